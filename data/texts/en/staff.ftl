# For those who look after a server: who is there, and what was done.

# reviewed: none
kept-staff-actors = { $n ->
    [one] That one thing staff did in a server was done by you.
   *[other] That { $n } things staff did in servers were done by you.
}
# reviewed: none
kept-duties = { $n ->
    [one] That you are on duty in a server.
   *[other] That you are on duty in { $n } servers.
}
# reviewed: none
staff-not-yours = This is for the people who moderate this server. If you need something, ask one of them.
# reviewed: none
command-staff = For those who look after this server.
# reviewed: none
command-staff-duty = Who is there now; go on or off duty, or hand over with a note.
# reviewed: none
command-staff-record = What staff did lately: reports, pauses, memorials, duty.
# reviewed: none
command-staff-pairing = Whether somebody's buddy pairing is paused here, and lift it.
# reviewed: none
command-staff-pairing-member = Whose pairing
# $n = how many people are on duty
# reviewed: none
staff-duty = { $n ->
    [0] Nobody is on duty right now.
    [one] On duty right now:
   *[other] { $n } people are on duty right now:
}
# reviewed: none
staff-duty-line = - { $person }, since { $since }
# reviewed: none
staff-care = Nobody has to be here all the time. If you answered something heavy, it is fine to hand over and rest.
# reviewed: none
staff-go-on = Go on duty
# reviewed: none
staff-go-off = Go off duty
# reviewed: none
staff-note = Hand over with a note
# reviewed: none
staff-now-on = You are on duty now. Thank you for being here.
# reviewed: none
staff-now-off = You are off duty now. Thank you, and rest well.
# reviewed: none
staff-note-title = Hand-over note for staff
# reviewed: none
staff-note-ask = What should the next person know?
# reviewed: none
staff-note-hint = It is posted in the staff channel, with your name. Leave out what members told you in trust.
# $name = who hands over
# $words = their note
# reviewed: none
staff-note-post = **{ $name }** goes off duty and hands over:
    { $words }
# reviewed: none
staff-note-posted = Posted in { $channel }. You are off duty now. Thank you, and rest well.
# reviewed: none
staff-note-not-posted = I couldn't post in the staff channel, so nothing was posted and you are still on duty.
# reviewed: none
staff-no-channel = There is no staff channel that I can post in and that not everyone can read. An admin can choose one with /setup channels.
# $n = how many acts are shown
# reviewed: none
staff-record = { $n ->
    [0] Nothing is on record here yet.
   *[other] What staff did here lately:
}
# reviewed: none
staff-record-line = - { $at } { $who }: { $what }
# reviewed: none
staff-nobody = (nobody of staff, or an account that was erased)
# reviewed: none
staff-record-kept = It is kept for 180 days, and every staff member sees the same.
# reviewed: none
staff-deed = { $deed ->
    [report-dealt] dealt with a report
    [pause-kept] kept a pairing paused
    [pause-lifted] lifted a pause of a pairing
    [copy-read] read the copied message of a report
    [duty-on] went on duty
    [duty-off] went off duty
    [memorial-set] began a memorial
   *[memorial-lifted] lifted a memorial
}
# reviewed: none
staff-pairing-on = The buddy pairing of { $person } is not paused here.
# reviewed: none
staff-pairing-off = The buddy pairing of { $person } is paused here, after reports.
# reviewed: none
staff-pairing-lift = Lift the pause
# reviewed: none
staff-lifted = Lifted, and written down.
