"""Builds Harbor in a simulated Discord. Ids come out the same every time, so that kept data fits them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import discord
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, RoleHandle, UserHandle

from demo.people import PEOPLE, ROOMS, Part, Room, Soul
from demo.simcord_private import set_time

NAME = "Harbor"
FOUNDED = datetime(2026, 1, 5, 12, tzinfo=UTC)
"""When Harbor and everybody's accounts were made; ids hold their moment, so each has one of its own."""

_MODERATES = discord.Permissions(
    manage_messages=True, manage_threads=True, moderate_members=True, kick_members=True, ban_members=True
)
_ROLES = {
    Part.ADMIN: ("Admin", discord.Permissions(administrator=True)),
    Part.MODERATOR: ("Moderator", _MODERATES),
}


_Target = (
    RoleHandle | MemberActor | UserHandle | discord.Role | discord.Member | discord.User | discord.ClientUser
)
"""Whom simcord lets a permission overwrite be for."""


@dataclass(frozen=True, slots=True)
class Harbor:
    """The made-up server."""

    env: Env
    guild: GuildHandle
    members: dict[str, MemberActor]
    rooms: dict[str, ChannelHandle]

    def member(self, soul: Soul) -> MemberActor:
        return self.members[soul.name]


def build(env: Env) -> Harbor:
    """Make the server, its roles and channels, and everybody in it; the clock is at its founding after."""
    set_time(env, FOUNDED)
    guild = env.create_guild(name=NAME)
    roles = {part: guild.create_role(name, permissions=may) for part, (name, may) in _ROLES.items()}
    members = {soul.name: _join(env, guild, roles, soul, at) for at, soul in enumerate(PEOPLE, start=1)}
    rooms = {room.name: _open(env, guild, roles, room, at) for at, room in enumerate(ROOMS, start=1)}
    return Harbor(env, guild, members, rooms)


def _join(env: Env, guild: GuildHandle, roles: dict[Part, RoleHandle], soul: Soul, order: int) -> MemberActor:
    set_time(env, FOUNDED + timedelta(hours=order))
    user = env.create_user(soul.name.lower(), global_name=soul.name)
    assert user.dm_channel  # asking makes it, while the id is sure
    return guild.add_member(user, roles=[roles[soul.part]] if soul.part in roles else [])


def _open(
    env: Env, guild: GuildHandle, roles: dict[Part, RoleHandle], room: Room, order: int
) -> ChannelHandle:
    set_time(env, FOUNDED + timedelta(days=1, hours=order))
    return guild.create_text_channel(
        room.name, topic=room.topic, overwrites=_only_staff(env, guild, roles) if room.private else None
    )


def _only_staff(
    env: Env, guild: GuildHandle, roles: dict[Part, RoleHandle]
) -> dict[_Target, discord.PermissionOverwrite]:
    assert env.bot.user is not None
    sees = discord.PermissionOverwrite(view_channel=True)
    return {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        roles[Part.MODERATOR]: sees,
        env.bot.user: sees,
    }
