# A server's own meetings, for its admins, and what its members read of them.

# reviewed: none
kept-meeting-hosts = { $n ->
    [one] One meeting that you are down to host.
   *[other] { $n } meetings that you are down to host.
}
# reviewed: none
server-meetings-zone-first = Please choose this server's time zone with `/setup region` first. A guess would put meetings at the wrong hour.
# reviewed: none
server-meetings-minutes = A meeting takes between { $least } and { $most } minutes. Nothing was changed.
# reviewed: none
server-meetings-name = A name has up to { $most } characters, and at least one. Nothing was changed.
# reviewed: none
server-meetings-place = Please say where it is. Nothing was changed.
# reviewed: none
server-meetings-link = A link begins with https:// and holds no name or password before an @. Nothing was changed.
# reviewed: none
server-meetings-most = This server has { $most } meetings, and that is as many as I keep.
# reviewed: none
server-meetings-hosts = A rota has up to { $most } people. Nothing was changed.
# reviewed: none
server-meetings-not-found = I find no such meeting. It may have been ended just now.

# Setting up

# reviewed: none
command-setup-meetings = Meetings this server holds, and public listings on its board. Only you see this.
# reviewed: none
server-meetings-section = Meetings
# $n = how many meetings the server holds
# reviewed: none
server-meetings-title = { $n ->
    [0] ### Meetings this server holds
        None yet. What you add here stands on everybody's `/meeting list`, in their own time.
   *[other] ### Meetings this server holds: { $n }
        They stand on everybody's `/meeting list`, in their own time.
}
# reviewed: none
server-meetings-open-one = Open one
# reviewed: none
server-meetings-add = Add a meeting
# reviewed: none
server-meetings-feeds = Public listings
# reviewed: none
server-meetings-all = All meetings
# reviewed: none
server-meetings-back = Back to it
# reviewed: none
server-meetings-draft = (draft)
# reviewed: none
server-meetings-is-draft = A draft: only admins see it. Look at the dates, then put it on the board.
# reviewed: none
server-meetings-no-dates = No date lies ahead.
# $n = a number of dates, $zone = a time zone
# reviewed: none
server-meetings-dates = The next { $n } dates in { $zone }; in brackets in your own time:
# $weekday = a weekday, $nth = which one of the month, $day = a day of the month, $minutes = a number
# reviewed: none
server-meetings-rule = { $repeat ->
    [once] Once, { $minutes } minutes.
    [daily] Every day, { $minutes } minutes.
    [weekly] Every { $weekday }, { $minutes } minutes.
    [fortnightly] Every second { $weekday }, { $minutes } minutes.
    [monthly_nth] Each month on { $weekday } number { $nth }, { $minutes } minutes.
    [monthly_last] Each month on the last { $weekday }, { $minutes } minutes.
    [monthly_day] Each month on day { $day }, { $minutes } minutes.
   *[rrule] By a rule of its own, { $minutes } minutes.
}
# reviewed: none
server-meetings-nowhere = Nothing says yet where it is.
# $text = a link with its passcode, or a note on passcodes
# reviewed: none
server-meetings-private = Only in private answers: { $text }
# reviewed: none
server-meetings-when = Name and time
# reviewed: none
server-meetings-where = Where
# reviewed: none
server-meetings-about = What it is like
# reviewed: none
server-meetings-announce = Reminders and hosts
# reviewed: none
server-meetings-publish = Put it on the board
# reviewed: none
server-meetings-published = It stands on the board now.
# reviewed: none
server-meetings-hide = Take it off the board
# reviewed: none
server-meetings-hidden = It is off the board; nothing of it was deleted.
# reviewed: none
server-meetings-end = End it for good
# $name = the meeting
# reviewed: none
server-meetings-end-ask = End **{ $name }** for good? Those who follow it are told privately that it has ended.
# reviewed: none
server-meetings-end-yes = End it
# reviewed: none
server-meetings-skip = Leave one date out
# $name = the meeting, $day = a date
# reviewed: none
server-meetings-skip-ask = Leave out **{ $name }** on { $day }? Those who follow it are told privately.
# reviewed: none
server-meetings-skip-yes = Leave it out
# reviewed: none
server-meetings-skipped = Left out. Those who follow it are told.
# reviewed: none
server-meetings-form-title = A meeting
# reviewed: none
server-meetings-name-ask = Name
# reviewed: none
server-meetings-first = First date and time
# $zone = a time zone
# reviewed: none
server-meetings-first-hint = Such as 2026-12-05 19:00, in { $zone }
# reviewed: none
server-meetings-first-time = Please give the time too, such as 2026-12-05 19:00. Nothing was changed.
# reviewed: none
server-meetings-length = Minutes
# $least, $most = numbers
# reviewed: none
server-meetings-length-hint = Between { $least } and { $most }
# reviewed: none
server-meetings-repeat-ask = How often?
# reviewed: none
server-meetings-repeat-hint = The first date decides which weekday or day of the month
# reviewed: none
server-meetings-repeat = { $repeat ->
    [once] Once
    [daily] Every day
    [weekly] Every week on that weekday
    [fortnightly] Every second week
    [monthly_nth] Monthly, such as the first Saturday
    [monthly_last] Monthly on the last such weekday
    [monthly_day] Monthly on that date
   *[rrule] By the rule below
}
# reviewed: none
server-meetings-rrule = Rule (RRULE), if you need one
# reviewed: none
server-meetings-rrule-hint = Such as FREQ=MONTHLY;BYDAY=1SA,3SA
# reviewed: none
server-meetings-where-ask = ### Where is it?
    Choose a voice or stage channel of this server, or one of the others.
# reviewed: none
server-meetings-voice = A voice or stage channel
# reviewed: none
server-meetings-where-kind = { $where ->
    [voice] Voice channel
    [stage] Stage channel
    [link] Link
    [phone] Phone number
   *[in_person] Place to go to
}
# reviewed: none
server-meetings-codes = Passcode or how to get in
# reviewed: none
server-meetings-codes-hint = Shown in private answers only, never in a channel
# reviewed: none
server-meetings-notes = What should people know?
# reviewed: none
server-meetings-notes-hint = Everybody can read it. No names of people, please.

# Reminders, events, hosts

# $name = the meeting
# reviewed: none
server-meetings-announce-title = ### { $name }: reminders and hosts
    Every choice counts at once.
# reviewed: none
server-meetings-announce-channel = **Reminder in a channel**, and how long before. It names the meeting and no passcode.
# $lead = minutes
# reviewed: none
server-meetings-lead = { $lead ->
    [60] 1 hour before
    [15] 15 minutes before
   *[0] When it begins
}
# reviewed: none
server-meetings-announce-role = **Who is pinged there.** Best a role that people give themselves.
# reviewed: none
server-meetings-nobody = Nobody
# reviewed: none
server-meetings-role-everyone = I don't ping everyone. Choose a role that people give themselves, or nobody.
# $role = the role
# reviewed: none
server-meetings-role-quiet = { $role } is saved. To ping it I need *Mention everyone*, or the role has to be mentionable by anyone.
# $most = a number
# reviewed: none
server-meetings-announce-hosts = **Hosts**, up to { $most }, in turn. Each is told privately a day before. Please ask them first.
# reviewed: none
server-meetings-no-hosts = Nobody yet
# reviewed: none
server-meetings-event-on = Show it as a Discord event
# reviewed: none
server-meetings-event-off = No Discord event
# reviewed: none
server-meetings-event-missing = For that I need the permission *Create Events*, and for a voice or stage channel to see and join it. Nothing was changed.
# reviewed: none
server-meetings-event-place = See /meeting list
# $n = how many, $channel = where the newest would have been
# reviewed: none
server-meetings-untold = { $n ->
    [one] A reminder of a meeting could not be posted in { $channel }. Please look at that channel and my permissions there.
   *[other] { $n } reminders of meetings could not be posted, the newest in { $channel }. Please look at that channel and my permissions there.
}
# reviewed: none
server-meetings-untold-event = A Discord event for a meeting could not be made. I need *Create Events*, and for a voice or stage channel to see and join it.
# $name = the meeting, $when = how far off, $at = a time of day
# reviewed: none
server-meetings-post = **{ $name }** { $when }, at { $at }.
# reviewed: none
server-meetings-open = Details and reminders
# $name = the meeting, $when = a day and time
# reviewed: none
server-meetings-host = You're down to host **{ $name }** on { $when }. If that doesn't suit you, tell the admins: nobody needs a reason.
