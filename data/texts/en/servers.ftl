# Setting the bot up, for admins who are not programmers.

# reviewed: none
command-setup = Set this bot up for your server.
# reviewed: none
command-setup-channels = Choose the channels this bot may use. I check each one at once.
# reviewed: none
command-setup-panel = Everything there is to set up, in one place.
# reviewed: none
command-setup-check = Everything here that will not work, why, and what to press.
# reviewed: none
command-setup-roles = Roles this bot knows about, such as who may set it up.
# reviewed: none
command-setup-hub = Post a lasting panel of buttons for your members.
# reviewed: none
command-setup-region = The time zone and country I suggest to members of this server.

# reviewed: none
servers-channels-title = ### Channels
    Choose a channel that exists already. I check at once whether I may write there. Empty means not used.
# reviewed: none
servers-channel-staff = Staff: where I tell moderators about changes to this setup
# reviewed: none
servers-channel-saved = Saved: { $channel }. I have every permission I need there.
# reviewed: none
servers-channel-cleared = Not used any more.
# reviewed: none
servers-channel-missing = Not saved: in { $channel } I lack { $permissions }. In Discord: open the channel's settings, Permissions, add my role, allow these, then choose the channel here again.
# reviewed: none
servers-channel-public = Not saved: everyone on this server can read { $channel }, and what I post there is for a few. In Discord: open the channel's settings, Permissions, @everyone, View Channel off, let in who should read it and my role, then choose it here again.
# reviewed: none
servers-channel-everyone = Saved: { $channel }. I have every permission I need there. Careful: everyone on this server can read it. To make it private: the channel's settings, Permissions, @everyone, View Channel off.
# reviewed: none
servers-permission = { $permission ->
    [view_channel] View Channel
    [send_messages] Send Messages
    [create_public_threads] Create Public Threads
   *[other] { $permission }
}
# reviewed: none
servers-changed = **{ $name }** changed the setup. { $channel } is now chosen for “{ $use }”.
# reviewed: none
servers-changed-region = **{ $name }** changed the setup: time zone { $zone }, country for helplines { $country }.
# reviewed: none
servers-changed-cleared = **{ $name }** changed the setup. There is no channel any more for “{ $use }”.
# reviewed: none
servers-staff-unreachable = The change is saved, but I couldn't tell the staff channel { $channel }. Choose it again with /setup channels to see what I lack there.
# reviewed: none
servers-region = Time zone and country
# reviewed: none
servers-region-title = Time zone and country
# reviewed: none
servers-zone-ask = Time zone of this server
# reviewed: none
servers-zone-hint = A city or a name like Central time. Members can choose their own. Help: /help-now
# reviewed: none
servers-country-ask = Country for helplines
# reviewed: none
servers-country-hint = Shown to members who haven't chosen one. Leave it empty if your members are everywhere.
# reviewed: none
servers-region-saved = Saved. Time zone: **{ $zone }**. Country for helplines: **{ $country }**.
# reviewed: none
servers-zone-unknown = I don't know that time zone. Try the nearest big city or a name like “Central time”. Nothing was changed.
# reviewed: none
servers-country-unknown = I don't know that country. Try its English name. Nothing was changed.

# reviewed: none
servers-off = This is switched off in this server. What you keep stays yours, and it works in direct messages with me.

# reviewed: none
servers-panel = All of the setup
# reviewed: none
servers-panel-title = ### Setup
# reviewed: none
servers-panel-who = Only you see this. Who may use which command is yours to decide in Discord: Server Settings, Integrations, this bot.
# reviewed: none
servers-panel-region = Time zone: { $zone }. Country for helplines: { $country }.
# reviewed: none
servers-panel-channels = Channels chosen: { $n } of { $of }. Each is optional.
# reviewed: none
servers-panel-off = Switched off: { $off }.
# reviewed: none
servers-panel-all-on = Nothing is switched off.
# reviewed: none
servers-panel-problems = { $n ->
    [0] I found nothing to mend.
    [one] One thing needs a look: press “What needs mending”.
   *[other] { $n } things need a look: press “What needs mending”.
}
# reviewed: none
servers-panel-changed = Last change: { $when }.
# reviewed: none
servers-channels = Channels
# reviewed: none
servers-roles = Roles
# reviewed: none
servers-features = On and off
# reviewed: none
servers-templates = Templates
# reviewed: none
servers-previews = See what I post
# reviewed: none
servers-hub = Lasting panel
# reviewed: none
servers-check = What needs mending
# reviewed: none
servers-undo = Undo the last change
# reviewed: none
servers-saved = Saved.
# reviewed: none
servers-undone = The last change is taken back.
# reviewed: none
servers-nothing-to-undo = There is nothing to take back. Nothing was changed.
# reviewed: none
servers-changed-undone = **{ $name }** took back the last change of the setup.
# reviewed: none
servers-changed-off = **{ $name }** changed the setup. Switched off now: { $off }.
# reviewed: none
servers-changed-role = **{ $name }** changed the setup. The role for “{ $use }” is now { $role }.
# reviewed: none
servers-changed-template = **{ $name }** started from the template “{ $template }”.
# reviewed: none
servers-no-role = no role
# reviewed: none
servers-nothing = nothing

# reviewed: none
servers-features-title = ### On and off
    What is chosen here is on. What you leave out stops in this server: its commands, its buttons and its posts. Members keep all that is theirs. Help, helplines, the kit for cravings and privacy are always on.
# reviewed: none
servers-roles-title = ### Roles
    Empty means not used. I check at once whether a role can do what it is for.
# reviewed: none
servers-role-manager = May set this bot up, without Manage Server. In Discord, also allow this role the command /setup: Server Settings, Integrations, this bot
# reviewed: none
servers-previews-title = ### What I post by myself
    Press one to see it here, just as it would look. Nobody else sees it.

# reviewed: none
servers-templates-title = ### Start from a template
    A template chooses what is on and when the daily prompt comes. You see it before it is used, and one press takes it back.
# reviewed: none
servers-templates-ask = What kind of group are you?
# reviewed: none
servers-kind-peer = Peer group
# reviewed: none
servers-kind-peer-about = People on any path who support each other. Everything is on.
# reviewed: none
servers-kind-aftercare = Aftercare
# reviewed: none
servers-kind-aftercare-about = For the time after a programme: a prompt on weekday mornings, when its days used to begin.
# reviewed: none
servers-kind-family = Family group
# reviewed: none
servers-kind-family-about = For people who live with somebody's addiction. Nothing here counts anybody's days.
# reviewed: none
servers-kind-gambling = Gambling
# reviewed: none
servers-kind-gambling-about = A prompt in the early evening, without questions about the body.
# reviewed: none
servers-kind-mixed = Mixed
# reviewed: none
servers-kind-mixed-about = Several paths in one place. Counting stays each member's own affair, and no channel is asked to celebrate it.
# reviewed: none
servers-template-off = - Switched off: { $off }
# reviewed: none
servers-template-prompt = - Daily prompt, once you turn it on: { $at }, { $days }
# reviewed: none
servers-template-stays = Channels, roles and your own wordings stay as they are.
# reviewed: none
servers-template-use = Use this
# reviewed: none
servers-template-used = “{ $template }” is used now. You can change every part of it.
# reviewed: none
servers-every-day = every day

# reviewed: none
servers-hub-title = ### Lasting panel
    A post with buttons for check-ins, counters, Help and more. What a member presses opens for them alone. It works for years, also after a restart.
# reviewed: none
servers-hub-ask = In which channel?
# reviewed: none
servers-hub-posted = Posted: { $link }
# reviewed: none
servers-hub-post = ### This is here for you
    Press a button. What opens is seen by you alone, and nothing is shared unless you choose to.

# reviewed: none
servers-check-title = { $n ->
    [one] ### One thing needs a look
   *[other] ### { $n } things need a look
}
# reviewed: none
servers-check-fine = ### Nothing to mend
    Every channel and role you chose is there, and I may do in it what I need.
# reviewed: none
servers-check-more = { $n ->
    [one] And one more. Mend these first, then look again.
   *[other] And { $n } more. Mend these first, then look again.
}
# reviewed: none
servers-check-zone = There is no time zone. Posts come in UTC until you choose one: All of the setup, Time zone and country.
# reviewed: none
servers-check-staff = There is no staff channel. Nobody is told of changes, or when a member asks for a moderator: All of the setup, Channels.
# reviewed: none
servers-check-channel-gone = The channel for “{ $use }” was deleted. What needs it has stopped. Choose another: All of the setup, Channels.
# reviewed: none
servers-check-channel-closed = “{ $use }”: in { $channel } I lack { $permissions }. In Discord: open the channel's settings, Permissions, add my role, allow these.
# reviewed: none
servers-check-channel-public = “{ $use }”: everyone on this server can read { $channel }. In Discord: the channel's settings, Permissions, @everyone, View Channel off.
# reviewed: none
servers-check-role-gone = The role for “{ $use }” was deleted. Choose another: All of the setup, Roles.
# reviewed: none
servers-check-role-unfit = “{ $use }”: { $role } can't be used. Choose a role that you give to people yourselves. Nothing was changed.
# reviewed: none
servers-check-role-permission = “{ $use }”: I may not give roles. In Discord: Server Settings, Roles, my role, allow Manage Roles. Then choose it again.
# reviewed: none
servers-check-role-above = “{ $use }”: { $role } stands above my own role, so I can't give it. In Discord: Server Settings, Roles, drag my role above it. Then choose it again.
# reviewed: none
servers-check-role-powerful = “{ $use }”: { $role } lets people look after this server, and members take this role by themselves. Choose one without such permissions.
# reviewed: none
servers-deleted = Something I use was deleted in this server. This is what has stopped:
