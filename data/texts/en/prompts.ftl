# A daily question in a channel, and setting it up. The post: calm, an invitation, nothing that asks
# for disclosure; nobody is told who answered. The questions themselves: data/prompts.

# reviewed: none
command-setup-prompts = A daily question in a channel: where, when, which words. Off until you turn it on.

# The post

# reviewed: none
prompts-check-in = Check in
# reviewed: none
prompts-today = Just for today
# $shape = where members write
# reviewed: none
prompts-post-foot = { $shape ->
    [thread] Answer in the thread, or only for yourself, or not at all. What you press here, only you see.
   *[message] Answer here, or only for yourself, or not at all. What you press here, only you see.
}
# reviewed: none
prompts-late = This one comes a little late.
# $since, $until = when the bot was not running
# reviewed: none
prompts-away = I was away from { $since } to { $until }, so things may have come late. Nothing you saved has changed, and nobody's count did.
# $day = the day, in words
# reviewed: none
prompts-thread-name = { $day }
# reviewed: none
prompts-just-today = Just for today, then. One day is enough to look after, and this hour is a good place to begin. Only you see this, and it isn't written down anywhere.

# Setting it up

# reviewed: none
prompts-section = Daily prompt
# reviewed: none
prompts-title = ### Daily prompt
    A question in a channel, with buttons for a private check-in. Nobody sees who answered and who didn't. If for 14 days nobody presses Check in or Just for today or writes in its thread, it comes half as often; after 28 days it pauses, and I tell you.
# reviewed: none
prompts-line-channel = Channel: { $channel }
# reviewed: none
prompts-line-no-channel = Channel: none yet. Choose one below; I check at once whether I may post there.
# reviewed: none
prompts-line-time = Time: { $at }, { $zone } (the zone of this server; change it with /setup region)
# reviewed: none
prompts-line-days = Days: { $days }
# reviewed: none
prompts-line-every-day = Days: every day
# reviewed: none
prompts-line-shape = { $shape ->
    [thread] Answers: in one thread a day
   *[message] Answers: in the channel itself
}
# reviewed: none
prompts-line-role = Pinged: { $role }
# reviewed: none
prompts-line-no-role = Pinged: nobody
# reviewed: none
prompts-off = **Off.** Nothing is posted.
# reviewed: none
prompts-pace = { $pace ->
    [full] **On.**
    [half] **On, every second time:** for 14 days nobody pressed its buttons or wrote in its thread.
   *[resting] **Paused:** for 28 days nobody pressed its buttons or wrote in its thread. One press lets it go on.
}
# reviewed: none
prompts-upcoming = Next times:
# reviewed: none
prompts-channel-ask = Channel for the prompt
# reviewed: none
prompts-role-ask = Ping a role that people give themselves (optional)
# reviewed: none
prompts-role-everyone = I don't ping everyone. Choose a role that people give themselves, or none. Nothing was changed.
# reviewed: none
prompts-role-quiet = Saved, but { $role } won't be pinged: in Discord, open the role's settings and allow anyone to mention it.
# reviewed: none
prompts-when = Time and days
# reviewed: none
prompts-wordings = Wordings
# reviewed: none
prompts-preview = Preview
# reviewed: none
prompts-turn-on = Turn on
# reviewed: none
prompts-turn-off = Turn off
# reviewed: none
prompts-go-on = Go on
# reviewed: none
prompts-is-on = It's on.
# reviewed: none
prompts-is-off = It's off. Your choices are kept.
# reviewed: none
prompts-no-channel = Choose a channel first. Nothing was changed.
# reviewed: none
prompts-preview-lead = This is the next one. Only you see this preview.

# reviewed: none
prompts-when-title = Daily prompt: time and days
# reviewed: none
prompts-at = Time
# $zone = the server's time zone
# reviewed: none
prompts-at-hint = For example 9:00 or 6 pm. Time zone: { $zone }
# reviewed: none
prompts-days = Days
# reviewed: none
prompts-days-hint = None ticked means every day.
# reviewed: none
prompts-shape = Where people write, if they like
# reviewed: none
prompts-shape-hint = A thread keeps the channel quiet. Help: /help-now
# reviewed: none
prompts-shape-option = { $shape ->
    [thread] In one thread a day
   *[message] In the channel itself
}

# reviewed: none
prompts-wordings-title = ### Wordings
    Leave out what doesn't fit your server. No question comes again before all the others came.
# reviewed: none
prompts-topic = { $topic ->
    [gratitude] Gratitude
    [body] Body
    [people] People
    [coping] What helps
    [ahead] Looking ahead
    [rest] Rest
    [wins] Small wins
    [hard] Hard days
   *[noticing] Noticing
}
# $n = how many wordings of its own a server has
# reviewed: none
prompts-own = { $n ->
    [0] No questions of your own yet.
    [one] One question of your own:
   *[other] { $n } questions of your own:
}
# reviewed: none
prompts-add = Add your own
# reviewed: none
prompts-remove = Take one of your own away
# reviewed: none
prompts-back = Back
# reviewed: none
prompts-own-title = A question of your own
# reviewed: none
prompts-own-ask = Question
# reviewed: none
prompts-own-hint = An invitation for a good day and a hard one. Only words you may use. Help: /help-now
# reviewed: none
prompts-own-length = A question needs between 1 and { $longest } characters. Nothing was changed.
# reviewed: none
prompts-own-most = I keep up to { $most } questions of your own. Take one away first. Nothing was changed.
# reviewed: none
prompts-nothing-left = Keep at least one topic, or add a question of your own first. Nothing was changed.

# What admins are told

# $what = what happened, $channel = where it is posted
# reviewed: none
prompts-note = { $what ->
    [half] For 14 days nobody has pressed Check in or Just for today on the daily prompt in { $channel } or written in its thread. What is written in the channel itself I don't look at. From now on it comes every second time, so that it isn't noise. If you'd like it as often as before, press Go on.
    [resting] For 28 days nobody has pressed Check in or Just for today on the daily prompt in { $channel } or written in its thread, so it pauses. Press Go on if it should come again.
    [gone] I couldn't post the daily prompt: its channel isn't there any more. Choose another one in the setup.
   *[forbidden] I couldn't post the daily prompt in { $channel }: I lack a permission there. Choose the channel again in the setup, and I'll tell you which.
}
# reviewed: none
prompts-untold = { $n ->
    [one] I couldn't post a daily prompt in { $channel }:
   *[other] I couldn't post { $n } daily prompts in { $channel }:
} the channel is gone, or I lack a permission there. Choose it again in /setup prompts, and I'll tell you which.
# reviewed: none
prompts-untold-thread = { $n ->
    [one] I couldn't make the thread of a daily prompt in { $channel }.
   *[other] I couldn't make { $n } threads of daily prompts in { $channel }.
} I need Create Public Threads there; or let people answer in the channel itself, in /setup prompts.
# reviewed: none
prompts-untold-note = { $ref ->
    [half] For 14 days nobody pressed a button of the daily prompt in { $channel } or wrote in its thread: it comes every second time now. /setup prompts has a button to go on.
   *[other] For 28 days nobody pressed a button of the daily prompt in { $channel } or wrote in its thread: it pauses. /setup prompts has a button to go on.
}

# reviewed: none
prompts-switch = Daily prompt
# reviewed: none
prompts-check-gone = The channel of the daily prompt was deleted, so nothing is posted. Choose another: All of the setup, Daily prompt.
# reviewed: none
prompts-check-resting = The daily prompt rests, because for four weeks nobody pressed its buttons or wrote in its thread. To go on: All of the setup, Daily prompt.
# reviewed: none
prompts-check-closed = Daily prompt: in { $channel } I lack { $permissions }. In Discord: open the channel's settings, Permissions, add my role, allow these.
# reviewed: none
prompts-check-role = The role that the daily prompt mentions was deleted. It is posted without. Choose another: All of the setup, Daily prompt.
