# How long things are kept (P-6).

# reviewed: none
retention-title = ### How long I keep things
    Your counters never go by themselves.
# reviewed: none
retention-goes = { $kind ->
    [notes] Notes: kept for at least { $days } days. Older ones go on the first of the next month.
   *[scores] Mood, craving and the rest of a check-in: kept for at least { $days } days. Older ones go on the first of the next month.
    } { $n ->
    [0] Nothing goes soon.
    [one] One goes on { $day }.
   *[other] { $n } go on { $day }.
    }
# reviewed: none
retention-kept = { $kind ->
    [notes] Notes: kept until you erase them.
   *[scores] Mood, craving and the rest of a check-in: kept until you erase them.
    }
# reviewed: none
retention-rest = I tell you { $first } and { $second } days before anything goes. Everything else is kept while you are here: after a year without you, and the same two messages, it goes too. What names a server goes 30 days after I leave it.
# reviewed: none
retention-keep-ask = Keep until I erase it
# reviewed: none
retention-keep-kind = { $kind ->
    [notes] Keep my notes until I erase them
   *[scores] Keep my mood and craving until I erase them
    }
# reviewed: none
retention-saved = Saved.
# reviewed: none
retention-warning = A word about what I keep for you.
# reviewed: none
retention-warning-what = On { $day } some of what you saved goes, because it is old. If you want to keep it, one press is enough.
# reviewed: none
retention-going = { $kind ->
    [notes] { $n ->
        [one] One note older than { $days } days
       *[other] { $n } notes older than { $days } days
        }
   *[scores] { $n ->
        [one] One check-in older than { $days } days
       *[other] { $n } check-ins older than { $days } days
        }
    }
# reviewed: none
retention-keep-all = Keep it all
# reviewed: none
retention-choose = Choose
# reviewed: none
retention-idle-what = You haven't been here for a while, and that is fine. On { $day } I erase what you saved, except your counters. If you want to keep it, open this once before then.
# reviewed: none
retention-idle-stay = Keep it
# reviewed: none
kept-retention-choices = How long you want things kept
# reviewed: none
kept-last-seen = The last day you used me
# reviewed: none
retention-home = How long I keep things
# reviewed: none
retention-untold = Some of what you saved is old and goes soon. To keep it: My data, How long I keep things.
# reviewed: none
retention-untold-idle = You were away for nearly a year. What you saved would have gone soon; now that you are here, it stays.
