# What is said about a rule of recurrence that somebody typed.

# $limit = most characters
# reviewed: none
agenda-rrule-long = That rule is longer than { $limit } characters. Please write a shorter one.
# reviewed: none
agenda-rrule-frequency = A rule can repeat by days, weeks or months: FREQ=DAILY, FREQ=WEEKLY or FREQ=MONTHLY.
# reviewed: none
agenda-rrule-unreadable = I could not read that rule. One that works is FREQ=WEEKLY;BYDAY=MO,TH for each Monday and Thursday.
# reviewed: none
agenda-rrule-never = That rule has no date in the next ten years. Please look at it once more.
