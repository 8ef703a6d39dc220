"""Two servers, one bot: whatever people do in one, nothing of it is seen in the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import discord
import pytest
from discord import app_commands

from bot.app import App
from tests.authorisation import commands
from tests.cogs.arriving import live
from tests.people import Channel, Env, Guild, Person, texts_in
from tests.walker import Walker

SKIPPED = frozenset({"setup feed", "memorial", "staff pairing"})
"""What needs a file or a person; their own stories tell of them."""


@dataclass
class Town:
    """A server with two members and an admin, who all type a word that is this server's alone."""

    word: str
    guild: Guild
    channels: Sequence[Channel]
    people: Sequence[Person]
    walkers: list[Walker] = field(default_factory=list[Walker])

    @property
    def admin(self) -> Person:
        return self.people[-1]

    def seen(self) -> str:
        """Everything that anybody here could read: answers to them, channels, direct messages."""
        answers = [text for walker in self.walkers for text in walker.saw]
        public = [text for each in self.channels for text in texts_in(each)]
        mail = [text for each in self.people for text in texts_in(each.actor.user.dm_channel)]
        return "\n".join([*answers, *public, *mail])


def build(env: Env, word: str) -> Town:
    guild = env.create_guild(name=f"{word} harbor")
    channels = [guild.create_text_channel(f"{word.lower()}-{name}") for name in ("general", "board")]
    keeper = guild.create_role(
        "Keepers", permissions=discord.Permissions(manage_guild=True, moderate_members=True)
    )
    users = [env.create_user(f"{word.lower()}-{name}") for name in ("ada", "ben", "keeper")]
    members = [guild.add_member(each) for each in users[:-1]]
    members.append(guild.add_member(users[-1], roles=[keeper]))
    town = Town(word, guild, channels, [Person(env, each) for each in members])
    left = frozenset({"privacy:erased", "servers:features-chosen"})
    town.walkers = [Walker(each, word, left, often=1, channels=channels) for each in town.people]
    return town


async def live_through(app: App, env: Env, towns: Sequence[Town], seed: int, acts: int) -> None:
    """Let people of both servers do this and that, by turns and at random, while days pass."""
    rng = Random(seed)
    known = [each for each in app.bot.tree.walk_commands() if isinstance(each, app_commands.Command)]
    names = sorted(each.qualified_name for each in known if each.qualified_name not in SKIPPED)
    for act in range(acts):
        town, name = rng.choice(list(towns)), rng.choice(names)
        kind = commands()[name].name
        walker = rng.choice(town.walkers) if kind == "ANYBODY" else town.walkers[-1]
        walker.rng.seed(seed + act)
        await walker.walk(await walker.who.slash(rng.choice(list(town.channels)), name), most=25)
        if act % 10 == 9:
            await live(app, env, env.now() + timedelta(hours=18), timedelta(hours=9))


async def nothing_crosses(app: App, env: Env, seed: int, acts: int) -> None:
    one, other = build(env, "Zeppelin"), build(env, "Marmalade")
    await live_through(app, env, (one, other), seed, acts)
    for here, there in ((one, other), (other, one)):
        seen = here.seen()
        assert here.word in seen, "people here see what they typed here"
        foreign = [
            there.word,
            there.word.lower(),
            *(str(c.id) for c in there.channels),
            *(str(p.id) for p in there.people),
        ]
        assert [each for each in foreign if each in seen] == []


async def test_nothing_crosses_between_two_servers(app: App, env: Env) -> None:
    await nothing_crosses(app, env, seed=7, acts=40)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
async def test_nothing_crosses_whatever_is_done(app: App, env: Env, seed: int) -> None:
    await nothing_crosses(app, env, seed, acts=150)
