# Daily check-ins. Warm, brief, no praise for days in a row, no word on days without one (K-4).

# reviewed: none
command-checkin = Check in with yourself. Only you see it.
# reviewed: none
command-checkins = Look back at your check-ins. Only you see them.
# reviewed: none
command-checkins-history = Your last check-ins as a picture and a list. Only you see them.

# reviewed: none
checkins-consent-label = My check-ins
# reviewed: none
checkins-consent-body = How a day was: mood, craving, four plain needs, confidence, and a note if you write one. The date stays readable in the database, and where you posted one if you did; everything else is encrypted.

# reviewed: none
checkins-home-checkin = Check in
# reviewed: none
checkins-home-yesterday = Check in for yesterday
# reviewed: none
checkins-home-history = Look back
# reviewed: none
checkins-channel = Check-ins: where members may share a check-in
# reviewed: none
checkins-channel-support = Support: where members may ask for company

# reviewed: none
checkins-form-title = Check-in (only you see this)
# reviewed: none
checkins-form-day = Check-in for { $day } (only you see it)
# reviewed: none
checkins-mood = { $when ->
    [today] How is today, on the whole?
   *[then] How was that day, on the whole?
}
# reviewed: none
checkins-mood-option = { $n ->
    [1] 1 · very hard
    [2] 2 · hard
    [3] 3 · so-so
    [4] 4 · good
   *[other] 5 · very good
}
# reviewed: none
checkins-scale = { $n ->
    [0] 0 · none at all
    [10] 10 · as strong as can be
   *[other] { $n }
}
# reviewed: none
checkins-craving = Craving
# reviewed: none
checkins-craving-hint = The strongest it got, 0 to 10. Leave it out if you like.
# reviewed: none
checkins-halt = Right now I'm…
# reviewed: none
checkins-halt-hint = Tick what fits, or nothing.
# reviewed: none
checkins-halt-option = { $halt ->
    [hungry] hungry
    [angry] angry
    [lonely] lonely
   *[tired] tired
}
# reviewed: none
checkins-confidence = Confidence
# reviewed: none
checkins-confidence-hint = How sure you feel about your own goal right now, 0 to 10.
# reviewed: none
checkins-note = Anything else?
# reviewed: none
checkins-note-hint = For yourself, encrypted. Help: /help-now, or the button after sending.

# reviewed: none
checkins-saved = Saved for { $day }. Only you can see this.
# reviewed: none
checkins-nothing-entered = Nothing filled in, and that's fine. You showed up.
# reviewed: none
checkins-line-mood = Mood: { $n } of 5
# reviewed: none
checkins-line-craving = Craving: { $n } of 10
# reviewed: none
checkins-line-halt = Right now: { $needs }
# reviewed: none
checkins-line-confidence = Confidence: { $n } of 10
# reviewed: none
checkins-line-note = Note: { $note }
# reviewed: none
checkins-short-mood = mood { $n }
# reviewed: none
checkins-short-craving = craving { $n }
# reviewed: none
checkins-short-confidence = confidence { $n }

# reviewed: none
checkins-next = { $need ->
    [craving] That is a strong craving. Cravings rise and fall. You don't have to sit through this one alone.
    [unsure] Some days the goal feels far away. Talking it over with someone can bring it closer.
    [low] That sounds heavy. Thank you for putting it down here. Talking to someone may help, and you don't need a reason.
    [lonely] Lonely is hard. Reaching out to one person counts, even with one line.
    [basics] Sometimes the next right thing is small: something to eat, some rest, a bit of distance.
   *[nothing] Thank you for checking in.
}
# reviewed: none
checkins-zone-hint = I counted this day in { $zone } time. You can choose your own time zone with /settings.
# reviewed: none
checkins-zone-choose = Choose my time zone

# reviewed: none
checkins-share = Share…
# reviewed: none
checkins-edit = Edit
# reviewed: none
checkins-delete = Delete
# reviewed: none
checkins-delete-sure = Delete this check-in? It can't be brought back. If you shared it, I take the post down too.
# reviewed: none
checkins-delete-yes = Delete it
# reviewed: none
checkins-delete-no = Keep it
# reviewed: none
checkins-deleted = Deleted.
# reviewed: none
checkins-shared-in = Posted here: { $places }
# reviewed: none
checkins-post-unchanged = The post you made of this day still says what it said before. You can take it back.
# reviewed: none
checkins-nothing-to-share = This check-in is empty, so there is nothing to share.
# reviewed: none
checkins-short-nothing = checked in
# reviewed: none
kept-checkins = { $n ->
    [one] One check-in. Nobody but you sees it, unless you post it yourself.
   *[other] { $n } check-ins. Nobody but you sees them, unless you post one yourself.
}

# reviewed: none
checkins-part = { $part ->
    [mood] Mood
    [craving] Craving
    [halt] Right now
    [confidence] Confidence
   *[note] Note
}
# reviewed: none
checkins-post-title = **{ $name }** asked me to share a check-in:

# reviewed: none
checkins-history-title = ### Your last { $days } days
# reviewed: none
checkins-history-empty = Nothing here yet, and that's fine.
# reviewed: none
checkins-history-open = Open a day
# reviewed: none
checkins-history-range = { $days ->
    [365] The last year
   *[other] The last { $days } days
}

# reviewed: none
checkins-not-found = There is no check-in of yours for that day. It may have been deleted.
# reviewed: none
checkins-in-future = That day hasn't come yet. You can check in for today or yesterday.
# reviewed: none
checkins-too-late = A check-in can be given for today or for yesterday. You can still edit the ones you have, in /checkins history.
# reviewed: none
checkins-out-of-range = One of the numbers doesn't fit its scale. Please open the form again.

# reviewed: none
checkins-switch = Check-ins
