# What is said when a date or a time that somebody typed cannot be read. Short, with a way that works.

# reviewed: none
dates-empty = There was no date. You can write it like 4 March 2026, or say yesterday or 3 days ago.
# reviewed: none
dates-unreadable = I could not read that as a date. You can write the day, the month as a word and the year, like 4 March 2026. The year first works too, like 2026-03-04. So do today, yesterday and 3 days ago.
# $first, $second = both readings, each with its month as a word
# reviewed: none
dates-ambiguous = That could be { $first } or { $second }. Please write the month as a word, so that it can only be one of them.
# $day = number of the day, $month = name of the month, $year = the year
# reviewed: none
dates-no-such-day = { $month } { $year } has no day { $day }. Please look at the date once more.
# reviewed: none
dates-year-short = Please write the year with all four digits, like 4 March 2026.
# $first, $last = the years that are read
# reviewed: none
dates-year-range = I can read years from { $first } to { $last }. Please look at the year once more.
# reviewed: none
dates-time-unreadable = I could not read that as a time. You can write 14:30, 2:30 pm, noon or midnight.
