# Milestones: told to one member alone, shared only by them, and never as a comparison. Whoever
# counts differently, or not at all, misses nothing.

# reviewed: none
command-milestones = Which days you are told of, and what waits for you. Only you see this.

# reviewed: none
milestones-home = Milestones
# reviewed: none
milestones-channel = Milestones that members share
# reviewed: none
kept-milestones = Which milestones you want to be told of, and those that wait for you. Nobody but you sees them, and all of it is encrypted.

# reviewed: none
milestones-title = ### Milestones
    Only you can see this. Nobody is told unless you share one yourself.
# reviewed: none
milestones-none = You are told of none. That is a fine way to count, too.
# $groups = what they are told of, a list
# reviewed: none
milestones-chosen = You are told of: { $groups }.
# reviewed: none
milestones-calendar = Months and years go by the calendar in your time zone. From 29 February they come on 28 February in years without one, and from the 31st on the last day of shorter months.
# reviewed: none
milestones-by-message = When there is one, a direct message says that something is here for you. It doesn't say what.
# reviewed: none
milestones-here = They wait here for two weeks. I send no message about them.
# $n = how many wait
# reviewed: none
milestones-waiting = { $n ->
    [0] Nothing waits for you right now.
    [one] One waits for you.
   *[other] { $n } wait for you.
}
# reviewed: none
milestones-choose = Choose
# reviewed: none
milestones-message-on = Send me a message
# reviewed: none
milestones-message-off = No messages
# reviewed: none
milestones-back = Milestones
# reviewed: none
milestones-saved = Saved.

# The form

# reviewed: none
milestones-form = Milestones (only you see this)
# reviewed: none
milestones-form-groups = What you want to be told of
# reviewed: none
milestones-form-groups-hint = Leave all of them out to be told of none.
# reviewed: none
milestones-form-own = Numbers of days of your own
# reviewed: none
milestones-form-own-hint = As many as ten, for example 45, 200.
# $group = a group of milestones
# reviewed: none
milestones-group = { $group ->
    [first] 24 hours, 7 and 14 days
    [months] 30, 60 and 90 days; 6, 9 and 18 months
    [monthly] every month of the first year
    [years] every year
    [hundreds] 100, 200, 500 and 1000 days
    [totals] 100, 200, 365, 500 and 1000 days in all, over every count
   *[back] 1, 7, 14, 30, 60 and 90 days since coming back
}
# $days = numbers of days
# reviewed: none
milestones-group-own = { $days } days
# $longest = the largest number that can be typed
# reviewed: none
milestones-own-unreadable = I could only read whole numbers of days there, from 1 to { $longest }, with commas between them.
# $most = how many
# reviewed: none
milestones-own-most = That is more than I can look after. Up to { $most } numbers of your own work.

# The card

# What was reached; "h" is the first one, "total" goes over every count, "back" comes after an earlier count
# reviewed: none
milestones-mark = { $unit ->
    [h] { $n } hours
    [mo] { $n ->
        [one] 1 month
       *[other] { $n } months
    }
    [y] { $n ->
        [one] 1 year
       *[other] { $n } years
    }
    [total] { $n ->
        [one] 1 day in all
       *[other] { $n } days in all
    }
    [back] { $n ->
        [one] 1 day since coming back
       *[other] { $n } days since coming back
    }
   *[d] { $n ->
        [one] 1 day
       *[other] { $n } days
    }
}
# $milestone = what was reached, $label = a member's own words for the counter
# reviewed: none
milestones-card = Today is { $milestone } on “{ $label }”. That's yours. Milestones can feel proud, flat or sad, sometimes all at once.
# The same, looked at on a later day
# reviewed: none
milestones-card-past = { $day } was { $milestone } on “{ $label }”. That's yours. Milestones can feel proud, flat or sad, sometimes all at once.
# reviewed: none
milestones-card-server = If you ever want to share it or tell your buddy, open /milestones on your server. You see the exact post first.
# reviewed: none
milestones-picture-under = That's yours.
# reviewed: none
milestones-picture-alt = A drawing of hills at daybreak with a path. It says: { $milestone }. That's yours.
# reviewed: none
milestones-keep = Keep private
# reviewed: none
milestones-share = Share…
# reviewed: none
milestones-tell = Tell my buddy
# reviewed: none
milestones-tell-back = Take it back from my buddy
# Leads to the kit, which Help shows first on a hard day
# reviewed: none
milestones-line = Write a line to my later self
# reviewed: none
milestones-kept = It stays yours alone.
# reviewed: none
milestones-card-gone = That one is put away, or something about the counter changed since. Your counters are as you left them: /counter show.

# The message may be seen on a lock screen: no word about what it is.

# reviewed: none
milestones-message = Something is here for you, whenever you like. Only you can open it.
# reviewed: none
milestones-message-show = Show it
# reviewed: none
milestones-message-change = Change these messages

# The post

# $name = the member's name, $milestone = what was reached
# reviewed: none
milestones-post = { $name } asked me to share: { $milestone }. Well done, and welcome to anyone on day one today.
# The same for one's buddy, in the place the two have
# reviewed: none
milestones-buddy-post = { $name } would like you to know: { $milestone }. A word is welcome, and none is needed.

# reviewed: none
milestones-switch = Milestones

# The role: seen by everyone on that server, so it is a share of its own

# reviewed: none
milestones-role-use = Milestone role: members may take it from their own card, and give it back
# reviewed: none
milestones-role-offer = Take the role…
# $role = the role's name on this server
# reviewed: none
milestones-role-seen = The role **{ $role }** would stand on your name. Everyone on this server can see it, and your profile shows it. It stays until you give it back: nothing you write, pause or restart takes it away.
# reviewed: none
milestones-role-take = Take it
# reviewed: none
milestones-role-taken = You have **{ $role }** now. Give it back whenever you like, here or in /milestones.
# reviewed: none
milestones-role-drop = Give the role back
# reviewed: none
milestones-role-dropped = **{ $role }** is off your name. Nobody was told.
# reviewed: none
milestones-role-refused = Discord didn't let me change **{ $role }**. Nothing changed. The people who run this server can look at it with /setup.
# reviewed: none
milestones-role-unknown = I couldn't reach Discord to the end, so I don't know whether **{ $role }** changed. Your name in the list of members shows it; you can try again.
# reviewed: none
milestones-role-none = There is no such role here right now, or I can't give it. Your milestones are as they were.
