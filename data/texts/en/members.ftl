# Settings, consent and the first minute.

# reviewed: none
command-settings = Your time zone, country, words and quiet hours. Only you see them.
# reviewed: none
command-settings-zone = Your city, country or time zone

# reviewed: none
settings-consent-label = My settings
# reviewed: none
settings-consent-body = What you choose in /settings: time zone, language, country for helplines, quiet hours, your words, how you recover. The last two are encrypted.

# reviewed: none
members-home-settings = My settings
# reviewed: none
members-privacy-policy = Privacy policy
# reviewed: none
members-consent-statement = This is about your recovery, which is private health information. Nothing is saved until you say yes, piece by piece. Discord can see what you type here. **{ $operator }** hosts this bot and could technically reach stored data; moderators who do not host it cannot. You can download or erase everything with /privacy. Questions go to { $contact }.
# reviewed: none
members-consent-needed = Nothing is saved until you say yes.
# reviewed: none
members-consent-yes = Yes, keep this
# reviewed: none
members-consent-pieces = Choose what is kept
# reviewed: none
members-consent-title = What may I keep?
# reviewed: none
members-consent-ticks = Keep for me, until I say otherwise
# reviewed: none
members-consent-hint = Each one is separate. Everything else works without it. Help: /help-now
# reviewed: none
members-consent-kept = Kept from now on: { $names }. You can change this any time in /settings.
# reviewed: none
members-consent-none = Nothing is kept. Help and /home work all the same.
# reviewed: none
members-consent-dropped = You unticked something that is kept today. Taking it back erases it, so I ask once more:
# reviewed: none
members-withdraw = Stop keeping: { $label }
# reviewed: none
members-withdraw-sure = Stop keeping “{ $label }” and erase all of it now? It can't be brought back. Posts you made from it are taken down where I can reach them. Backups that still hold it are gone within 30 days.
# reviewed: none
members-withdraw-yes = Erase it
# reviewed: none
members-withdraw-no = Keep it
# reviewed: none
members-withdrawn = “{ $label }” is erased and no longer kept.

# reviewed: none
members-consent-tick = Choose
# reviewed: none
members-posts-left = { $n ->
    [one] One post is still there, because I can't reach it. A moderator can delete it: { $links }
   *[other] { $n } posts are still there, because I can't reach them. A moderator can delete them: { $links }
}
# reviewed: none
members-none-of-these = None of these, type again
# reviewed: none
kept-members = { $n ->
   *[other] Your settings. Only you can see them here.
}
# reviewed: none
kept-consents = { $n ->
    [one] One record of what you agreed to or took back, with its date.
   *[other] { $n } records of what you agreed to or took back, with their dates.
}
# reviewed: none
kept-pauses = { $n ->
   *[other] That you paused everything.
}
# reviewed: none
members-settings-title = ### Your settings
# reviewed: none
members-not-chosen = not chosen
# reviewed: none
members-from-server = not chosen, so this server's: { $value }
# reviewed: none
members-consent-held = **Kept today:** { $names }
# reviewed: none
members-line-zone = **Time zone:** { $zone }
# reviewed: none
members-line-country = **Country for helplines:** { $country }
# reviewed: none
members-line-day = **My day begins at:** { $hour }
# reviewed: none
members-line-quiet = **Quiet hours:** { $start } to { $end }
# reviewed: none
members-line-quiet-none = **Quiet hours:** none
# reviewed: none
members-line-words = **My word:** { $word }
# reviewed: none
members-line-days = **Counting days:** { $counts ->
    [yes] yes
   *[no] no, I'd rather not see numbers
}
# reviewed: none
members-line-visibility = **Sharing:** { $visibility ->
    [ask] offered after a check-in, never done by itself
   *[never] never offered
}
# reviewed: none
members-line-pathway = **How I recover:** { $pathway ->
    [twelve-step] 12-step
    [smart] SMART
    [dharma] Buddhist or meditation-based
    [faith] faith-based
    [secular] secular
    [medication] with medication
    [reducing] using less, step by step
    [own] my own way
   *[none] not chosen
}
# reviewed: none
members-line-paused = **Everything is paused.** Nothing is sent to you unasked.
# reviewed: none
members-pause = Pause everything
# reviewed: none
members-go-on = End the pause
# reviewed: none
members-change-zone = Time zone
# reviewed: none
members-change-country = Country
# reviewed: none
members-change-day = Day and quiet hours
# reviewed: none
members-change-words = Words and sharing
# reviewed: none
members-change-language = Language
# reviewed: none
members-language-name = English
# reviewed: none
members-language-which = Which language shall I use with you?

# reviewed: none
members-zone-title = Your time zone
# reviewed: none
members-zone-ask = City, country or time zone
# reviewed: none
members-zone-hint = Your days follow it. Empty: none. Help: /help-now
# reviewed: none
members-zone-example = Chicago, Central time, Ireland
# reviewed: none
members-zone-which = Which of these is yours?
# $zone = the name of a time zone
# reviewed: none
members-zone-kept = Your days follow { $zone } now.
# reviewed: none
members-zone-go-on = Go on
# reviewed: none
members-zone-unknown = I don't know that time zone. Try the nearest big city, your country, or a name like “Central time”. Nothing was changed.

# reviewed: none
members-country-title = Your country
# reviewed: none
members-country-ask = Country
# reviewed: none
members-country-hint = Only for showing the right helplines. Empty: none. Help: /help-now
# reviewed: none
members-country-which = Is it this one?
# reviewed: none
members-country-unknown = I don't know that country. Try its English name or the name people there use. Nothing was changed.

# reviewed: none
members-day-title = Your day and quiet hours
# reviewed: none
members-day-ask = My day begins at
# reviewed: none
members-day-hint = Until then a late night still belongs to the day before.
# reviewed: none
members-day-option = { $hour }
# reviewed: none
members-day-start-range = A day can begin between 00:00 and 06:00.
# reviewed: none
members-quiet-from = Quiet from (like 22:00)
# reviewed: none
members-quiet-to = Quiet until (like 08:00)
# reviewed: none
members-quiet-hint = Leave both empty for none. Help: /help-now
# reviewed: none
members-quiet-half = Quiet hours need both times, or none. Nothing was changed.

# reviewed: none
members-words-title = Your words
# reviewed: none
members-word-ask = My word for it, if it ever comes up
# lint-ok: each is a member's own word, chosen by them (G-7)
# reviewed: none
members-word = { $word ->
    [return] a return to use
    [relapse] a relapse
   *[slip] a slip
}
# reviewed: none
members-counts-ask = Numbers of days
# reviewed: none
members-counts-yes = Show them to me
# reviewed: none
members-counts-no = I'd rather not see them
# reviewed: none
members-visibility-ask = Sharing
# reviewed: none
members-visibility = { $visibility ->
    [ask] Offer it after a check-in
   *[never] Never offer it
}
# reviewed: none
members-visibility-short = { $visibility ->
    [ask] Ask me each time
   *[never] Never offer it
}
# reviewed: none
members-pathway-ask = How I recover
# reviewed: none
members-pathway-hint = All of these are recovery. Leave it out if you like. Help: /help-now
# reviewed: none
members-pathway = { $pathway ->
    [twelve-step] 12-step
    [smart] SMART
    [dharma] Buddhist or meditation-based
    [faith] Faith-based
    [secular] Secular
    [medication] With medication
    [reducing] Using less, step by step
   *[own] My own way
}

# reviewed: none
members-skip = Skip
# reviewed: none
members-first-zone = Where are you? Your days follow your own time zone, and nobody else sees it.
# reviewed: none
members-first-zone-type = Choose my time zone
# reviewed: none
members-first-pathway = How do you recover? It changes small things like which words come first. All of these are recovery.
# reviewed: none
members-first-visibility = How visible would you like to be? Nothing is ever shared by itself. Shall I offer sharing after a check-in?
# reviewed: none
members-first-done = That's all. You can change any of it in /settings. Where would you like to begin?
