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
