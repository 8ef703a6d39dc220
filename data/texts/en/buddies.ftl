# Buddies. Nobody is scored, nobody is blamed; what a lock screen may show of a message says nothing of recovery.

# reviewed: none
command-buddy = Find somebody to check in with, or see your buddy. Only you see this.

# reviewed: none
buddies-consent-label = Finding a buddy
# reviewed: none
buddies-consent-body = What you choose in your buddy profile, that you look for somebody on a server, offers to you and your buddies there. The profile, what you have in common and what you agreed on are encrypted. Readable in the database: that you look, since when, and whether as a mentor; who is paired with whom, when offers, reviews and pauses run out, the place you were given. Never your check-ins, counters or what you do here. A pair that ended is forgotten after 30 days; that the two of you are not put together again stays, under a number that only this bot can compute.
# reviewed: none
kept-buddy-profiles = { $n ->
   *[other] Your buddy profile. Only you can see it.
}
# reviewed: none
kept-buddy-waiting = { $n ->
    [one] That you look for a buddy on one server.
   *[other] That you look for a buddy on { $n } servers.
}
# reviewed: none
kept-buddy-seats = { $n ->
    [one] One offer or buddy of yours, and what you have in common.
   *[other] { $n } offers and buddies of yours, and what you have in common.
}
# reviewed: none
buddies-home = My buddy
# reviewed: none
buddies-tell-slip = Tell my buddy
# $name = a member's name
# reviewed: none
buddies-slip-post = **{ $name }** had a slip and would like you to know. Nothing else is needed: a hello is enough, and advice can wait.
# reviewed: none
buddies-channel = Buddies: where I make a private thread for each pair
# reviewed: none
buddies-role-adults = Adults: a role that only people of 18 and older have. Buddies are for them alone
# reviewed: none
buddies-role-mentors = Mentors: a role for people you trust with newcomers. Give it by hand
# reviewed: none
buddies-section = Buddies
# $n = how many, $channel = where
# reviewed: none
buddies-untold = { $n ->
    [one] A place for two buddies could not be made in { $channel }.
   *[other] { $n } places for buddies could not be made in { $channel }.
} I need to see the channel, write, make private threads, manage threads and read the history there.

# The board

# reviewed: none
buddies-title = ### Buddies
# reviewed: none
buddies-intro = Somebody to check in with: two people, equal, who both said yes. I look only at what you choose in your profile. Nobody sees your profile; you both read what you have in common.
# reviewed: none
buddies-is-off = Buddies are not switched on in this server.
# reviewed: none
buddies-in-a-server = Looking for a buddy happens on a server: please use /buddy there.
# $people = mentions, $place = a channel
# reviewed: none
buddies-have = { $state ->
    [rest] **On a break:** { $people }
    [asked] **Your buddy:** { $people }. You are both asked how it goes on.
   *[other] **Your buddy:** { $people }
}{ $place ->
    [none] {""}
   *[other] {" "}in { $place }
}
# $until = when
# reviewed: none
buddies-offer-there = **An offer is waiting for you**, until { $until }.
# reviewed: none
buddies-offer-waits = **You said yes.** I tell you as soon as the other one answers, at the latest { $until }.
# $since, $start = days
# reviewed: none
buddies-looking = **I'm looking for you** since { $since }{ $start ->
    [now] {""}
   *[other] , and leave you in peace until { $start }
}. Once a day I put together who fits.
# reviewed: none
buddies-looking-paused = You paused everything, so I offer you nobody until you end the pause.
# reviewed: none
buddies-show-pair = Show
# reviewed: none
buddies-show-offer = Show me
# reviewed: none
buddies-take-back = Take my yes back
# reviewed: none
buddies-find = Find a buddy
# reviewed: none
buddies-profile = My profile
# reviewed: none
buddies-rest = Pause until a date
# reviewed: none
buddies-stop = Stop looking
# reviewed: none
buddies-leave = Leave all of it
# reviewed: none
buddies-back = Back
# reviewed: none
buddies-ladder = More or fewer people

# Looking

# reviewed: none
buddies-adult = ### Before I look
    Buddies are for people of 18 and older, and before you meet anybody you both agree to a short code of conduct. I ask you again with every offer.
# reviewed: none
buddies-adult-yes = I'm 18 or older, look now
# reviewed: none
buddies-adult-buffer = I'm 18 or older, look in a week
# reviewed: none
buddies-buffer = You had a buddy until lately. A week in between is good for many people; you can also look at once.
# reviewed: none
buddies-now-looking = I'm looking. As soon as somebody fits I write to you.
# reviewed: none
buddies-found-one = I found somebody and asked you both. The offer is below.
# reviewed: none
buddies-stopped = I stopped looking. Your profile is kept as it is.
# reviewed: none
buddies-rests = Noted. You get no offers until then.
# reviewed: none
buddies-until = Until which day?
# reviewed: none
buddies-until-hint = For example: 24 December. Until then nobody is offered to you. Help: /help-now
# reviewed: none
buddies-until-past = That day has begun already. Nothing was changed.
# reviewed: none
buddies-not-looking = I'm not looking for you here at the moment, so there is nothing to pause. Offers you said yes to can be taken back in /buddy.
# reviewed: none
buddies-enough = You have { $most } buddies or offers here, and that's as many as I bring together for one person.
# reviewed: none
buddies-no-profile = There is no profile yet. It takes a minute: /buddy, then My profile.
# reviewed: none
buddies-cannot-see = You can't see the channel where buddies meet, so a place there would be of no use to you. A moderator can tell you why.
# reviewed: none
buddies-off = Buddies are not switched on in this server. Nothing was changed.
# reviewed: none
buddies-account-young = Your Discord account has to be { $days } days old before I can offer you a buddy. That's for everybody's safety, and time does it by itself.
# reviewed: none
buddies-member-young = You have to be a member of this server for { $days } days before I can offer you a buddy. That's for everybody's safety, and time does it by itself.
# reviewed: none
buddies-suspended = Staff of this server have to look at something first, so I can't offer you a buddy here for now. They can tell you more.
# reviewed: none
buddies-no-mentor = That offer was for a mentor, and you don't have this server's role for it at the moment. Nothing was changed; you can say no to it, and look again.
# reviewed: none
buddies-adults-only = In this server buddies are for people with the role <@&{ $role }>. Moderators can tell you how to get it.

# More or fewer people

# reviewed: none
buddies-ladder-ask = ### How many people can you take today?
    You can change it any time, up or down. Nobody asks why.
# reviewed: none
buddies-rung = { $rung ->
    [alone] Just me for now
    [pair] One buddy
    [trio] One, or three of us
   *[pod] A small group
}
# reviewed: none
buddies-rung-kept = Noted. That's how it is from now on, until you change it.

# The profile

# reviewed: none
buddies-profile-title = ### My profile
    For matching alone. Others read only what you both chose.
# reviewed: none
buddies-profile-none = There is nothing in it yet. A language is all it needs.
# reviewed: none
buddies-profile-begin = Begin
# reviewed: none
buddies-profile-how = Times and language
# reviewed: none
buddies-profile-what = What for
# reviewed: none
buddies-profile-who = Who I am
# reviewed: none
buddies-profile-saved = Saved.
# reviewed: none
buddies-profile-contradicts = Some of these choices don't go together: "the same as mine" needs that you said your own. Nothing was changed.
# reviewed: none
buddies-line = **{ $what ->
    [languages] Languages
    [parts] Good times
    [contact] How
    [cadence] How often
    [formats] How many
    [support] What for
    [goal] Goal
    [stage] Where I am
    [pathway] How I recover
    [gender] I am
    [wish] I'd like to meet
    [interests] Interests
   *[ticks] Also
}:** { $value }
# reviewed: none
buddies-form-how = Times and language (only you see this)
# reviewed: none
buddies-form-what = What for (only you see this)
# reviewed: none
buddies-form-who = Who I am (only you see this)
# reviewed: none
buddies-languages = Which languages?
# reviewed: none
buddies-languages-hint = By name, with commas: English, Spanish. Help: /help-now
# reviewed: none
buddies-language-unknown = I don't know that language. Please write names like "English, Spanish". Nothing was changed.
# reviewed: none
buddies-languages-many = I can keep up to { $most } languages. Nothing was changed.
# reviewed: none
buddies-parts = When would contact suit you?
# reviewed: none
buddies-parts-hint = In your own time zone. Leave it open if any time is fine.
# reviewed: none
buddies-part = { $part ->
    [night] nights
    [early] early mornings
    [morning] mornings
    [afternoon] afternoons
    [evening] evenings
   *[late] late evenings
}
# reviewed: none
buddies-contacts = How would you like to talk?
# reviewed: none
buddies-contact = { $contact ->
    [voice] voice
   *[text] text
}
# reviewed: none
buddies-cadences = How often?
# reviewed: none
buddies-cadence = { $cadence ->
    [daily] every day
    [twice-weekly] twice a week
    [weekly] once a week
   *[fortnightly] every two weeks
}
# reviewed: none
buddies-formats = How many people can you take?
# reviewed: none
buddies-formats-hint = Three can be easier than two: it holds when one has a bad week.
# reviewed: none
buddies-format = { $format ->
    [pair] one buddy
    [trio] three of us
   *[pod] a small group
}
# reviewed: none
buddies-supports = What would you like support with?
# reviewed: none
buddies-supports-hint = Used only if you both tick that the same experience matters.
# reviewed: none
buddies-support = { $support ->
    [alcohol] alcohol
    [opioids] opioids
    [stimulants] stimulants
    [cannabis] cannabis
    [benzodiazepines] benzodiazepines
    [nicotine] nicotine
    [gambling] gambling
    [gaming] gaming
    [food] food
    [sex] sex or porn
    [shopping] shopping
    [loved-one] somebody I love
   *[other-substance] something else
}
# reviewed: none
buddies-goals = What are you working towards?
# reviewed: none
buddies-goal = { $goal ->
    [abstinence] not using
    [reduce] using less
    [medication] recovery with medication
   *[break] a break
}
# reviewed: none
buddies-stages = Where are you now?
# reviewed: none
buddies-stages-hint = As you see it. It is never taken from a counter.
# reviewed: none
buddies-stage = { $stage ->
    [first-month] first month
    [first-quarter] one to three months
    [first-year] up to a year
   *[later] more than a year
}
# reviewed: none
buddies-ticks = What also matters?
# reviewed: none
buddies-ticks-hint = Two for whom it is very hard get a third. Help: /help-now
# reviewed: none
buddies-tick = { $tick ->
    [same] the same experience matters to me
    [open] a buddy with another goal is fine
   *[hard] it is very hard right now
}
# reviewed: none
buddies-genders = I am
# reviewed: none
buddies-genders-hint = Left unsaid, only people who would meet anybody are offered to you.
# reviewed: none
buddies-gender = { $gender ->
    [woman] a woman
    [man] a man
    [non-binary] non-binary
    [another] another gender
   *[unsaid] I'd rather not say
}
# reviewed: none
buddies-wishes = I'd like to meet
# reviewed: none
buddies-wishes-hint = Tick nothing for anybody. It counts for both of you.
# reviewed: none
buddies-wish = { $wish ->
    [same] the same as mine
    [listed] people I name
   *[any] anybody
}
# reviewed: none
buddies-interests = What do you like?
# reviewed: none
buddies-interests-hint = What one can talk about besides recovery.
# reviewed: none
buddies-interest = { $interest ->
    [animals] animals
    [art] art
    [books] books
    [cooking] cooking
    [faith] faith
    [family] family
    [film] film
    [fitness] fitness
    [games] games
    [gardening] gardening
    [learning] learning
    [making] making things
    [meditation] meditation
    [music] music
    [outdoors] the outdoors
    [sport] sport
    [technology] technology
    [travel] travel
    [work] work
   *[writing] writing
}
# reviewed: none
buddies-kinds = What would help?
# reviewed: none
buddies-kinds-hint = A mentor is further along. With the server's mentor role, tick it to be one.
# reviewed: none
buddies-kind = { $kind ->
    [mentor] a mentor
   *[peer] somebody in the same place
}

# What two have in common

# reviewed: none
buddies-reason-none = the same language
# reviewed: none
buddies-reason-hours = { $n ->
    [one] an hour of the day that suits you
   *[other] { $n } hours of the day that suit you
}

# An offer

# $reasons = what was chosen by all
# reviewed: none
buddies-offer = ### { $others ->
    [one] Somebody who might fit
    [2] Two people who might fit
   *[other] A small group that might fit
    }
    You { $others ->
    [one] both
    [2] all three
   *[other] all
    } chose: { $reasons }. I share usernames only if everybody says yes. No is fine, and I won't say who said it.
# reviewed: none
buddies-offer-mentor = { $who ->
    [you] You would be the mentor.
   *[other] One of them is a mentor: somebody further along, whom this server's admins chose.
}
# $until = when
# reviewed: none
buddies-offer-until = The offer runs out { $until }, quietly.
# $roles = names of roles
# reviewed: none
buddies-who-reads = The place is a private thread of this server. Besides its people, these can read it if they look: the server's owner and administrators{ $roles ->
    [none] .
   *[other] , and people with { $roles }.
} I don't read along, and I pass nothing on.
# reviewed: none
buddies-who-reads-unknown = The place is a private thread of this server. Besides its people, the owner, administrators and people who manage threads can read it if they look.
# reviewed: none
buddies-yes = Yes
# reviewed: none
buddies-no = Not this one
# reviewed: none
buddies-code = ### Before you say yes
    - We are peers, not counsellors.
    - What is shared stays here, except when somebody is in danger.
    - No advice on doses, detox or stopping a medicine.
    - No dating and nothing sexual; no money, photos or addresses.
    - No using together, no finding drugs for each other.
    - Either can say no at any time, and owes no reason.
    - In danger: emergency number, a line, a moderator. A buddy alone is not enough.
    - Medication is recovery. We respect each other's path.
    - What feels wrong is reported: one press, on every message about your buddy.
# reviewed: none
buddies-other-support = Who else is there for you: a friend, a group, a professional? Think of one before you go on. You need not tell me.
# reviewed: none
buddies-agree = I'm 18 or older, and I agree
# reviewed: none
buddies-yes-said = Thank you. I tell you as soon as the other one answers. Until then nobody's name is shown.
# reviewed: none
buddies-declined = That's fine. Nobody is told that it was you.
# reviewed: none
buddies-both-yes = Everybody said yes. Your place is being made; I write to you.
# reviewed: none
buddies-no-match = That match won't go ahead. It's usually about timing, and it's not a judgment of you.
# reviewed: none
buddies-ran-out = An offer for you ran out. That's fine. I have stopped looking, so that I'm not noise; one press and I look again.
# reviewed: none
buddies-keep-looking = Keep looking
# reviewed: none
buddies-look-again = Look again
# reviewed: none
buddies-over = That is over already, so there was nothing to do.
# reviewed: none
buddies-not-yours = That is for the people it was made for.

# Together

# $people = mentions, $place = a channel
# reviewed: none
buddies-pair = ### Your buddy: { $people }
    { $place ->
    [none] You have no place here at the moment. You can write to each other directly, or ask for a new one.
   *[other] Your place: { $place }
    }
# reviewed: none
buddies-pair-state = { $state ->
    [trial] You are trying it out until { $until }. Then you are both asked how it goes on.
    [asked] You are both asked how it goes on: keep it, change something, pause or end. Without an answer nothing changes by itself before { $until }.
    [rest] On a break until { $until }.
   *[other] You are next asked how it goes on { $until }.
}
# reviewed: none
buddies-keep = Keep it
# reviewed: none
buddies-change = What we agree on
# reviewed: none
buddies-pause = Pause two weeks
# reviewed: none
buddies-resume = Go on
# reviewed: none
buddies-touch = We're in touch
# reviewed: none
buddies-new-place = A new place
# reviewed: none
buddies-end = End it
# reviewed: none
buddies-kept = You go on together.
# reviewed: none
buddies-kept-waits = Noted. The other one is asked too.
# reviewed: none
buddies-paused = You are on a break for { $n } days. The other one is told until when, and that it's not about them.
# reviewed: none
buddies-resumed = You go on together.
# reviewed: none
buddies-touched = Good to hear.
# reviewed: none
buddies-place-coming = A new place is on its way.
# reviewed: none
buddies-pause-range = A break can last up to { $most } days. Nothing was changed.
# reviewed: none
buddies-agreement = ### What we agree on
    Each of you can change it. Talk first, then choose.
# reviewed: none
buddies-agree-on = { $what ->
    [cadence] How often
    [hours] When
   *[slip] If one of us slips
}
# reviewed: none
buddies-agreed = { $what ->
    [cadence] { $value ->
        [daily] Every day
        [twice-weekly] Twice a week
        [weekly] Once a week
        [fortnightly] Every two weeks
       *[easing] Twice a week at first, weekly from the third week, every two weeks after two months
    }
    [hours] { $value ->
        [mornings] In the mornings
        [afternoons] In the afternoons
        [evenings] In the evenings
        [weekends] At weekends
       *[any] At any time that suits both
    }
   *[slip] { $value ->
        [ask] If one of us slips, we ask what would help
        [listen] If one of us slips, we listen and give no advice
        [tell] If one of us slips, we tell each other when we want to
       *[not] Slips are not what we talk about
    }
}
# reviewed: none
buddies-agreed-nothing = You have agreed on nothing yet. Two contacts a week at first is a good start.
# reviewed: none
buddies-agreed-saved = Saved, for both of you.

# Their place

# $code = letters and digits
# reviewed: none
buddies-place-name = Two of us { $code }
# $people = mentions
# reviewed: none
buddies-opening = { $people }, this is your place. All of you said yes to getting to know each other.
# reviewed: none
buddies-opening-listen = In the first week you can just read along. Nobody has to say anything, and three of you hold when one has a bad week.
# reviewed: none
buddies-opening-first = Say hello when it suits you. A first question can be: what would help you this week, and what would not?
# reviewed: none
buddies-opening-cadence = Agree on three things: how often, when, and what you do if one of you slips. For the start I suggest two contacts a week for two weeks, once a week until the eighth, then every two weeks. After 14 days I ask you both how it goes on.
# reviewed: none
buddies-opening-rules = Peers, not counsellors. No advice on doses or medicines, no money, no photos or addresses, no dating. Either of you can pause or end it at any time, without a reason: /buddy. In danger, Help is on every message.
# reviewed: none
buddies-how-to-leave = Pause or leave

# Letters

# $server = a server's name
# reviewed: none
buddies-letter-offer = There is news for you from { $server }, as you asked. Press to see it.
# reviewed: none
buddies-letter-met = There is news for you, as you asked.
# $people = names and mentions
# reviewed: none
buddies-letter-met-who = Everybody said yes. It is { $people }.
# reviewed: none
buddies-met-place = I made a private place for you: { $place }
# reviewed: none
buddies-met-no-place = I could not make a place for you in the server; its admins are told. You can write to each other directly.
# $until = when
# reviewed: none
buddies-letter-review = A short question, as agreed: how does it go on? If you would rather not answer, nothing changes.
    You can answer until { $until }.
# reviewed: none
buddies-letter-term = A short question, as agreed: a term ends here. Thank you for the time you gave. Keep it for another three months if all of you want to; otherwise it ends { $until }, which is normal and good.
# reviewed: none
buddies-letter-quiet = You and your buddy haven't connected for a while. Busy is allowed.
# $place = a channel
# reviewed: none
buddies-letter-quiet-hi = A hi is enough: { $place }
# reviewed: none
buddies-letter-waits = It has been quiet for two weeks. Life happens, and this isn't about you. You can wait, pause, end kindly, or try it with more people.
# $until = a day
# reviewed: none
buddies-letter-rests = Your buddy takes a break until { $until }. Breaks are part of it, and this isn't about you.
# reviewed: none
buddies-letter-left-over = There is nobody for you yet today. That is about numbers, and not about you. You keep your place and come first next time. Three of you, or a small group, can be quicker to find.
# reviewed: none
buddies-letter-ended = Your buddy pairing has ended. People's time and needs change; this isn't a mark against you.
# reviewed: none
buddies-letter-gone = Your buddy is no longer available here. That may have nothing to do with you.
# reviewed: none
buddies-letter-term-over = Your term together is over, as agreed at the start. Thank you for the time you gave each other.
# $n = how many are left
# reviewed: none
buddies-letter-one-left = One of you has left. That isn't about you; the { $n ->
    [2] two
    [3] three
   *[other] four
} of you go on.
# reviewed: none
buddies-closing = { $note ->
    [thanks] They left you this: "Thank you, wishing you well."
   *[time] They left you this: "My time changed. I appreciated this."
}
# reviewed: none
buddies-letter-what-helps = What would help?
# reviewed: none
buddies-letter-place-gone = The place where you two met is gone; a moderator may have closed it. You are still buddies.

# Ending

# reviewed: none
buddies-end-ask = ### End it?
    Ending is normal, and you don't owe a reason. Would you like to send one of these?
# reviewed: none
buddies-end-note = { $note ->
    [thanks] "Thank you, wishing you well."
   *[time] "My time changed. I appreciated this."
}
# reviewed: none
buddies-end-nothing = End, send nothing
# reviewed: none
buddies-end-done = It has ended. I won't put the two of you together again. Thank you for the time you gave.
# reviewed: none
buddies-leave-ask = ### Leave all of it?
    Every buddy and every offer ends, on every server, and your profile is deleted. The others read only that you are no longer available. You can begin again whenever you like.
# reviewed: none
buddies-leave-yes = Leave all of it
# $n = how many
# reviewed: none
buddies-left = { $n ->
    [0] Done. Your profile is gone, and nothing was running.
    [one] Done. One pairing or offer ended, and your profile is gone.
   *[other] Done. { $n } pairings and offers ended, and your profile is gone.
}

# Admins

# reviewed: none
buddies-setup-title = ### Buddies
# reviewed: none
buddies-setup-no-channel = No channel yet: choose one under Channels. I make a private thread in it for each pair.
# reviewed: none
buddies-setup-channel = Places are made in { $channel }. Everybody with Manage Threads there can read them; members are told so.
# reviewed: none
buddies-setup-restricted = The channel is age-restricted, so Discord keeps under-18s out.
# reviewed: none
buddies-setup-role = Only people with { $role } are let in.
# reviewed: none
buddies-setup-tick-alone = **Only a tick says that somebody is an adult.** That keeps out nobody who wants in. Make the channel age-restricted, or choose an adults role under Roles.
# $account, $member = days
# reviewed: none
buddies-setup-gates = An account has to be { $account } days old and a member here for { $member }.
# $at = a time, $zone = a zone
# reviewed: none
buddies-setup-round = Once a day, at { $at } ({ $zone }), I put together who waits. Messages about it come in the morning.
# reviewed: none
buddies-setup-counts = Waiting: { $waiting }. Pairs: { $pairs }. You see no more than these two numbers, and nor do I show anybody more.
# reviewed: none
buddies-setup-on = Switch on
# reviewed: none
buddies-setup-off = Switch off
# reviewed: none
buddies-setup-change = Time and gates
# reviewed: none
buddies-setup-form = Buddies
# reviewed: none
buddies-setup-round-ask = When shall I put people together?
# reviewed: none
buddies-setup-round-hint = Once a day, in your server's time zone
# reviewed: none
buddies-setup-account = How many days old must an account be?
# reviewed: none
buddies-setup-tenure = For how many days is a mentor a member here?
# reviewed: none
buddies-setup-cap = How many newcomers for one mentor?
# $least, $most = days, $cap = a number of people
# reviewed: none
buddies-mentors-range = A mentor has to be a member here for { $least } to { $most } days, and can have 1 to { $cap } newcomers. Nothing was changed.
# $role = a role, $days = days, $cap = a number of people
# reviewed: none
buddies-setup-mentors = Newcomers meet newcomers, or a mentor: { $role ->
    [none] there are none, because no role is chosen for them.
   *[other] somebody with { $role }, a member here for { $days } days, with at most { $cap } newcomers at a time.
}
# reviewed: none
buddies-setup-member = For how many days a member here?
# reviewed: none
buddies-no-channel = Choose a channel first: /setup channels. Nothing was changed.
# reviewed: none
buddies-gates-range = These can be raised, not removed: at least { $account } days for the account and { $member } as a member, at most { $most }. Nothing was changed.
