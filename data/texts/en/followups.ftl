# One check back after a hard moment (X-9). No emoji, no exclamation marks, grade 7 or lower; nothing
# here names what somebody had read before.

# reviewed: none
followups-offer = Check in with me later
# $at = when, as Discord shows it
# reviewed: none
followups-waiting = I check in with you once, { $at }.
# reviewed: none
followups-cancel = Don't check in
# reviewed: none
followups-ask = I can send you one direct message to ask how it is. When would be good? If it gets harder before then, Help is one press away.
# $operator = who hosts this bot
# reviewed: none
followups-consent-line = If you choose a time, you say yes to direct messages that you ask for. The first line says nothing about why. I keep the time until then, and { $operator }, who hosts this bot, could read it. You can take this back at any time: /privacy.
# reviewed: none
followups-hours = In two hours
# reviewed: none
followups-tomorrow = Tomorrow
# reviewed: none
followups-no = No, thank you
# $at = when, as Discord shows it
# reviewed: none
followups-asked = I will ask you once, on { $at }. I am a bot, and nobody watches in between. If you are in danger, don't wait for me: press Help.
# reviewed: none
followups-quiet = That is inside your quiet hours. It comes all the same, because you chose the time.
# reviewed: none
followups-cancelled = Fine. I send nothing. Help is here whenever you want it.
# reviewed: none
followups-paused = You paused all messages, so I would not send one. /settings lets them come again.
# The direct message; a lock screen may show it.
# reviewed: none
followups-message = You asked me to check back. How is it now?
# reviewed: none
followups-better = A bit better
# reviewed: none
followups-same = Same
# reviewed: none
followups-worse = Worse, show help
# reviewed: none
followups-leave = Leave me be
# reviewed: none
followups-thanks = { $answer ->
    [better] Thank you for telling me. I keep nothing of this. Help stays one press away.
    [same] Thank you for telling me. It can take time. You don't have to carry it alone.
   *[leave] I leave you be. This was the only time I ask.
}
# reviewed: none
followups-talk = I need to talk
