# Somebody to go to a meeting with. No list of who comes, no proof that anybody went; a no needs no reason.

# reviewed: none
companions-consent-label = Company on the way to a meeting
# reviewed: none
companions-consent-body = For which times of which meetings you asked for company or offered it, with whom you go, and your thread. It is readable in the database, so that the two of you can be found. What comes to nothing is deleted as the meeting begins, the rest a day after its end. Whether anybody went is never kept.
# reviewed: none
kept-companion-seats = { $n ->
    [one] One time of a meeting for which you asked for company or offered it.
   *[other] { $n } times of meetings for which you asked for company or offered it.
}
# reviewed: none
companions-switch = Company on the way to a meeting
# reviewed: none
companions-channel = Company for meetings: where I make a private thread for two. Without one I use the buddies' channel
# $n = how many, $channel = where
# reviewed: none
companions-untold = { $n ->
    [one] A thread for two who go to a meeting together could not be made in { $channel }.
   *[other] { $n } threads for people who go to a meeting together could not be made in { $channel }.
} Please check what I may do there.
# reviewed: none
companions-card = Go with somebody
# reviewed: none
companions-no-channel = Going with somebody is not set up in this server. Admins can choose a channel for it with `/setup`.
# reviewed: none
companions-no-time = This meeting has no time in the next two weeks that you could ask for.
# $days = number
# reviewed: none
companions-too-far = That is more than { $days } days away. Please ask again closer to it.
# reviewed: none
companions-too-late = It begins too soon to find somebody. A later time of it may work.
# reviewed: none
companions-already = You said something else for this time already. You can take that back first.
# $most = number
# reviewed: none
companions-enough = You have asked or offered for { $most } times already. Take one back, or let one pass, and there is room.
# reviewed: none
companions-over = That is over, or was changed just now. Nothing more happens with it.
# $days = number
# reviewed: none
companions-account-young = Your Discord account has to be { $days } days old before I can bring you together with somebody. That's for everybody's safety, and time does it by itself.
# $days = number
# reviewed: none
companions-member-young = You have to be a member of this server for { $days } days before I can bring you together with somebody. That's for everybody's safety, and time does it by itself.
# $role = a role's id
# reviewed: none
companions-adults-only = In this server this is for people with the role <@&{ $role }>. Moderators can tell you how to get it.
# reviewed: none
companions-suspended = Staff of this server have to look at something first, so I can't bring you together with somebody here for now. They can tell you more.

# Choosing

# $meeting = name
# reviewed: none
companions-open = ### Go with somebody
    To { $meeting }. Which time is it about?
# $zone = name
# reviewed: none
companions-open-zone = The list below names the times as they are there, in { $zone }.
# reviewed: none
companions-which = Choose one
# $meeting = name, $when = moment
# reviewed: none
companions-time = **{ $meeting }**
    { $when }
# reviewed: none
companions-how = If somebody asks and somebody would come along, I ask you both. Names are told only after both said yes. If it comes to nothing, it ends quietly.
# reviewed: none
companions-ask = I'd go if someone came with me
# reviewed: none
companions-come = I'd come along
# reviewed: none
companions-code = ### Before you go on
    - We are peers, not counsellors, and going together is no promise.
    - What is shared stays between you, except when somebody is in danger.
    - No dating and nothing sexual; no money, photos or addresses. Meet at the meeting itself, not at home.
    - No using together, no finding drugs for each other.
    - Either can say no at any time, and owes no reason.
    - What feels wrong is reported: one press, on every message about it.
# reviewed: none
companions-all = My meetings with company
# reviewed: none
companions-all-title = ### Meetings you asked or offered to go to together
# $meeting = name, $when = moment, $state = how it stands
# reviewed: none
companions-line = - **{ $meeting }**, { $when }: { $state ->
    [offered] somebody is there
    [said-yes] you said yes
    [together] you go together
   *[waiting] waiting
}
# reviewed: none
companions-none = None now. On a meeting's card you can ask for company, or offer it.
# reviewed: none
companions-to-board = Meetings

# How it stands

# reviewed: none
companions-waiting = **I wrote it down.** As soon as there is somebody I write to you. If nobody turns up, it ends quietly as the meeting begins.
# reviewed: none
companions-waits = **You said yes.** I tell you as soon as the other one does too. If not, it ends quietly.
# $side = what the reader said
# reviewed: none
companions-offer = { $side ->
    [comes] **Somebody would go if someone came with them.**
   *[asks] **Somebody would come along.**
} You are both asked. Names are told only if both say yes, and nobody hears of a no.
# reviewed: none
companions-yes = Yes, together
# reviewed: none
companions-no = Not this time
# reviewed: none
companions-stop = Take it back
# $person = name and mention
# reviewed: none
companions-together = **You go together with { $person }.** You both said yes.
# $place = thread or none, $opens = moment
# reviewed: none
companions-place = { $place ->
    [none] Your thread opens a day before the meeting ({ $opens }), or at once if that has passed.
   *[other] Your place: { $place }
}
# reviewed: none
companions-declined = That's fine. Nobody is told, or only that it won't go ahead.
# reviewed: none
companions-end = I can't come after all
# reviewed: none
companions-end-ask = The other one is told that it won't go ahead, and not why. Shall I?
# reviewed: none
companions-end-keep = Leave it as it is
# $felt = how it was
# reviewed: none
companions-felt = { $felt ->
    [good] Good to hear. I keep nothing of it; a note for yourself is yours to write.
    [mixed] That's how it often is. Some need two or three tries to find a meeting that fits. I keep nothing of it.
   *[hard] Thank you for saying so. You need not carry it alone: somebody to talk to is one press away. I keep nothing of it.
}
# $felt = how it was
# reviewed: none
companions-felt-label = { $felt ->
    [good] Good
    [mixed] So-so
   *[hard] Hard
}
# reviewed: none
companions-note = A note for myself

# Messages

# reviewed: none
companions-show = Show me
# $server = name
# reviewed: none
companions-letter-offer = There is news for you from { $server }, as you asked. Press to see it.
# reviewed: none
companions-letter-met = There is news for you, as you asked.
# $person = name and mention
# reviewed: none
companions-letter-met-who = You go together with { $person }. You both said yes.
# reviewed: none
companions-letter-off = Something you had planned won't go ahead. That happens, and it's not about you. I keep nothing of it.
# reviewed: none
companions-letter-after = How was it? You need not answer, and I keep nothing of it.

# Their place

# $code = digits
# reviewed: none
companions-place-name = Two of us { $code }
# $people = mentions
# reviewed: none
companions-opening = { $people }, this is your place for before the meeting. You both said yes to going together.
# reviewed: none
companions-opening-first = Say hello when it suits you. A first question can be: where shall we meet, in the call or at the door? The day after the meeting this is folded away.
