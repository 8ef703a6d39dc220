# When a member has died. Slow, plain, no cause and no method (safety-and-content D-2, D-3).

# reviewed: none
command-memorial = When a member has died: stop what this server would send to or about them.
# reviewed: none
command-memorial-member = Who has died
# reviewed: none
memorials-yourself = That one is you. I'm glad you're here.
# $person = the member
# reviewed: none
memorials-first = I'm sorry. If { $person } has died, I can stop what this server would send to them or about them: posts, offers of a buddy, celebrations.

    - Nothing is erased, and nobody sees anything of theirs.
    - It is for this server alone. What they set up for themselves in direct messages goes on; the people who host this bot can stop that too.
    - Staff are told that you did it.
    - If they do anything here, it is lifted by itself. You can lift it at any time.
    - If they had a buddy here, please have a person tell them, not me.
# reviewed: none
memorials-yes = Yes, stop it here
# reviewed: none
memorials-no = Not now
# reviewed: none
memorials-nothing = Nothing was changed.
# reviewed: none
memorials-begun = It is stopped here, and staff are told. Take care of each other, and of yourself.
# reviewed: none
memorials-stands = This server sends nothing to or about { $person }, since staff said that they have died.
# reviewed: none
memorials-lift = Lift it
# reviewed: none
memorials-lifted = It is lifted. Things go on as before, and staff are told.
# reviewed: none
memorials-notice = A notice for the community
# reviewed: none
memorials-notice-how = Words you can post yourself, if the family is fine with it. Please add no cause and no details: it keeps others safer.
# $name = who died
# $help = the command that shows lines
# reviewed: none
memorials-notice-text = We are sad to share that { $name } has died. Please don't guess about how. Talk to someone today, here or privately: { $help } shows people to call where you live. It's okay to step away from this channel.
# reviewed: none
memorials-told = { $by } told me that { $about } has died. This server sends nothing to or about them any more; nothing was erased. If that is wrong: /memorial.
# reviewed: none
memorials-told-lifted = { $by } lifted the memorial of { $about }. Things go on as before.
# reviewed: none
memorials-told-back = { $about } did something here just now, so their memorial is lifted. Things go on as before.
