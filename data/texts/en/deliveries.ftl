# What is kept so that messages arrive once, and what is said when they could not.

# reviewed: none
kept-agenda = { $n ->
    [one] One thing to remember at its time, without its content.
   *[other] { $n } things to remember at their times, without their content.
}
# reviewed: none
kept-deliveries = { $n ->
    [one] One note that a message was sent or is to be sent, without its words. Such notes lose your name after 30 days.
   *[other] { $n } notes that messages were sent or are to be sent, without their words. Such notes lose your name after 30 days.
}
# reviewed: none
deliveries-not-posted = { $n ->
    [one] I couldn't post one message on this server: its channel is gone, or I lack a permission there.
   *[other] I couldn't post { $n } messages on this server: their channels are gone, or I lack a permission there.
}
# reviewed: none
deliveries-closed = { $n ->
    [one] I tried to send you a direct message, but your direct messages are closed to me.
   *[other] I tried to send you { $n } direct messages, but your direct messages are closed to me.
} In Discord: this server's name, Privacy Settings, Direct Messages. Or leave them closed: everything I can do is here in /home.
