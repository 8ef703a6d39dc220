# Counters of days. Days stay counted whatever happens; nothing here ranks one goal above another.

# reviewed: none
command-counter = Count days, if you want to. Only you see them.
# reviewed: none
command-counter-start = Begin counting days, from any date. Only you see it.
# reviewed: none
command-counter-show = Your counters and what they come to. Only you see them.
# reviewed: none
command-counter-slip = Record a slip your own way. Your days stay, and nobody is told.
# reviewed: none
command-counter-edit = Change a counter's words, goal or date. Only you see it.
# reviewed: none
command-counter-pause = Stop counting for a while. Your days stay.
# reviewed: none
command-counter-resume = Count on from where you paused.
# reviewed: none
command-counter-remove = Remove a counter of yours. It asks once more first.
# reviewed: none
command-counter-share = See the exact post first, then share a counter if you like.

# reviewed: none
counters-consent-label = My counters
# reviewed: none
counters-consent-body = Counters with your own words, goal and dates, what happened on the way, and private notes if you write some. No substance is asked. That you keep a counter or a note, and when you wrote it down, can be read in the database, and where you posted one if you did; everything else is encrypted.
# reviewed: none
kept-counters = { $n ->
    [one] One counter. Nobody but you sees it, unless you post it yourself.
   *[other] { $n } counters. Nobody but you sees them, unless you post one yourself.
}
# reviewed: none
kept-slip-notes = { $n ->
    [one] One private note on a counter. Nobody but you sees it.
   *[other] { $n } private notes on counters. Nobody but you sees them.
}

# reviewed: none
counters-home = My counters
# reviewed: none
counters-title = ### My counters
    Only you can see this.
# reviewed: none
counters-none = You have no counters, and you don't need one. If counting days would help, you can begin from any date.
# reviewed: none
counters-start = New counter
# reviewed: none
counters-all = My counters
# reviewed: none
counters-back = Back
# reviewed: none
counters-choose = Open a counter
# reviewed: none
counters-which = Which counter is it about?
# reviewed: none
counters-none-fits = None of your counters fits that right now. /counter show has them all.
# $n = how many counters are folded away
# reviewed: none
counters-folded = { $n ->
    [one] One counter is folded away.
   *[other] { $n } counters are folded away.
}
# reviewed: none
counters-unfold = Show all
# reviewed: none
counters-uncounted = You chose not to see numbers of days, so I keep them to myself. Every day counts all the same. You can change this in /settings.
# $zone = name of a time zone
# reviewed: none
counters-zone-hint = I count in { $zone } time. You can choose your own time zone with /settings.

## What a counter comes to

# reviewed: none
counters-goal = { $goal ->
    [abstain] Going without
    [reduce] Cutting down
    [taper] Tapering
    [medication] With medication
   *[break] Taking a break
}
# reviewed: none
counters-paused = paused
# reviewed: none
counters-years = { $n ->
    [one] 1 year
   *[other] { $n } years
}
# reviewed: none
counters-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}
# reviewed: none
counters-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
# reviewed: none
counters-hours = { $n ->
    [0] just begun
    [one] 1 hour so far
   *[other] { $n } hours so far
}
# $words = years, months and days; $days = the same in days alone
# reviewed: none
counters-words = { $words } ({ $days })
# $day = a date
# reviewed: none
counters-began = This count began on { $day }.
# $n = days until then; $day = a date
# reviewed: none
counters-begins = { $n ->
    [0] Begins later today.
    [one] Begins in 1 day, on { $day }.
   *[other] Begins in { $n } days, on { $day }.
}
# $good = days with the goal; $all = all days; $day = a date; $longest = days of the longest count
# reviewed: none
counters-since = { $all ->
    [one] Since { $day }: { $good } of 1 day with your goal.
   *[other] Since { $day }: { $good } of { $all } days with your goal.
} { $longest ->
    [one] Longest count: 1 day.
   *[other] Longest count: { $longest } days.
}
# $amount = a sum with its currency
# reviewed: none
counters-saved-money = Money kept: about { $amount }
# $hours = a number of hours
# reviewed: none
counters-saved-hours = Time kept: about { $hours } hours

## Beginning one

# reviewed: none
counters-start-title = New counter (only you see this)
# reviewed: none
counters-label = Your words for it
# reviewed: none
counters-label-hint = Whatever means something to you. It need not say what it is about.
# reviewed: none
counters-goal-ask = What are you counting?
# reviewed: none
counters-goal-hint = Each one counts as much as any other.
# reviewed: none
counters-start-when = From when?
# reviewed: none
counters-start-when-hint = Like 4 March 2026, yesterday 14:30, in 3 days. Empty: right now. Help: /help-now
# reviewed: none
counters-zone-ask = Where do your days begin and end? Here in direct messages no server tells me. Until you say it, I count in UTC.
# reviewed: none
counters-zone-choose = Choose my time zone
# reviewed: none
counters-zone-skip = Count in UTC
# reviewed: none
counters-started = Counting. Only you can see this.
# reviewed: none
counters-draft = Not counting yet. Open it to go on.
# $day = a date
# reviewed: none
counters-notice = What you wrote is safe. Counting from { $day } begins when you say so. The first days can be hard on a body, whatever it is about, so please read this first.
# reviewed: none
counters-notice-start = Start counting
# reviewed: none
counters-notice-medical = Find medical help
# reviewed: none
counters-notice-cancel = Don't start
# reviewed: none
counters-discarded = Not started, and what you wrote is gone. Whenever you like, you can begin.

## A slip

# lint-ok: a member's own word, chosen by them (G-7)
# reviewed: none
counters-slip = { $word ->
    [return] A return to use
    [relapse] A relapse
   *[slip] A slip
}
# lint-ok: a member's own word, chosen by them (G-7)
# reviewed: none
counters-slip-first = Thank you for being honest. { $word ->
    [return] A return to use
    [relapse] A relapse
   *[slip] A slip
} is something that happened, not who you are.
# $n = days with the goal so far
# reviewed: none
counters-slip-days = { $n ->
    [one] The day you already put in still counts.
   *[other] The { $n } days you already put in still count.
}
# reviewed: none
counters-slip-all = All you already put in still counts.
# reviewed: none
counters-slip-okay = First: are you physically okay?
# reviewed: none
counters-slip-fine = I'm okay
# reviewed: none
counters-slip-ill = Withdrawal or feeling ill
# reviewed: none
counters-slip-much = Took too much
# reviewed: none
counters-slip-unsafe = Not safe right now
# reviewed: none
counters-slip-how = How would you like to record this? Only you will see it.
# reviewed: none
counters-slip-new = New count from a date
# lint-ok: a member's own word, chosen by them (G-7)
# reviewed: none
counters-slip-keep = { $word ->
    [return] Keep my count, note a return to use
    [relapse] Keep my count, note a relapse
   *[slip] Keep my count, note a slip
}
# reviewed: none
counters-slip-none = Don't record it
# reviewed: none
counters-slip-title = What happened (only you see this)
# reviewed: none
counters-slip-when = When was it?
# reviewed: none
counters-slip-when-hint = Like yesterday 22:00, 3 days ago, 4 March. Empty: right now.
# reviewed: none
counters-slip-from = New count from when?
# reviewed: none
counters-slip-from-hint = Like today, tomorrow, 4 March 2026. Empty: from then on.
# reviewed: none
counters-note = A note, if you like
# reviewed: none
counters-note-hint = For yourself, encrypted. Help: /help-now, or the button after sending.
# reviewed: none
counters-slip-saved = Saved.
# $words = years, months and days
# reviewed: none
counters-slip-count-new = New count: { $words }.
# $words = years, months and days
# reviewed: none
counters-slip-count-kept = Your count goes on: { $words }.
# $n = days until then
# reviewed: none
counters-slip-ahead = { $n ->
    [0] Your new count begins later today.
    [one] Your new count begins in 1 day.
   *[other] Your new count begins in { $n } days.
}
# reviewed: none
counters-slip-next = Nothing was posted or sent to anyone. One next step?
# reviewed: none
counters-slip-unwritten = Nothing was written down, and your count is as it was. Saying it here took something.
# reviewed: none
counters-tolerance = If opioids or street pills might be involved: after a break, an amount you used before can stop your breathing. Please don't be alone with it, and keep naloxone close.
# reviewed: none
counters-not-now = Not now
# lint-ok: a member's own word, chosen by them (G-7)
# reviewed: none
counters-undo = { $word ->
    [return] Take back: return to use
    [relapse] Take back: relapse
   *[slip] Take back: slip
}
# reviewed: none
counters-undo-sure = Take it back? What you wrote about it is erased with it and can't be brought back. Your count would be as it was before.
# reviewed: none
counters-undo-yes = Take back and erase
# reviewed: none
counters-undo-no = Leave it as it is
# reviewed: none
counters-undone = Taken back. Your count is as it was before.
# reviewed: none
counters-look-back = Two-minute look back
# reviewed: none
counters-look-back-title = Look back (only you see this)
# reviewed: none
counters-question = { $question ->
    [where] Where was it, and when?
    [before] What led up to it?
    [helped] What helped before?
   *[change] One thing to try differently?
}
# reviewed: none
counters-look-back-saved = Saved, for you alone.

## What was

# reviewed: none
counters-past = Earlier counts and notes
# reviewed: none
counters-past-none = Nothing else is written down here.
# $start, $end = dates
# reviewed: none
counters-run = { $ending ->
    [slip] Counted from { $start } to { $end }
   *[pause] Counted from { $start } to { $end }, then a pause
}
# $start = a date
# reviewed: none
counters-run-open = Counting since { $start }
# $when = date and time
# lint-ok: a member's own word, chosen by them (G-7)
# reviewed: none
counters-slip-line = { $word ->
    [return] Return to use
    [relapse] Relapse
   *[slip] Slip
}: { $when }{ $kind ->
    [new-count] , a new count after it
   *[keep-count] , the count went on
}
# reviewed: none
counters-slip-open = Open one with its note

## Changing one

# reviewed: none
counters-edit = Edit
# reviewed: none
counters-edit-title = This counter (only you see it)
# reviewed: none
counters-edit-began = Began
# $day = a date
# reviewed: none
counters-edit-began-hint = Now: { $day }. Leave it empty to keep that.
# reviewed: none
counters-edit-hidden = In the list
# reviewed: none
counters-edit-hidden-option = Fold it away
# reviewed: none
counters-saved = Saved.
# reviewed: none
counters-date-updated = Date updated. Your history is the same.
# reviewed: none
counters-pause = Pause
# reviewed: none
counters-resume = Count on
# reviewed: none
counters-pause-done = Paused. Your days stay, and you can count on whenever you like.
# reviewed: none
counters-resume-done = Counting on from where you paused.
# reviewed: none
counters-savings = Money and time
# reviewed: none
counters-savings-title = What a day keeps (only you see it)
# reviewed: none
counters-money = Money a day
# reviewed: none
counters-currency = Currency
# reviewed: none
counters-currency-hint = A sign or a short name, like € or USD.
# reviewed: none
counters-hours-ask = Hours a day
# reviewed: none
counters-savings-hint = Like 12 or 12.50. Leave it empty if you'd rather not see it.
# reviewed: none
counters-remove = Remove
# $label = the member's own words
# reviewed: none
counters-remove-sure = Remove “{ $label }” with all its days and notes? It can't be brought back. If you shared it, I take the post down too.
# reviewed: none
counters-remove-yes = Remove it
# reviewed: none
counters-remove-no = Keep it
# reviewed: none
counters-removed = Removed.

## Sharing one

# reviewed: none
counters-share = Share…
# reviewed: none
counters-part = { $part ->
    [label] Your words for it
    [days] The present count
   *[total] All days
}
# $name = the member's name on this server
# reviewed: none
counters-post-title = **{ $name }** asked me to share this:
# $label = the member's own words
# reviewed: none
counters-post-label = “{ $label }”
# $words = years, months and days
# reviewed: none
counters-post-days = Counting: { $words }
# $n = days until then
# reviewed: none
counters-post-ahead = { $n ->
    [0] Begins today
    [one] Begins tomorrow
   *[other] Begins in { $n } days
}
# $good = days with the goal; $all = all days
# reviewed: none
counters-post-total = { $all ->
    [one] { $good } of 1 day
   *[other] { $good } of { $all } days
}

# reviewed: none
counters-post-unchanged = The post you made of this counter still says what it said before. You can take it back.

## When something cannot be done

# reviewed: none
counters-not-found = That counter is no longer there, so nothing was changed. /counter show has the ones you keep.
# $limit = a number of counters
# reviewed: none
counters-too-many = I can keep { $limit } counters for you, and you have that many. You can remove one first. Nothing was changed.
# reviewed: none
counters-label-empty = The words for it need at least one letter, number or sign that can be seen. Nothing was saved.
# $limit = a number of characters
# reviewed: none
counters-label-long = I can keep up to { $limit } characters as the words for a counter. Nothing was saved.
# $first, $second = two dates with their years
# reviewed: none
counters-which-year = That could be { $first } or { $second }. Please add the year, so that it can only be one of them. Nothing was saved.
# $year = the earliest year
# reviewed: none
counters-too-early = I can count from the year { $year } on. Please look at the year once more. Nothing was saved.
# $years = how many years ahead
# reviewed: none
counters-too-late = A count can begin up to { $years } years ahead. Please look at the date once more. Nothing was saved.
# reviewed: none
counters-in-future = That moment hasn't come yet. Please look at the date once more. Nothing was saved.
# reviewed: none
counters-not-begun = This counter has not begun yet, so there is nothing to change in its days.
# reviewed: none
counters-begun-already = This counter counts already, so it stays. You can remove it with /counter remove.
# reviewed: none
counters-before-start = That was before this counter began. Please look at the date once more, or correct when it began with /counter edit. Nothing was saved.
# reviewed: none
counters-slip-in-earlier = That was before you last began or went on counting, so a new count can't start there. You can record it with “Keep my count” instead: it is noted, and your count goes on. Nothing was saved.
# reviewed: none
counters-new-before-slip = The new count would begin before that. Please look at both dates once more. Nothing was saved.
# reviewed: none
counters-slip-not-found = That is no longer written down here, so nothing was changed.
# reviewed: none
counters-undo-too-late = It can be taken back for 24 hours, and they have passed. Your days are all still there, and a date can be corrected with /counter edit.
# reviewed: none
counters-undo-changed = Your count has moved on since, so this can't be taken back any more. Nothing was changed.
# reviewed: none
counters-runs-into-earlier = That day belongs to an earlier count of yours. Please look at the date once more. Nothing was changed.
# reviewed: none
counters-after-pause = You had paused by then. Please look at the date once more. Nothing was changed.
# reviewed: none
counters-already-paused = This counter is paused already.
# reviewed: none
counters-not-paused = This counter isn't paused, so it counts on as it did.
# reviewed: none
counters-before-pause = That was before the pause began. Nothing was changed.
# reviewed: none
counters-amount-unreadable = I could not read that as a number. You can write 12 or 12.50. Nothing was saved.
# $limit = the largest sum
# reviewed: none
counters-money-range = The money a day can be more than 0 and up to { $limit }. Nothing was saved.
# $limit = a number of characters
# reviewed: none
counters-currency-long = A currency can have up to { $limit } characters. Nothing was saved.
# reviewed: none
counters-hours-range = A day has more than 0 and up to 24 hours. Nothing was saved.

# reviewed: none
counters-switch = Counters
