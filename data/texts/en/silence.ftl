# If somebody goes quiet. The note may be seen on a lock screen: no word about substances, recovery
# or a count in it. No reproach for days without a check-in.

# reviewed: none
command-if-quiet = Choose in advance what happens if you stop checking in. Only you see this.

# reviewed: none
silence-consent-label = What happens if I go quiet
# reviewed: none
silence-consent-body = Your choice for the case that you stop checking in: a private note, or a note and then your buddy or the helpers of one server, after how many days, and how far that went. It is encrypted. That you chose something stays readable in the database, and when each step was sent and the day it was counted from, because each has to come only once. What you write in check-ins is told to nobody.
# reviewed: none
kept-silences = { $n ->
   *[other] What happens if you go quiet, as you chose.
}
# reviewed: none
silence-home = If I go quiet
# reviewed: none
silence-channel-helpers = Helpers: where I ask for a hello to members who chose that. It has to be private; who can read it is shown to members
# $n = how many, $channel = where
# reviewed: none
silence-untold = { $n ->
    [one] A hello that a member asked for could not be posted in { $channel }.
   *[other] { $n } hellos that members asked for could not be posted in { $channel }.
} It has to be a channel that I may write in and that not everyone can read.

# Choosing

# reviewed: none
silence-title = ### If I go quiet
    Choose now what I do if you stop checking in. The first day nothing happens in any case. Nobody is ever told what you wrote, and you can change this whenever you like.
# reviewed: none
silence-is-nothing = **Chosen: nothing.** Nobody is told and nothing is sent.
# $days = a number of days, $rest = a number of days
# reviewed: none
silence-is-note = **Chosen: a private note** after { $days } days without a check-in. One note, to you alone. { $rest } days later I stop your reminders, tell you so, and leave you in peace until your next check-in.
# $days, $later, $rest = numbers of days
# reviewed: none
silence-is-helpers = **Chosen: a private note** after { $days } days without a check-in, **and then the helpers** after { $later } days, unless you answered the note. They are told once, and only that you were quiet. { $rest } days later I stop your reminders, tell you so, and leave you in peace until your next check-in.
# reviewed: none
silence-blocked = The helpers' channel can't be used right now: it is gone, I may not write there, or everyone could read it. Until admins change that, no helper is told.
# reviewed: none
silence-suspended = This is suspended while you pause everything, or have all your reminders stopped or snoozed. Days are counted again once that ends.
# reviewed: none
silence-helpers-told = The last time you were quiet, the helpers were told, as you chose.
# reviewed: none
silence-buddy-told = The last time you were quiet, your buddy was told, as you chose.
# reviewed: none
silence-buddy-declined = A buddy would rather not get these messages, so only the private note is left. That's about the messages and not about you. You can choose again whenever you like.
# reviewed: none
silence-choose-note = A private note
# $days, $later, $rest = numbers of days
# reviewed: none
silence-is-buddy = **Chosen: a private note** after { $days } days without a check-in, **and then my buddy** after { $later } days, unless you answered the note. They are told once, and only that you were quiet. Without a buddy by then, nobody is told. { $rest } days later I stop your reminders, tell you so, and leave you in peace until your next check-in.
# reviewed: none
silence-choose-buddy = A note, then my buddy
# reviewed: none
silence-buddy = ### Who would be told
    Your buddy, once, in a direct message; each of them, if you have more than one. They would read this and nothing else, with the number of days you choose and the emergency number of the server's country:
# reviewed: none
silence-buddy-letter = There is a message for you.
# $n = a number of days
# reviewed: none
silence-note-buddy = As you chose, I ask your buddy for a hello in { $n } days. All good, Hard time, Pause, Ask me less often or a check-in: each of these ends that.
# reviewed: none
silence-note-no-buddy = You have no buddy right now, so nobody is told, whatever you chose.
# reviewed: none
silence-buddy-decline = Don't ask me this
# reviewed: none
silence-buddy-decline-done = That's fine, and the two of you stay buddies. I won't send you these messages any more. They see in their own settings that a buddy would rather not be asked.
# reviewed: none
silence-choose-helpers = A note, then the helpers
# reviewed: none
silence-choose-nothing = Nothing
# $roles = names of roles, $people = how many people were let in one by one
# reviewed: none
silence-readers = ### Who would be told
    I would write in the helpers' channel of this server. These can read it: { $roles }{ $people ->
        [0] .
        [one] , and one person or bot let in by name.
       *[other] , and { $people } people or bots let in by name.
    } The server's owner and administrators can always read it too. I look again before I write: if everyone could read it by then, I write nothing.
# reviewed: none
silence-readers-no-role = no role
# reviewed: none
silence-readers-words = They would read this and nothing else, with the number of days you choose and the emergency number of the server's country:
# reviewed: none
silence-readers-go-on = Choose the days
# reviewed: none
silence-back = Back
# reviewed: none
silence-days-title = If I go quiet
# reviewed: none
silence-days = After how many days without a check-in?
# $more = a number of days
# reviewed: none
silence-days-hint = { $choice ->
    [buddy] Then the private note comes; your buddy { $more } days later. Help: /help-now
    [helpers] Then the private note comes; the helpers { $more } days later. Help: /help-now
   *[note] Then the private note comes. Help: /help-now
}
# reviewed: none
silence-days-option = { $n } days
# reviewed: none
silence-saved = Saved. It counts from today.
# reviewed: none
silence-stopped = Taken back. Nothing is sent and nobody is told.

# The note, and what can be pressed on it

# $day = the day of the last check-in
# reviewed: none
silence-note = Hi. I haven't had a check-in from you since { $day }. Nothing was lost and nobody was told.
# $n = a number of days
# reviewed: none
silence-note-helpers = As you chose, I ask the helpers for a hello in { $n } days. All good, Hard time, Pause, Ask me less often or a check-in: each of these ends that.
# reviewed: none
silence-good = All good
# reviewed: none
silence-hard = Hard time, show help
# reviewed: none
silence-pause = Pause
# reviewed: none
silence-less = Ask me less often
# reviewed: none
silence-good-answer = Good to hear from you. Nothing more comes of this; the next check-in starts the count anew.
# reviewed: none
silence-paused = Everything is paused. Nothing is sent to you unasked, and nobody is told anything.
# reviewed: none
silence-go-on = End the pause
# reviewed: none
silence-less-answer = From now on I wait longer. Nothing more comes of this until your next check-in.
# reviewed: none
silence-check-in = Check in
# reviewed: none
silence-change = Change this

# The helpers

# $name = a member, $person = the same as a mention, $n = a number of days
# reviewed: none
silence-hello = **{ $name }** ({ $person }) asked me to tell you if they were quiet for { $n } days. That's all I know. A short hello might be welcome.
# $number = an emergency number, $country = the country it is for
# reviewed: none
silence-danger = If you think they're in danger: call the emergency number where they are. In { $country } it is { $number }.
# reviewed: none
silence-danger-two = If you think they're in danger: call the emergency number where they are. In { $country } it is { $first } for an ambulance and { $second } for the police.
# reviewed: none
silence-danger-none = If you think they're in danger: call the emergency number where they are. I have no sure number for { $country }.
# reviewed: none
silence-danger-unknown = If you think they're in danger: call the emergency number where they are.

# The end of prompting

# reviewed: none
silence-rest = I'll stop prompting so I'm not noise. Your things are safe. /checkin whenever you like.
# $n = how many reminders
# reviewed: none
silence-rest-reminders = { $n ->
    [one] Your reminder is stopped; one press starts it again.
   *[other] Your { $n } reminders are stopped; a press on each starts it again.
}
# reviewed: none
silence-rest-start-again = Reminders

# What cannot be

# $fewest, $most = numbers of days
# reviewed: none
silence-days-range = I need a number of days from { $fewest } to { $most }. Nothing was changed.
# reviewed: none
silence-no-helpers = There is no private helpers' channel here, so this can't be chosen. Admins set one with /setup channels.
# reviewed: none
silence-no-buddy = You have no buddy right now, so this can't be chosen. /buddy is where one is found. Nothing was changed.
# reviewed: none
silence-latest = It waits two weeks already, which is the longest. Nothing more comes of this one, and /if-quiet ends it for good.
