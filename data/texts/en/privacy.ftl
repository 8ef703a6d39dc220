# Data rights. Promises nothing that is not so (P-10).

# reviewed: none
command-privacy = What is kept about you, as a file, or erased.
# reviewed: none
command-privacy-show = What is kept about you, who could see it, how to change it.
# reviewed: none
command-privacy-export = Everything that is kept about you, as two files only you can see.
# reviewed: none
command-privacy-erase = Erase everything that is kept about you.
# reviewed: none
privacy-home = My data
# reviewed: none
privacy-title = ### What is kept about you
    Nothing of it is shown to anybody by itself, and no admin or moderator of a server can look at it here. You are told before anything of it goes by itself: How long I keep things.
# reviewed: none
privacy-nothing = Nothing is kept about you.
# reviewed: none
privacy-who = Discord can see what you type. **{ $operator }** hosts this bot and could technically reach stored data; moderators who do not host it cannot. Questions go to { $contact }.
# reviewed: none
privacy-export = Download all of it
# reviewed: none
privacy-erase = Erase everything
# reviewed: none
privacy-export-ready = Here is everything that is kept about you: one file to read, one for other programs. Only you can see this message. The files pass through Discord, so save them somewhere safe and dismiss this message.
# reviewed: none
privacy-page-title = Everything Handrail keeps about me
# reviewed: none
privacy-erase-first = Erase everything that is kept about you, in every server? This can't be undone. If you'd like to keep a copy, download it first.
# reviewed: none
privacy-erase-first-yes = Go on
# reviewed: none
privacy-erase-second = Last question: erase it all now? Posts you asked me to make are taken down where I can reach them. Backups that still hold your entries are gone within 30 days, and your words in them can't be read even before. Keeping people apart goes on: blocks you set and reports you made stay, without your name, and so does what others wrote about you (reports for 180 days).
# reviewed: none
privacy-erase-second-yes = Erase everything now
# reviewed: none
privacy-erase-no = Keep it
# reviewed: none
privacy-erased = Everything is erased. You can start again any time, or not at all. Help stays open to you either way.
# reviewed: none
kept-sealed-under = { $n ->
   *[other] Which key your entries are locked with.
}

# reviewed: none
command-privacy-hide = Delete my last direct messages to you.
# reviewed: none
command-privacy-hide-messages = How many, 1 to 50
# reviewed: none
privacy-hide = Delete my last messages to you
# reviewed: none
privacy-hidden = { $n ->
    [0] There was no direct message of mine to delete.
    [one] One direct message of mine is gone.
   *[other] { $n } direct messages of mine are gone.
}
# reviewed: none
privacy-hide-some-left = Discord didn't let me delete all of them. Try again in a minute.
