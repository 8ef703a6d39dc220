# Blocks and reports: calm, brief, nobody is asked for reasons.

# reviewed: none
kept-blocks = { $n ->
    [one] One person you asked to be kept apart from. Only you can see who.
   *[other] { $n } people you asked to be kept apart from. Only you can see who.
}
# reviewed: none
reports-yourself = That one is you, so there is nothing to do.
# $most = how many one person may keep
# reviewed: none
reports-blocks-full = You have { $most } of these, and I can't keep more. Lift one first.
