# Setting the bot up, for admins who are not programmers.

# reviewed: none
command-setup = Set this bot up for your server.
# reviewed: none
command-setup-channels = Choose the channels this bot may use. I check each one at once.
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
