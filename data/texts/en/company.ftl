# Asking one's buddy for company. Short words: somebody reads them on a hard evening.

# reviewed: none
company-next = Ask my buddy for company
# reviewed: none
company-ask = ### Ask for company?
    Your buddy would get this as a direct message, and nothing else:
# reviewed: none
company-ask-honest = They may be asleep or away. In danger, don't wait for an answer: Help is below.
# reviewed: none
company-which = Whom would you like to ask?
# reviewed: none
company-send = Send it
# reviewed: none
company-not-now = Not now
# reviewed: none
company-sent = It is on its way. I tell you when somebody answers, and in 15 minutes if nobody has. You can press Help at any time.
# $name = a name and a mention
# reviewed: none
company-call = { $name } would like company now. A short hello is enough. You don't have to fix anything, and you may say that you can't.
# $when = a time
# reviewed: none
company-call-late = This was asked { $when } and comes late, because I was away. A hello may still be welcome.
# reviewed: none
company-letter = There is a message for you.
# $place = a channel
# reviewed: none
company-place = Your place: { $place }
# reviewed: none
company-here = I'm here
# reviewed: none
company-cannot = I can't right now
# reviewed: none
company-here-told = Thank you. They are told that you are here. Write to them, or call if you two do that.
# reviewed: none
company-cannot-told = That's fine. They are told, kindly, that you can't right now, and who else is there.
# $name = a name and a mention
# reviewed: none
company-somebody = { $name } is here for you.
# reviewed: none
company-nobody-yet = Nobody has answered yet. That's mostly about time, not about you. You don't have to wait alone; here is who else is there.
# reviewed: none
company-cannot-now = Your buddy can't right now. That isn't about you. Here is who else is there.
# reviewed: none
company-team = { $team ->
    [helpers] Ask the helpers
   *[staff] Ask a moderator
}
# reviewed: none
company-team-ask = { $team ->
    [helpers] I would write this in the helpers' channel of the server. Everybody who can read it there sees it:
   *[staff] I would write this in the staff channel of the server. Everybody who can read it there sees it:
}
# $name = a name and a mention
# reviewed: none
company-team-call = { $name } would like company now. A short hello would be welcome; that's all I know.
# reviewed: none
company-team-told = { $team ->
    [helpers] The helpers are told. They are volunteers and may not be awake.
   *[staff] The moderators are told. They are volunteers and may not be awake.
}
# reviewed: none
company-team-unreachable = I couldn't write there, so nobody was told. Help has people you can reach now.
