"""Interactions under way: sent over the gateway, answered over HTTP, waited for by whoever asked."""

import asyncio
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from bench.local_end import presses, shapes
from bench.local_end.components import Json
from bench.local_end.gateway import Gateway
from bench.local_end.presses import AUTOCOMPLETE, COMMAND, COMPONENT, KINDS, WrongAsk, place
from bench.local_end.state import World

KEPT = 5_000
"""Interactions remembered; older tokens are unknown."""


def _future() -> asyncio.Future[Json]:
    return asyncio.get_running_loop().create_future()


@dataclass(slots=True)
class Interaction:
    """One interaction from the person's press to the bot's last word on it."""

    id: int
    token: str
    kind: int
    user: int
    channel: int
    source: Json | None
    """The message that was pressed."""
    started: float = 0.0
    """``time.perf_counter`` when it went out."""
    original: int = 0
    """Id of the message that answers it, 0 while there is none."""
    loading: bool = False
    callback: asyncio.Future[Json] = field(default_factory=_future)
    edit: asyncio.Future[Json] = field(default_factory=_future)

    def elapsed(self) -> float:
        """Return seconds since it went out."""
        return time.perf_counter() - self.started


class Interactions:
    """Makes interactions and remembers them by token."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world, self._gateway = world, gateway
        self._known: OrderedDict[str, Interaction] = OrderedDict()
        self._modals: OrderedDict[int, tuple[Json, Json | None]] = OrderedDict()

    def find(self, token: str) -> Interaction | None:
        """Return the interaction of a token that is still good."""
        found = self._known.get(token)
        return found if found and found.elapsed() < self._world.options.token_seconds else None

    def opened(self, interaction: Interaction, modal: Json) -> None:
        """Remember the form a person has open; another replaces it."""
        self._modals[interaction.user] = (modal, interaction.source)
        self._modals.move_to_end(interaction.user)
        if len(self._modals) > KEPT:
            self._modals.popitem(last=False)

    async def ask(self, ask: Json) -> Json:
        """Do what a person does and wait for the bot.

        Args:
            ask: ``kind`` and what ``presses`` needs; ``guild`` (index or id; null: direct messages),
                ``channel`` (index among text channels or id), ``user``, ``locale``, ``permissions``,
                ``wait_edit``, ``timeout`` in seconds (5).

        Returns:
            ``type``, ``data``, ``message`` and ``latency`` (seconds) of the callback; ``edit`` and
            ``edit_latency`` of the first edit or follow-up when asked for.

        Raises:
            WrongAsk: It cannot be done, or no bot is connected.
            TimeoutError: The bot did not answer in time.
        """
        interaction = await self.send(ask)
        async with asyncio.timeout(float(ask.get("timeout", 5.0))):
            answer = dict(await interaction.callback)
            if ask.get("wait_edit"):
                answer |= await interaction.edit
        return {"id": str(interaction.id), "token": interaction.token, **answer}

    async def send(self, ask: Json) -> Interaction:
        """Send one interaction to the bot without waiting for its answer."""
        guild = self._guild(ask)
        if not self._gateway.listeners(guild or None):
            raise WrongAsk("no bot is connected")
        interaction, payload = self._make(ask, guild)
        self._known[interaction.token] = interaction
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        interaction.started = time.perf_counter()
        await self._gateway.dispatch("INTERACTION_CREATE", payload, guild or None)
        return interaction

    def _make(self, ask: Json, guild: int) -> tuple[Interaction, Json]:
        kind, user = KINDS[ask["kind"]], int(ask.get("user", 1))
        channel = self._channel(ask, guild, user)
        data, source = self._data(ask, kind, user, channel, guild)
        interaction = Interaction(
            self._world.snowflake(), secrets.token_urlsafe(24), kind, user, channel, source
        )
        shared: Json = {
            "id": str(interaction.id), "application_id": str(shapes.BOT), "type": kind, "data": data,
            "token": interaction.token, "version": 1, "channel_id": str(channel),
            "channel": place(self._world, channel), "locale": ask.get("locale", "en-US"),
            "app_permissions": str(ask.get("app_permissions", shapes.BOT_PERMISSIONS)),
            "entitlements": [], "attachment_size_limit": 10_485_760,
            **({"message": source} if source else {}),
        }  # fmt: skip
        return interaction, {**shared, **self._who(ask, guild, user)}

    def _data(self, ask: Json, kind: int, user: int, channel: int, guild: int) -> tuple[Json, Json | None]:
        if kind in (COMMAND, AUTOCOMPLETE):
            return presses.command(self._world, ask, guild), None
        if kind == COMPONENT:
            return presses.component(self._world, ask, channel, guild)
        modal, source = self._modals.get(user, (None, None))
        wanted = ask.get("custom_id")
        if modal and wanted not in (None, modal["custom_id"]):
            modal, source = None, None
        return presses.form(ask, modal), source

    def _who(self, ask: Json, guild: int, user: int) -> Json:
        if not guild:
            owners: Json = {"1": str(user)} if ask.get("installed") else {"0": "0"}
            return {"user": shapes.user(user), "context": 1, "authorizing_integration_owners": owners}
        permissions = str(ask.get("permissions", shapes.MEMBER_PERMISSIONS))
        return {
            "member": {**self._world.member(guild, user), "permissions": permissions},
            "guild_id": str(guild), "guild": {"id": str(guild), "locale": "en-US", "features": []},
            "guild_locale": ask.get("guild_locale", "en-US"), "context": 0,
            "authorizing_integration_owners": {"0": str(guild)},
        }  # fmt: skip

    def _guild(self, ask: Json) -> int:
        given = ask.get("guild", 0)
        if given is None:
            return 0
        guild = int(given) if int(given) >= shapes.GUILD_STEP else shapes.guild_id(int(given))
        if not self._world.has_guild(guild):
            raise WrongAsk(f"the bot is not in guild {given}")
        return guild

    @staticmethod
    def _channel(ask: Json, guild: int, user: int) -> int:
        if not guild:
            return shapes.dm_channel_id(user)
        given = int(ask.get("channel", 0))
        index = shapes.guild_index(guild)
        return given if given >= shapes.GUILD_STEP else shapes.text_channel_id(index, given)
