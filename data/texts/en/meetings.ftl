# The meeting board. Neutral descriptions, no fellowship above another, no attendance. Nothing here is an
# endorsement.

# reviewed: none
command-meeting-list = The next meetings on this server's board, in your own time. Only you see this.
# reviewed: none
command-meeting-now = What is on now and in the next hour, anywhere. Only you see this.
# reviewed: none
command-meeting-find = Find a meeting by programme, language, kind or town. Only you see this.
# reviewed: none
command-meeting-remind = Choose a meeting and be reminded of it privately.
# reviewed: none
command-meeting-my = The meetings you follow, and your reminders. Only you see this.
# reviewed: none
command-meeting-calendar = Your meetings as a calendar file. Only you see this.
# reviewed: none
command-meeting-first-time = What to expect of a first meeting.
# reviewed: none
command-meeting = Meetings of every fellowship, in your own time.
# reviewed: none
meetings-home = Meetings
# reviewed: none
meetings-switch = Meeting board
# reviewed: none
meetings-next = A meeting, now or soon
# reviewed: none
meetings-list-title = ### Meetings that come next
    Times are in your own time zone.
# reviewed: none
meetings-soon-title = ### In the next hour
    Times are in your own time zone.
# reviewed: none
meetings-on-title = ### On now, the latest begun first
# reviewed: none
meetings-nothing-soon = Nothing begins within the hour.
# reviewed: none
meetings-none-found = Nothing on this board fits. With fewer choices there may be more.
# reviewed: none
meetings-narrow = There are more. Another word, or a choice in the form, shows fewer.
# reviewed: none
meetings-empty = No meeting is on this server's board yet. Admins can add some with `/setup meetings`.
# reviewed: none
meetings-on-a-server = The board belongs to a server, so please ask me there. What you follow is in `/meeting my`, here too.
# reviewed: none
meetings-gone = That meeting is not on the board any more.
# reviewed: none
meetings-no-such-time = I find no such time of this meeting ahead. It may have been changed just now.
# reviewed: none
meetings-open-one = Open a meeting
# reviewed: none
meetings-find = Find
# reviewed: none
meetings-to-now = On now and soon
# reviewed: none
meetings-to-list = All that come next
# reviewed: none
meetings-fit = Help me choose
# reviewed: none
meetings-mine = Meetings I follow
# reviewed: none
meetings-tried = What I tried
# reviewed: none
meetings-first = My first meeting
# reviewed: none
meetings-programmes = Programmes
# reviewed: none
meetings-follow-kind = Follow this kind
# $filter = what somebody chose, each separated by a dot
# reviewed: none
meetings-filter = Looking for: { $filter }
# reviewed: none
meetings-own = held by this server
# reviewed: none
meetings-by-appointment = By appointment: the listing names no time.
# reviewed: none
meetings-over = Its last time has passed.
# reviewed: none
meetings-gone-from-listing = Its public listing names it no more. Please check before you go.
# $since = a time of day
# reviewed: none
meetings-is-on = **On now**, since { $since }.
# $day = a weekday, $at = a time of day, $zone = a time zone, $minutes = a number
# reviewed: none
meetings-there = -# There: { $day } at { $at }, { $zone }, { $minutes } minutes.
# $phone = a number to dial
# reviewed: none
meetings-phone = Phone: { $phone }
# $notes = passcodes, as the listing tells them
# reviewed: none
meetings-access = To get in: { $notes }
# $link = an address that cannot be pressed
# reviewed: none
meetings-unknown-link = Unrecognised link: { $link }
# reviewed: none
meetings-from-a-listing = -# From a public listing. Times there can be out of date: please check before you go.
# reviewed: none
meetings-join = Join online
# reviewed: none
meetings-page = Its own page
# reviewed: none
meetings-remind = Remind me
# reviewed: none
meetings-programme = { $programme ->
    [aa] Alcoholics Anonymous
    [na] Narcotics Anonymous
    [ca] Cocaine Anonymous
    [ga] Gamblers Anonymous
    [oa] Overeaters Anonymous
    [aca] Adult Children of Alcoholics
    [al_anon] Al-Anon
    [nar_anon] Nar-Anon
    [smart] SMART Recovery
    [refuge] Refuge Recovery
    [dharma] Recovery Dharma
    [lifering] LifeRing
    [wfs] Women for Sobriety
    [faith] Faith-based
    [family] For families and friends
    [medication] Medication-friendly
   *[other] No programme named
}
# reviewed: none
meetings-format = { $format ->
    [online] online
    [in_person] in person
    [hybrid] online and in person
   *[unknown] place unknown
}
# reviewed: none
meetings-trait = { $trait ->
    [closed] Closed: for those it concerns
    [newcomers] For newcomers
    [speaker] Speaker
    [discussion] Discussion
    [topic] Topic
    [questions] Questions and answers
    [steps] Step study
    [traditions] Tradition study
    [concepts] Concepts
    [literature] Literature
    [big_book] Big Book
    [basic_text] Basic Text
    [meditation] Meditation
    [women] Women
    [men] Men
    [non_binary] Non-binary people
    [lgbtq] LGBTQ+
    [young] Young people
    [seniors] Seniors
    [people_of_colour] People of colour
    [indigenous] Indigenous people
    [professionals] Professionals
    [secular] Secular
    [dual_diagnosis] Mental health too
    [captions] Captions
    [sign_language] Sign language
    [hard_of_hearing] For hard of hearing people
    [low_vision] For people with low vision
    [wheelchair] Wheelchair access
    [children] Children welcome
    [babysitting] Childcare
    [with_al_anon] With Al-Anon beside it
    [with_alateen] With Alateen beside it
    [outdoor] Outdoors
    [candlelight] By candlelight
    [breakfast] With breakfast
    [fragrance_free] Fragrance-free
    [no_smoking] No smoking
    [smoking] Smoking allowed
    [cross_talk] Replies to each other are fine
   *[open] Open to everyone
}
# reviewed: none
meetings-flag = { $flag ->
    [length_guessed] The listing names no end, so I assume an hour.
    [sometimes] Its notes say that it does not take place every week.
    [paused] It is listed as closed for now, or without a way in.
    [unknown_link] Its link leads to an address I don't know. Look before you open it.
   *[midnight] The listing says midnight; that may be a time nobody entered. Please check it.
}
# Finding one
# reviewed: none
meetings-find-title = Find a meeting (only you see this)
# reviewed: none
meetings-words = Name, town, or a type by its name
# reviewed: none
meetings-words-hint = Such as a street, Big Book or Sign language. Everything here may be left out.
# reviewed: none
meetings-programme-ask = Programme
# reviewed: none
meetings-format-ask = Online or in person
# reviewed: none
meetings-language-ask = Language
# reviewed: none
meetings-traits-ask = It should be
# reviewed: none
meetings-fit-title = Help me choose (only you see this)
# reviewed: none
meetings-asked-way = What would you like it to rest on?
# reviewed: none
meetings-question-way = { $answer ->
    [spiritual] Spiritual, in your own understanding
    [secular] Secular, with practical tools
    [buddhist] Meditation and Buddhist teaching
    [faith] Christian or another faith
   *[any] No preference
}
# reviewed: none
meetings-asked-help = Who is it for?
# reviewed: none
meetings-question-help = { $answer ->
    [self] Me
    [family] Me, because of somebody close
    [medication] Me, and medication is part of it
   *[any] I'd rather not say
}
# reviewed: none
meetings-asked-shape = What would you like to do there?
# reviewed: none
meetings-question-shape = { $answer ->
    [listen] Listen
    [talk] Talk with others
    [learn] Read or learn something
   *[any] No preference
}
# reviewed: none
meetings-fit-found = { $n ->
    [0] Nothing on this board fits that just now. Other answers may find something, and `/resources` has programmes with pages of their own.
    [one] ### One to look at
        Nothing was kept of your answers.
   *[other] ### { $n } to look at, in no order
        Nothing was kept of your answers. No group suits everybody: three different ones tell more than one, and not for me is a fine answer.
}
# reviewed: none
meetings-fit-again = Other answers
# reviewed: none
meetings-first-guide = ### Your first meeting
    { "" }**Before.** You need not sign up, and it costs nothing. Open ones are for everybody, closed ones for those it concerns. Come a few minutes early, or exactly on time.
    { "" }**There.** Somebody opens it, often with a short reading. Then people speak in turn, or somebody tells their story. You may just listen. *I'll just listen today* is enough if you are asked.
    { "" }**Online.** The camera may stay off, and a first name, or any name, will do.
    { "" }**Your words.** Nobody has to say what they are, or that they believe anything.
    { "" }**Leaving.** You may leave at any moment, without a reason.
    { "" }**Who you see and what you hear** stays there.
# reviewed: none
meetings-first-after = Afterwards it may feel good, odd, or like nothing. One meeting says little about all of them. I keep no list of who goes, and I never give anybody proof of it.
