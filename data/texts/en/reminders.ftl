# Reminders by direct message. The message may be seen on a lock screen: no word about substances,
# recovery or a count in it. No word on days without an answer.

# reviewed: none
command-reminders = A private message at a time you choose: set, change or stop it. Only you see this.

# reviewed: none
messages-consent-label = Direct messages I ask for
# reviewed: none
messages-consent-body = Reminders that you set come as a direct message, to you alone, and their first line says nothing about why. The times and days you choose stay readable in the database, because I have to find what is due. You can stop, snooze or lessen each one on the message itself.
# reviewed: none
kept-reminders = { $n ->
    [one] One reminder that you set.
   *[other] { $n } reminders that you set.
}
# reviewed: none
reminders-home = Reminders

# The message

# reviewed: none
reminders-message = A moment for yourself?
# reviewed: none
reminders-message-about = { $purpose ->
    [morning] What would you like this day to have in it? One small thing is plenty.
    [evening] Before the day ends: what was good enough about it?
   *[checkin] How are you right now? A few seconds are enough, and only you see the answer.
}
# reviewed: none
reminders-check-in = Check in
# reviewed: none
reminders-less-often = Less often
# reviewed: none
reminders-snooze = Snooze
# reviewed: none
reminders-stop = Stop

# Setting them

# reviewed: none
reminders-title = ### Reminders
    A direct message at your own time. Its first line says nothing about why, and nobody else sees it.
# reviewed: none
reminders-none = None yet. You may have one of each, or none at all.
# reviewed: none
reminders-purpose = { $purpose ->
    [morning] Morning intention
    [evening] Evening review
   *[checkin] Check-in reminder
}
# reviewed: none
reminders-set = { $purpose ->
    [morning] Set a morning intention
    [evening] Set an evening review
   *[checkin] Set a check-in reminder
}
# $name = which reminder, $rule = how often; the next time follows
# reviewed: none
reminders-line = { $name }: { $rule }
# $n = a number of days, $weekday = the name of a day, $at = a time of day
# reviewed: none
reminders-rule = { $cadence ->
    [daily] every day at { $at }
    [days] every { $n } days at { $at }
    [weekly] every { $weekday } at { $at }
   *[aftercare] once a week for eight weeks, then every two weeks for ten months, then monthly, at { $at }
}
# reviewed: none
reminders-is-stopped = stopped
# reviewed: none
reminders-upcoming = Next times:
# reviewed: none
reminders-quiet = That lies inside your quiet hours ({ $start } to { $end }). It comes all the same, because you chose this time.
# reviewed: none
reminders-zone = Times are in { $zone }, because you haven't chosen a time zone. Change it with /settings.
# reviewed: none
reminders-paused = You have paused everything, so none of these comes until you end the pause in /settings.
# reviewed: none
reminders-change = Change
# reviewed: none
reminders-start-again = Start again
# reviewed: none
reminders-remove = Remove
# reviewed: none
reminders-all = All reminders
# reviewed: none
reminders-back = Back
# reviewed: none
reminders-at = Time of day
# $zone = the time zone it is in
# reviewed: none
reminders-at-hint = For example 8:00 or 7 pm. Time zone: { $zone }
# reviewed: none
reminders-cadence = How often
# reviewed: none
reminders-cadence-option = { $cadence ->
    [daily] Every day
    [days] Every few days
    [weekly] Once a week
   *[aftercare] After a programme: weekly at first, then rarer
}
# reviewed: none
reminders-n = Every how many days?
# $most = the largest number of days
# reviewed: none
reminders-n-hint = Only for “Every few days”: 2 to { $most }.
# reviewed: none
reminders-weekday = On which day?
# reviewed: none
reminders-weekday-hint = Only for “Once a week”. Help: /help-now

# What was done

# reviewed: none
reminders-saved = Saved. Only you know of it.
# reviewed: none
reminders-stopped = Stopped. Nothing more comes unless you start it again.
# reviewed: none
reminders-again = It comes again.
# $rule = how often it comes now
# reviewed: none
reminders-less = From now on: { $rule }.
# $day = the day it comes again
# reviewed: none
reminders-snoozed = Quiet until { $day }.
# reviewed: none
reminders-snooze-ask = For how long should it be quiet?
# reviewed: none
reminders-week = A week
# reviewed: none
reminders-until = Until a date
# reviewed: none
reminders-until-title = Quiet until a date
# reviewed: none
reminders-until-ask = On which day may it come again?
# reviewed: none
reminders-until-hint = For example 4 March, or in 3 weeks. Help: /help-now

# What cannot be

# reviewed: none
reminders-not-found = This reminder isn't there any more. /reminders shows those you have.
# $most = the largest number of days
# reviewed: none
reminders-days-range = For every few days I need a number from 2 to { $most }. Nothing was changed.
# reviewed: none
reminders-weekday-missing = For once a week I need to know the day. Nothing was changed.
# reviewed: none
reminders-rarest = It comes every four weeks already, which is as rarely as I can. You can stop it, or let it be quiet until a date.
# reviewed: none
reminders-snooze-past = That day isn't ahead. Nothing was changed.
# reviewed: none
reminders-snooze-far = That is more than a year away. Stop it instead, and start it again whenever you like. Nothing was changed.
