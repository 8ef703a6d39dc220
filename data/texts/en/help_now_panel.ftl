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

## The entry in a message's menu

# The name of the entry itself: at most 32 characters.
# reviewed: none
help-now-for-message = Help for this
# reviewed: none
help-now-for-message-note = This is for you. I have not looked at that message, and nobody was told.

## A copy by direct message (X-5)

# What a locked screen may show: nothing of what it is about.
# reviewed: none
help-now-copy-first = Here is what you asked me to send.
# reviewed: none
help-now-copy-sent = Sent. It is in your direct messages with me, and its first line doesn't say what it is about. You can delete your copy there whenever you like.
# reviewed: none
help-now-copy-closed = I can't write to you: your direct messages are closed to me. Nothing was sent. The card is still above this. You can also open Help in a direct message with me, or take a picture of your screen.
# reviewed: none
help-now-copy-unknown = I couldn't reach Discord just now, so I don't know if it was sent. The card is still above this. Please look in your direct messages, and try again if it isn't there.

## Asking a moderator (X-6)

# reviewed: none
help-now-moderator-intro = I can ask the moderators of this server to reach out to you. This is all that I would send them:
# reviewed: none
help-now-moderator-message = **{ $name }** ({ $person }) would like a moderator to reach out. They pressed a button in Help and agreed to these words. I don't know more.
# reviewed: none
help-now-moderator-everyone = **Please note:** on this server everyone can read the channel I would send it to, not only moderators.
# reviewed: none
help-now-moderator-honest = Moderators are volunteers and may not be awake. It may take a while. For anything urgent:
# reviewed: none
help-now-moderator-send = Send this
# reviewed: none
help-now-moderator-cancel = Don't send it
# reviewed: none
help-now-moderator-sent = Sent. The moderators know that you would like someone to reach out, and nothing else. They are volunteers and may not be awake.
# reviewed: none
help-now-moderator-nobody = I can't reach any moderators from here: I know of no channel for them. Nothing was sent. You could write to a moderator you know, by yourself.
# reviewed: none
help-now-moderator-refused = I couldn't write to the moderators' channel. Nothing was sent, and nobody knows that you asked. You could write to a moderator you know, by yourself.
# reviewed: none
help-now-moderator-unknown = I couldn't reach Discord just now, so I don't know if it arrived. You can send it again, or write to a moderator you know, by yourself.
# reviewed: none
help-now-moderator-already = { $minutes ->
        [0] I sent your request to the moderators just now.
        [one] I sent your request to the moderators a minute ago.
       *[other] I sent your request to the moderators { $minutes } minutes ago.
    } It is still there for them to see, so I did not send it twice.
# reviewed: none
help-now-moderator-until = You don't have to wait for them:
