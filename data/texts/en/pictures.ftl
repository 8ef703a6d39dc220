# Words in pictures, and their text equivalents.

# reviewed: none
pictures-title = { $days ->
    [one] One day
   *[other] Last { $days } days
}
# reviewed: none
pictures-mood = Mood
# reviewed: none
pictures-craving = Craving
# reviewed: none
pictures-mood-low = Mood: very hard
# reviewed: none
pictures-mood-high = very good
# reviewed: none
pictures-weekly = by week
# reviewed: none
pictures-none = There are no check-ins between { $first } and { $last }. That is fine.
# reviewed: none
pictures-days = { $count ->
    [one] One day has a check-in
   *[other] { $count } days have a check-in
} between { $first } and { $last }.
# reviewed: none
pictures-line-mood = Mood (1 very hard to 5 very good): average { $average }, lowest { $lowest }, highest { $highest }.
# reviewed: none
pictures-line-craving = Craving (0 to 10): average { $average }, lowest { $lowest }, highest { $highest }.
# reviewed: none
pictures-line-confidence = Confidence (0 to 10): average { $average }, lowest { $lowest }, highest { $highest }.
# reviewed: none
pictures-line-halt = Ticked most often: { $need ->
    [hungry] hungry
    [angry] angry
    [lonely] lonely
   *[tired] tired
}.
# reviewed: none
pictures-alternative = Calendar of moods and lines of mood and craving.
