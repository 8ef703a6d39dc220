"""An extension with one kind of each sort: what the proofs let the bot owe and send."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import discord

from bench.local_end import shapes
from bot.agenda.rows import Entry
from bot.agenda.rules import Occurrence
from bot.agenda.service import Agenda
from bot.client import Handrail
from bot.deliveries.model import Delivery, Initiative, Kind
from bot.deliveries.service import Deliveries, Owed
from bot.ids import ChannelId, GuildId
from bot.storage.transaction import Transaction
from bot.ui import Deliverable, Panel, Post

POST = Kind("proof_post", None, Initiative.SERVER)
LATE = Kind("proof_late", timedelta(hours=2), Initiative.SERVER)
CALL = Kind("proof_call", None, Initiative.MEMBER, urgent=True, certain=True)
DIRECT = Kind("proof_direct", None, Initiative.MEMBER)
THREAD = Kind("proof_thread", None, Initiative.SERVER, step=True)
EVENT = Kind("proof_event", None, Initiative.SERVER, step=True)
KINDS = (POST, LATE, CALL, DIRECT, THREAD, EVENT)

RECURRING = "proof_recurring"

GUILDS, CHANNELS = 8, 36
"""Of the end: its servers, and the text channels of each."""


async def _message(bot: Handrail, delivery: Delivery) -> Post:
    return Post(Panel(bot.texts.reader("en", {}), f"proof {delivery.key}"))


async def _thread(bot: Handrail, delivery: Delivery) -> int:
    """Look for the thread of this name first, then create it."""
    guild = await bot.fetch_guild(delivery.guild or 0)
    for thread in await guild.active_threads():
        if thread.name == delivery.ref:
            return thread.id
    parent = await guild.fetch_channel(delivery.channel or 0)
    assert isinstance(parent, discord.TextChannel)
    return (await parent.create_thread(name=delivery.ref, type=discord.ChannelType.public_thread)).id


async def _event(bot: Handrail, delivery: Delivery) -> int:
    guild = await bot.fetch_guild(delivery.guild or 0)
    for event in await guild.fetch_scheduled_events():
        if event.name == delivery.ref:
            return event.id
    created = await guild.create_scheduled_event(
        name=delivery.ref, location="here",
        start_time=discord.utils.utcnow() + timedelta(days=1),
        end_time=discord.utils.utcnow() + timedelta(days=2),
        privacy_level=discord.PrivacyLevel.guild_only, entity_type=discord.EntityType.external,
    )  # fmt: skip
    return created.id


DELIVERIES: Sequence[Deliverable] = (
    *(Deliverable(kind.name, _message) for kind in (POST, LATE, CALL, DIRECT)),
    Deliverable(THREAD.name, _thread),
    Deliverable(EVENT.name, _event),
)


class Recurring:
    """What the agenda's entries cause: a post in the channel that ``ref`` names."""

    def __init__(self, deliveries: Deliveries) -> None:
        self._deliveries = deliveries

    def due(self, tx: Transaction, entry: Entry, occurrence: Occurrence, now: datetime) -> None:
        key = f"proof:{entry.id}:{occurrence.local_date}"
        owed = Owed(
            POST.name,
            key,
            occurrence.instant,
            guild=entry.guild,
            channel=ChannelId(int(entry.ref)),
            ref=str(entry.id),
        )
        self._deliveries.owe_in(tx, owed)


def register(agenda: Agenda, deliveries: Deliveries) -> None:
    """Let the agenda and the queue know the proofs' kinds."""
    for kind in KINDS:
        deliveries.register(kind)
    agenda.register(RECURRING, Recurring(deliveries).due)


async def setup(bot: Handrail) -> None:
    register(bot.service(Agenda), bot.service(Deliveries))


def posts(amount: int, due: datetime) -> list[Owed]:
    """Return posts that are due at once, in turn into every channel of the end's guilds."""
    places = [(of, shapes.text_channel_id(of, index)) for index in range(CHANNELS) for of in range(GUILDS)]
    found: list[Owed] = []
    for n in range(amount):
        of, channel = places[n % len(places)]
        guild = GuildId(shapes.guild_id(of))
        found.append(Owed(POST.name, f"post:{n}", due, guild=guild, channel=ChannelId(channel)))
    return found
