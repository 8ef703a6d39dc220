# Blocks and reports: calm, brief, nobody is asked for reasons.

# reviewed: none
kept-blocks = { $n ->
    [one] One person you asked to be kept apart from. Only you can see who.
   *[other] { $n } people you asked to be kept apart from. Only you can see who.
}
# reviewed: none
reports-yourself = That one is you, so there is nothing to do.
# $most = how many one person may keep
# reviewed: none
reports-blocks-full = You have { $most } of these, and I can't keep more. Lift one first.
# The entry in Apps menus of messages and people; at most 32 characters
# reviewed: none
reports-menu = Report to the moderators
# reviewed: none
reports-block-menu = Keep us apart
# reviewed: none
reports-button = Report
# reviewed: none
reports-block-button = Block
# reviewed: none
reports-home = Keeping apart
# reviewed: none
command-blocks = The people you asked to be kept apart from. Only you see them.
# reviewed: none
reports-which = Whom is it about?
# reviewed: none
reports-bot = That one is a bot. The people who run this server can take it out.
# reviewed: none
reports-where = I can't tell which server this belongs to. Open it again on the server, from the Apps menu of a message or a person.
# reviewed: none
reports-nobody = I can't give a report about this person to anybody here: they own this server, so nobody stands above them. Nothing was sent.
# $contact = how the operator is reached
# reviewed: none
reports-nobody-else = You can report to Discord itself, or write to the people who host this bot: { $contact }. If you are in danger now, press Help.
# reviewed: none
reports-to-discord = Report to Discord
# $name = the person it is about
# reviewed: none
reports-start = This is about **{ $name }**. Nothing is sent until you have seen every word of it.
# reviewed: none
reports-reader = { $reader ->
    [staff] It goes to the moderators of { $server }, in their own channel. They see your name. { "**" }The person it is about is not told, and never sees who sent it.{ "**" }
    [owner] It goes to the owner of { $server } alone, by direct message: either it is about somebody who reads what moderators read, or there is no channel of theirs that I can use. The owner sees your name. { "**" }The person it is about is not told, and never sees who sent it.{ "**" }
   *[nobody] Nobody here can be given it.
}
# reviewed: none
reports-concern-ask = What is it about?
# reviewed: none
reports-concern = { $concern ->
    [harassment] Harassment or threats
    [sexual] Something sexual that was not wanted
    [money] Money, or selling
    [sourcing] Getting or using substances together
    [minor] Somebody who may be under 18
    [worry] I'm worried about this person
   *[else] Something else
}
# reviewed: none
reports-preview = This is every word that would be sent:
# reviewed: none
reports-does = If you send it, the two of you are kept apart from now on, on every server I'm on. I'll never bring you together again, and that stays.
# reviewed: none
reports-does-worry = Being worried holds nothing against anybody: it keeps nobody apart.
# reviewed: none
reports-copy = You can add a copy of the message, exactly this. It is kept encrypted for 180 days, and each time a moderator reads it that is written down.
# reviewed: none
reports-send = Send it
# reviewed: none
reports-send-copy = Send, with the copy
# reviewed: none
reports-do-not = Don't send it
# reviewed: none
reports-sent = { $reader ->
    [staff] Sent. It goes to the moderators now. They're volunteers and may not be awake.
    [owner] Sent. It goes to the server's owner now. They may not be awake.
   *[nobody] Nothing was sent.
}
# reviewed: none
reports-apart-now = The two of you are kept apart from this moment, without waiting for anybody.
# reviewed: none
reports-urgent = If somebody is in danger now, press Help. It doesn't wait for moderators.
# reviewed: none
reports-not-sent = Nothing was sent, and nobody was told.
# $most = how many in a day
# reviewed: none
reports-enough = That would be more than { $most } reports in a day, and I can't send more. Nothing was sent. You can still block somebody. If you are in danger now, press Help.
# reviewed: none
reports-already = You sent this report already. It is with the people who read reports here.
# reviewed: none
reports-gone = There is nothing to see here any more. Reports are gone after 180 days, and copies with the account of whoever sent them.
# reviewed: none
reports-card = **Report: { $what }**
    { $by } reports { $about }.
# reviewed: none
reports-card-nameless = **Report.** Whoever sent it has erased their account here, so I know no names any more.
# reviewed: none
reports-card-owner = A message for you as the owner of { $server }. Nobody else got it.
# $n = how many different people
# reviewed: none
reports-card-others = In the last 90 days { $n } different people reported this person here.
# reviewed: none
reports-card-dealt = Dealt with.
# reviewed: none
reports-card-care = Please don't tell the reported person who sent this. The two are kept apart already.
# reviewed: none
reports-standing = { $standing ->
    [paused] Their buddy pairing is paused until staff decide, since two different people reported them.
    [kept] Staff decided: their buddy pairing stays paused.
   *[lifted] Their buddy pairing is not paused.
}
# reviewed: none
reports-decision = { $decision ->
    [dealt] Dealt with
    [keep] Keep pairing paused
   *[lift] Lift the pause
}
# reviewed: none
reports-decided = { $decision ->
    [dealt] Noted as dealt with. Thank you for looking after this.
    [keep] Their pairing stays paused until staff lift it.
   *[lift] The pause is lifted. What was reported before counts no more; those who reported stay apart from them.
}
# reviewed: none
reports-read-copy = Read the copied message
# reviewed: none
reports-copy-read = The message as the reporter saw it. That you read it is written down for all staff.
# reviewed: none
reports-not-read = I couldn't hand over something you sent: neither the moderators' channel nor the owner could be reached. Nobody has read it. What it changed between you and the other person holds.
# $n = how many
# $channel = the staff channel
# $ref = which one
# reviewed: none
reports-untold = { $n ->
    [one] A report could not be handed over.
   *[other] { $n } reports could not be handed over.
} Please choose a staff channel that I can post in and that not everyone can read.
# $person = the person it is about
# reviewed: none
reports-block-ask = Keep you and { $person } apart, on every server I'm on?
    - **Block**: I never bring you together, what you share through me ends, and neither of you reaches the other through me.
    - **Only never pair us**: I never bring you together; nothing else changes.

    They are not told. You owe no reason. It holds until you lift it, even if one of you erases everything and comes back. In Discord itself you can block somebody too: I can't do that for you.
# reviewed: none
reports-block-yes = Block
# reviewed: none
reports-not-with-yes = Only never pair us
# reviewed: none
reports-kept-apart = { $why ->
    [block] Done. You are kept apart from this moment, and they are not told.
    [not-with] Done. I'll never pair the two of you, and they are not told.
   *[other] You are kept apart.
}
# $n = how many
# reviewed: none
reports-mine = { $n ->
    [0] You asked to be kept apart from nobody. To do so, open the Apps menu of a person.
    [one] You asked to be kept apart from one person. Only you see this.
   *[other] You asked to be kept apart from { $n } people. Only you see this.
}
# $n = how many are shown
# reviewed: none
reports-mine-more = The newest { $n } are shown.
# reviewed: none
reports-mine-line = { $why ->
    [block] { $person }: blocked, since { $day }
    [not-with] { $person }: never paired, since { $day }
   *[other] { $person }, since { $day }
}
# reviewed: none
reports-mine-nameless = { $why ->
    [block] Somebody you blocked before you erased everything, on { $day }
    [not-with] Somebody you wanted not to be paired with before you erased everything, on { $day }
   *[other] Somebody, since { $day }
}
# $n = which line
# reviewed: none
reports-lift = Lift { $n }
# reviewed: none
reports-lifted = Lifted. That one holds no more.
# reviewed: none
kept-report-bodies = { $n ->
    [one] One report you sent: whom and what it is about, and the copied message if you added it.
   *[other] { $n } reports you sent: whom and what they are about, and copied messages if you added them.
} Gone after 180 days.
# reviewed: none
reports-check = There is no staff channel that I can post in and that not everyone can read, so reports go to the owner alone, by direct message. Choose one with /setup channels.
