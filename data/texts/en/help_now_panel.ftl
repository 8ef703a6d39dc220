# Words around help: commands, choosing a country, what other features offer of it.

# reviewed: none
command-help-now = Help right now, private, at once.
# reviewed: none
command-help = The same as /help-now: help right now, private, at once.
# reviewed: none
help-now-next-craving = Help with a craving
# reviewed: none
help-now-next-talk = Someone to talk to
# reviewed: none
help-now-soft-line = If today is heavier than it looks, /help is private.
# reviewed: none
help-now-country-ask = Which country are you in?
# reviewed: none
help-now-country-choose = Choose a country
# reviewed: none
help-now-country-other = My country is not listed
# reviewed: none
help-now-country-back = Back
# reviewed: none
help-now-country-field = Country
# reviewed: none
help-now-country-hint = Only used to show numbers. It is not saved.
# reviewed: none
help-now-country-unknown = I don't know that country by that name. Try its English name. The list of lines in Help works everywhere.
