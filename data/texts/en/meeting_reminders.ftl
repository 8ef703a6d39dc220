# Meetings that a member follows. A message may be seen on a lock screen: no name, no programme, no word about
# recovery in it before a button is pressed.

# reviewed: none
meetings-consent-label = Meetings I follow
# reviewed: none
meetings-consent-body = Which meetings you follow and how long before you'd like to be told. Reminders come as a direct message to you alone, and say nothing but when. Which meeting, and when you chose it, stays readable in the database, because I have to find whom to tell when one is called off. Kinds of meeting and what you note about those you tried are encrypted. Nobody gets a list of who comes.
# reviewed: none
kept-meeting-follows = { $n ->
    [one] One meeting, or kind of meeting, that you follow.
   *[other] { $n } meetings, or kinds of meeting, that you follow.
}
# reviewed: none
kept-meeting-tries = { $n ->
    [one] One note on a meeting you tried. Only you can see it.
   *[other] { $n } notes on meetings you tried. Only you can see them.
}
# reviewed: none
meeting-reminders-title = ### Meetings you follow
    Only you see this. Reminders come as a direct message that names nothing.
# reviewed: none
meeting-reminders-none = None yet, and that's fine.
# reviewed: none
meeting-reminders-choose = ### Be reminded of a meeting
    Open one of these, or find another, and press *Remind me*.
# reviewed: none
meeting-reminders-no-next = No time of it lies ahead.
# reviewed: none
meeting-reminders-unknown = A meeting that is no longer listed
# $leads = how long before, one or more
# reviewed: none
meeting-reminders-told = You hear of it: { $leads }.
# reviewed: none
meeting-reminders-once = This one time.
# reviewed: none
meeting-reminders-a-kind = A kind of meeting
# reviewed: none
meeting-reminders-any = Any meeting
# reviewed: none
meeting-reminders-paused = Everything unasked is paused in your settings, so none of these comes now.
# reviewed: none
meeting-reminders-lead = { $lead ->
    [1440] 24 hours before
    [60] 1 hour before
    [15] 15 minutes before
   *[0] when it begins
}
# reviewed: none
meeting-reminders-leads = When should I tell you?
# reviewed: none
meeting-reminders-follow-title = Remind me (only you see this)
# reviewed: none
meeting-reminders-which-ask = Which times?
# reviewed: none
meeting-reminders-which = { $which ->
    [next] Only the next one
   *[series] Every time it takes place
}
# reviewed: none
meeting-reminders-kind-title = Follow this kind (only you see this)
# $most = a number
# reviewed: none
meeting-reminders-kind-hint = At most the first { $most } of each day, so that it stays quiet.
# reviewed: none
meeting-reminders-followed = You'll hear of it. Next:
# reviewed: none
meeting-reminders-check = If it is called off or moved here, I'll tell you.
# $most = a number
# reviewed: none
meeting-reminders-kind-followed = You'll hear of these, at most the first { $most } of each day.
# reviewed: none
meeting-reminders-change = Tell me earlier or later
# reviewed: none
meeting-reminders-stop = Stop these
# reviewed: none
meeting-reminders-stopped = Stopped. Nothing more comes about it.
# reviewed: none
meeting-reminders-show = Show me
# reviewed: none
meeting-reminders-no-lead = Please choose at least one time before. Nothing was changed.
# reviewed: none
meeting-reminders-no-time = No time of it lies ahead that I could remind you of. Its own page, or whoever runs it, knows more.
# reviewed: none
meeting-reminders-not-found = You don't follow that any more.
# $most = a number
# reviewed: none
meeting-reminders-most = I can keep up to { $most } meetings for you. Stop one, and there is room again.
# $most = a number
# reviewed: none
meeting-reminders-most-kinds = I can keep up to { $most } kinds of meeting for you. Stop one, and there is room again.
# $when = how far off, $at = a time of day; both rendered by Discord
# reviewed: none
meeting-reminders-message = Something you asked me to tell you of: { $when }, at { $at }.
# reviewed: none
meeting-reminders-message-check = -# Listed by others: please look before you go.
# $when = a day and time rendered by Discord, none when there is none
# reviewed: none
meeting-reminders-news = { $news ->
    [skipped] Something you follow does not take place this time: { $when }.
    [ended] Something you follow has ended for good.
    [unlisted] Something you follow is no longer listed where I read it. Please check before you go.
   *[moved] Something you follow has other times now. Next: { $when }.
}
# reviewed: none
meeting-reminders-calendar = Calendar file
# reviewed: none
meeting-reminders-calendar-about = ### Your meetings as a file
    Any calendar program opens it, with the right time zone. Who else sees your calendar? The neutral file calls each of them *Busy* and has no place.
# reviewed: none
meeting-reminders-file = With names and places
# reviewed: none
meeting-reminders-file-neutral = Neutral
# reviewed: none
meeting-reminders-neutral-title = Busy
# reviewed: none
meeting-reminders-file-made = Here it is. It shows what you follow today; ask again when that changes.
# reviewed: none
meeting-reminders-nothing-to-save = You follow no meeting with a time ahead, so there is nothing to put into a file yet.
# reviewed: none
meeting-reminders-tries = { $n ->
    [0] ### What you tried
        Three different ones tell more than one. What you note here is encrypted, for you alone.
   *[other] ### What you tried: { $n }
        For you alone, encrypted. There is no right number.
}
# reviewed: none
meeting-reminders-felt = { $felt ->
    [good] felt good
    [not_for_me] not for me
   *[unsure] not sure
}
# reviewed: none
meeting-reminders-try = Note one
# reviewed: none
meeting-reminders-untry = Take a note away
# reviewed: none
meeting-reminders-try-title = A meeting I tried (only you see this)
# reviewed: none
meeting-reminders-try-name = Which one? Any words you'll recognise
# reviewed: none
meeting-reminders-try-felt = How was it for you?
# reviewed: none
meeting-reminders-try-note = Anything to remember (encrypted)
# $name, $note = numbers
# reviewed: none
meeting-reminders-try-length = A name has up to { $name } characters and at least one, a note up to { $note }. Nothing was saved.
# $most = a number
# reviewed: none
meeting-reminders-most-tries = I can keep up to { $most } notes. Take one away, and there is room again.
