# Public listings on a server's board, for its admins.

# reviewed: none
command-setup-feed = Put a public listing of meetings on this server's board, from a file. Only you see this.
# reviewed: none
command-setup-feed-name = What to call it, such as the intergroup's name
# reviewed: none
command-setup-feed-file = Meeting Guide or BMLT JSON, a calendar (.ics), or a table (.csv)
# reviewed: none
command-setup-feed-zone = The time zone of its times, such as Chicago; needed where the file names none
# $n = how many there are, $most = how many there may be
# reviewed: none
meeting-feeds-title = { $n ->
    [0] ### Public listings
        None yet. A server may have up to { $most }.
   *[other] ### Public listings: { $n } of up to { $most }
        What several of them list stands on the board once.
}
# reviewed: none
meeting-feeds-how = Add one by its address, or with `/setup feed` and a file: Meeting Guide or BMLT JSON, a calendar, or a table. An address is read again once a day. Names and numbers of contact people are left out, and passcodes are shown in private answers only. Listings belong to those who publish them, so please ask before you add one.
# reviewed: none
meeting-feeds-open = Open one
# $name = the listing, $n = how many meetings
# reviewed: none
meeting-feeds-line = **{ $name }**: { $n ->
    [one] one meeting
   *[other] { $n } meetings
}
# $zone = a time zone
# reviewed: none
meeting-feeds-zone = Times without a zone of their own count as { $zone }.
# $name = the listing, $taken, $left, $total = numbers of rows
# reviewed: none
meeting-feeds-read = ### { $name }
    Rows: { $total }. Taken: { $taken }. Left: { $left }.
# $n = how many meetings
# reviewed: none
meeting-feeds-used = { $n ->
    [one] One meeting of it stands on the board now.
   *[other] { $n } meetings of it stand on the board now.
}
# reviewed: none
meeting-feeds-needs-zone = Its times name no time zone, and I don't guess: a meeting at a wrong hour is worse than none. Please send it again with `zone`. Nothing was saved.
# $row = a number, $why = a sentence
# reviewed: none
meeting-feeds-row = Row { $row }: { $why }
# reviewed: none
meeting-feeds-report = Why each row was left is in the file.
# reviewed: none
meeting-feeds-remove = Take it off
# $name = the listing, $n = how many meetings
# reviewed: none
meeting-feeds-remove-ask = Take **{ $name }** and its { $n } meetings off the board? Those who follow one of them are told privately.
# reviewed: none
meeting-feeds-remove-yes = Take it off the board
# reviewed: none
meeting-feeds-all = All listings
# $name = the listing, $why = a sentence
# reviewed: none
meeting-feeds-note = The listing **{ $name }** could not be used today: { $why } What stood on the board before stays there.
# $n = how many, $channel, $ref = not needed
# reviewed: none
meeting-feeds-untold = A public listing could not be used lately; `/setup meetings` tells which. What stood on the board before stays there.
# $most = a number of megabytes
# reviewed: none
meeting-feeds-too-big = A file may have up to { $most } megabytes. Nothing was saved.
# $most = a number
# reviewed: none
meeting-feeds-most = This server has { $most } listings, and that is as many as I keep. Take one off, and there is room again.
# $most = a number
# reviewed: none
meeting-feeds-name = A name has up to { $most } characters, and at least one. Nothing was saved.
# reviewed: none
meeting-feeds-not-found = I find no such listing. It may have been taken off just now.
# reviewed: none
meeting-feeds-add = Add an address
# reviewed: none
meeting-feeds-refresh = Read it again
# reviewed: none
meeting-feeds-name-ask = What to call it
# reviewed: none
meeting-feeds-address = Address (https)
# reviewed: none
meeting-feeds-zone-ask = Time zone of its times
# reviewed: none
meeting-feeds-zone-hint = Such as Chicago; most listings name none themselves
# reviewed: none
meeting-feeds-trouble = { $trouble ->
    [address] That is no address I may ask: it has to begin with https:// and hold no name, password or port.
    [unknown_host] I find no such host.
    [private] That address leads into a private network, where I don't go.
    [redirects] It leads on too many times.
    [status] Its server answered with an error.
    [type] What came is no listing by its type.
    [too_big] It is larger than 20 megabytes.
    [slow] It took longer than 30 seconds.
    [challenge] Its server asks whether I am a browser. Whoever runs it can let me in.
    [web_page] A web page came, no listing.
   *[connection] The connection broke off.
}
