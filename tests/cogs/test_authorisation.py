"""Who may do what: everything the bot answers to, tried by everybody, against one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.app import App
from bot.features.privacy.service import Privacy
from bot.ids import MemberId
from bot.ui import Panel, announce
from tests.authorisation import For, commands, routes
from tests.people import Channel, Env, Guild, Person, Seen
from tests.walker import Walker

WORDS = "Zeppelinmarmalade"
"""What one member types wherever words are asked for."""

KEPT = frozenset({"privacy:erased", "members:withdrawn", "members:consented", "members:tick"})
"""What would take the member's things away before others reach for them."""

NO = ("ui-not-yours", "staff-not-yours", "ui-stale", "servers-off")
MENUS = (discord.AppCommandType.user, discord.AppCommandType.message)


@dataclass(frozen=True)
class Town:
    """Everybody there is, each with a message of the bot's that they can press something on."""

    app: App
    general: Channel
    member: Person
    people: Mapping[str, tuple[Person, discord.Message]]
    reached: Mapping[str, str]

    async def press(self, who: str, route: str) -> str:
        person, message = self.people[who]
        return self.outcome(await person.forge(message, self.reached.get(route, f"{route}:")))

    def outcome(self, seen: Seen) -> str:
        """Return which no was said; ``yes`` for an answer that only they see, or a form; else ``public``."""
        if seen.opened_form:
            assert WORDS not in str(seen.form), "a form shows another's words"
            return "yes"
        assert seen.private, "others can read what was answered"
        assert WORDS not in seen.text, "an answer shows another's words"
        say = self.app.texts.reader("en")
        return next((key for key in NO if say(key) in seen.text), "yes")


async def posted(app: App, channel: int) -> discord.Message:
    say, place = app.texts.reader("en"), app.bot.get_channel(channel)
    assert isinstance(place, discord.TextChannel)
    return await announce(place, Panel(say, "A lasting panel."))


async def mailed(app: App, who: Person) -> discord.Message:
    person = await app.bot.fetch_user(who.id)
    return await announce(await person.create_dm(), Panel(app.texts.reader("en"), "A lasting panel."))


def all_of(app: App) -> list[app_commands.Command[Any, ..., Any]]:
    return [each for each in app.bot.tree.walk_commands() if isinstance(each, app_commands.Command)]


@pytest.fixture
async def town(app: App, env: Env, guild: Guild, channel: Channel, alice: Person, bob: Person) -> Town:
    def with_role(where: Guild, name: str, **allowed: bool) -> Person:
        role = where.create_role(name, permissions=discord.Permissions(**allowed))
        return Person(env, where.add_member(env.create_user(name), roles=[role]))

    elsewhere = env.create_guild(name="Elsewhere")
    far = elsewhere.create_text_channel("general")
    keeper = with_role(elsewhere, "keeper", manage_guild=True, moderate_members=True)
    stranger = Person(env, elsewhere.add_member(env.create_user("stranger")))
    here, there = await posted(app, channel.id), await posted(app, far.id)
    walker = Walker(alice, WORDS, KEPT, often=1)
    for command in all_of(app):
        if commands().get(command.qualified_name) is For.ANYBODY:
            await walker.walk(await alice.slash(channel, command.qualified_name))
    return Town(
        app,
        channel,
        alice,
        {
            "member": (bob, here),
            "moderator": (with_role(guild, "moderator", moderate_members=True), here),
            "admin": (with_role(guild, "admin", manage_guild=True), here),
            "admin of another server": (keeper, there),
            "member in a direct message": (bob, await mailed(app, bob)),
            "stranger": (stranger, await mailed(app, stranger)),
        },
        {route: min(ids)[0] for route, ids in walker.reached.items()},
    )


LAST = ("servers:features-chosen", "privacy:hide")
"""Pressed after all others: what takes the message away that is pressed on, or switches all others off."""

HERE, AWAY = "admin", "admin of another server"
ALLOWED = {
    For.ANYBODY: {"member", "moderator", HERE, AWAY, "member in a direct message", "stranger"},
    For.STAFF: {"moderator", HERE, AWAY},
    For.READERS: set[str](),
    For.MANAGERS: {HERE, AWAY},
}
"""Who is let in. An admin of another server is let into their own: it is there that they press."""

SAID = {For.STAFF: {"staff-not-yours"}, For.MANAGERS: {"ui-not-yours"}, For.READERS: {"ui-stale"}}
"""What all others are told, before anything else is looked at."""

LET_IN = {"yes", "ui-stale"}
"""Stale is what stands behind a button that was never theirs."""


def expected(kind: For, who: str) -> set[str]:
    return LET_IN if who in ALLOWED[kind] else SAID[kind]


async def test_every_route_answers_whom_the_table_says_and_nobody_reaches_anothers_things(town: Town) -> None:
    table, privacy, member = routes(), town.app.services.get(Privacy), MemberId(town.member.id)
    assert sorted(table) == sorted(town.app.bot.router.routes), "tests/authorisation.py names every route"
    before = (await privacy.export(member)).tables
    assert WORDS in str(before)
    wrong: list[str] = []
    for route in [*sorted(set(table) - set(LAST)), *LAST]:
        for who in trying(table[route]):
            found = await town.press(who, route)
            if found not in expected(table[route], who):
                wrong.append(f"{route} tells {who}: {found}")
    assert wrong == []
    assert (await privacy.export(member)).tables == before, "somebody changed what is another's"


def trying(kind: For) -> list[str]:
    """Return who tries a route: of what answers anybody, those who differ most."""
    everybody = sorted(ALLOWED[For.ANYBODY])
    return [AWAY, "member", "stranger"] if kind is For.ANYBODY else everybody


async def test_every_command_answers_whom_the_table_says(town: Town, guild: Guild) -> None:
    """Also where admins let everybody see a command in Discord: the bot looks itself."""
    table, tree = commands(), town.app.bot.tree
    menus = [each.name for kind in MENUS for each in tree.get_commands(type=kind)]
    assert sorted(table) == sorted({each.qualified_name for each in all_of(town.app)} | set(menus))
    for each in await tree.fetch_commands():
        guild.set_command_permissions(each, {guild.default_role: True})
    wrong: list[str] = []
    for command in all_of(town.app):
        kind, name = table[command.qualified_name], command.qualified_name
        root = command.root_parent or command
        assert kind is For.ANYBODY or root.guild_only, f"{name} is of a server"
        for who in ("member", "moderator", HERE) if "file" not in command._params else ():  # pyright: ignore[reportPrivateUsage]
            options = {each.name: town.member.actor for each in command.parameters if each.name == "member"}
            found = town.outcome(await town.people[who][0].slash(town.general, name, **options))
            if found not in expected(kind, who):
                wrong.append(f"/{name} tells {who}: {found}")
    assert wrong == []
