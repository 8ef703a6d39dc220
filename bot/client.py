"""The Discord client: intents, no mentions, cogs found by name, one end for every error."""

import asyncio
import importlib
import logging
import pkgutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from types import ModuleType
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

import cogs
from bot.errors import Refusal
from bot.features.servers.service import Servers
from bot.readers import Readers
from bot.services import Services
from bot.shards import Shards
from bot.texts import DEFAULT_LOCALE, Texts
from bot.timed import ANSWERED, REFUSED, Answering, ending
from bot.ui.declarations import HomeEntry, NextStep, Preview, SetupSection, feature_of
from bot.ui.elsewhere import Elsewhere
from bot.ui.explain import explain
from bot.ui.panel import Block
from bot.ui.router import Router, is_press

log = logging.getLogger(__name__)

T = TypeVar("T")
Routed = TypeVar("Routed", HomeEntry, NextStep, SetupSection, Preview)

Explainer = Callable[["discord.Interaction[Handrail]", Refusal], Sequence[Block]]

ALONE = Shards()

ANSWERS = frozenset({"discord.py: on_interaction", "CommandTree-invoker"})
"""Names that discord.py gives to tasks in which an interaction is answered (tests/test_monitor.py)."""

CLOSING = 2.0
"""Seconds that logging out may take; discord.py alone would wait half a minute for a silent end."""

EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
BOTH_INSTALLS = app_commands.AppInstallationType(guild=True, user=True)


def intents() -> discord.Intents:
    """Guilds, moderation (bans end pairs at once) and scheduled events; none privileged (P-8)."""
    return discord.Intents(guilds=True, moderation=True, guild_scheduled_events=True)


class Tree(app_commands.CommandTree["Handrail"]):
    """Slash commands; their errors go where all errors go."""

    async def interaction_check(self, interaction: "discord.Interaction[Handrail]", /) -> bool:
        """Stop a command of a feature that this server's admins switched off."""
        command = interaction.command
        if isinstance(command, app_commands.Command | app_commands.ContextMenu):
            feature = feature_of(command.callback)
            interaction.client.answering.begin(interaction, feature)
            try:
                interaction.client.refuse_switched_off(interaction, feature)
            except Refusal as refusal:
                interaction.client.answering.end(interaction, REFUSED)
                await explain(interaction, refusal)
                return False
        return True

    async def on_error(
        self, interaction: "discord.Interaction[Handrail]", error: app_commands.AppCommandError, /
    ) -> None:
        interaction.client.answering.end(interaction, ending(error))
        await explain(interaction, error)


class Handrail(commands.Bot):
    """The bot. It decides nothing: it leads interactions to cogs and cogs to services.

    Args:
        texts: All wording.
        readers: Who reads which language.
        services: Where cogs find their services.
        help_only: Tells whether storage is closed for good, so that only Help works.
        shards: Which servers this process leads; more than one shard needs a `ShardedHandrail`.
    """

    def __init__(
        self,
        texts: Texts,
        readers: Readers,
        services: Services,
        help_only: Callable[[], bool] = lambda: False,
        shards: Shards = ALONE,
    ) -> None:
        several: Any = (
            {"shard_count": shards.count, "shard_ids": list(shards.ids)} if shards.count > 1 else {}
        )
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_contexts=EVERYWHERE,
            allowed_installs=BOTH_INSTALLS,
            **several,
        )
        self.shards_led, self._elsewhere = shards, Elsewhere(self)
        self.texts, self.readers, self.services = texts, readers, services
        self.router = Router(self.refuse_switched_off)
        self.answering = Answering()
        self.explainers: dict[type[Refusal], Explainer] = {}
        self._help_only = help_only

    @property
    def help_only(self) -> bool:
        return self._help_only()

    def service(self, kind: type[T]) -> T:
        """Return the one service of a class; for a cog package's ``setup``."""
        return self.services.get(kind)

    async def setup_hook(self) -> None:
        for name in cog_names():
            await self.load_extension(name)
        describe(self.tree, self.texts)
        if len(self.texts.locales) > 1:  # else it would be asked 3,000 times for nothing
            await self.tree.set_translator(TextTranslator(self.texts))
        if 0 in self.shards_led.ids:  # one of all processes tells Discord the commands
            await self.tree.sync()

    async def find_guild(self, id: int | None) -> discord.Guild | None:
        """Return a server the bot is in, also one that another process leads; None for any other.

        Raises:
            discord.HTTPException: Discord does not say whether the bot is there.
        """
        if id is None or self.shards_led.leads(id):
            return None if id is None else self.get_guild(id)
        return await self._elsewhere.find(id)

    async def add_cog(self, cog: commands.Cog, /, **options: Any) -> None:
        await super().add_cog(cog, **options)
        self.router.add(cog)

    async def remove_cog(self, name: str, /, **options: Any) -> commands.Cog | None:
        cog = await super().remove_cog(name, **options)
        if cog is not None:
            self.router.remove(cog)
        return cog

    def declared(self, name: str, kind: type[T]) -> list[T]:
        """Return what loaded cog packages declare under ``name`` (see `bot.ui.declarations`), in order."""
        return [each for each in _in_order(name, *self.extensions.values()) if isinstance(each, kind)]

    def refuse_switched_off(self, interaction: "discord.Interaction[Handrail]", feature: str) -> None:
        """Stop what admins switched off in this server.

        Raises:
            Refusal: ``servers-off``.
        """
        if self.is_off(interaction.guild_id, feature):
            raise Refusal("servers-off")

    def is_off(self, guild: int | None, feature: str) -> bool:
        """Tell whether a feature is switched off in a server."""
        return guild is not None and self.service(Servers).is_off(guild, feature)

    def offered(self, name: str, kind: type[Routed], guild: int | None) -> list[Routed]:
        """Return what is declared under ``name`` and leads to a feature that is on in a server."""
        return [
            each for each in self.declared(name, kind) if not self.is_off(guild, each.route.partition(":")[0])
        ]

    async def on_interaction(self, interaction: "discord.Interaction[Handrail]") -> None:
        if not is_press(interaction):
            return  # commands are led by the tree
        self.answering.begin(interaction, self.router.feature_of(interaction))
        try:
            await self.router.lead(interaction)
            self.answering.end(interaction, ANSWERED)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            self.answering.end(interaction, ending(error))
            await explain(interaction, error)

    async def on_app_command_completion(
        self, interaction: "discord.Interaction[Handrail]", command: object
    ) -> None:
        del command
        self.answering.end(interaction, ANSWERED)

    async def settle(self, within: float) -> None:
        """Wait (at most ``within`` seconds) until every interaction that arrived is answered."""
        under_way = [each for each in asyncio.all_tasks() if each.get_name() in ANSWERS]
        if under_way:
            await asyncio.wait(under_way, timeout=within)

    async def close(self) -> None:
        """Log out; when the other end is silent, without it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSING):
                await super().close()

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        del args, kwargs  # they may hold a person's words
        log.exception("event %s failed", event_method)


class ShardedHandrail(Handrail, discord.AutoShardedClient):
    """The bot with several gateway connections, as `commands.AutoShardedBot` is made from `commands.Bot`."""


@lru_cache(maxsize=64)  # asked for each panel; a package that is loaded anew is another module
def _in_order(name: str, *packages: ModuleType) -> tuple[Any, ...]:
    found = (each for package in packages for each in getattr(package, name, ()))
    return tuple(sorted(found, key=lambda each: getattr(each, "order", 0)))


def cog_names() -> list[str]:
    """Return the import name of every package in ``cogs``."""
    importlib.invalidate_caches()
    return [f"cogs.{found.name}" for found in pkgutil.iter_modules(cogs.__path__) if found.ispkg]


def describe(tree: app_commands.CommandTree[Any], texts: Texts) -> None:
    """Give every command and option its English sentence, by its name.

    ``/counter start`` reads ``command-counter-start``, its option ``label``
    ``command-counter-start-label``; a missing key raises KeyError, so it cannot ship.
    """
    for command in tree.walk_commands():
        key = "command-" + command.qualified_name.replace(" ", "-").replace("_", "-")
        command.description, command._locale_description = _localised(texts, key)  # pyright: ignore[reportPrivateUsage]
        if isinstance(command, app_commands.Command):
            for name, option in command._params.items():  # pyright: ignore[reportPrivateUsage, reportUnknownVariableType, reportUnknownMemberType]
                option.description = _localised(texts, f"{key}-{name.replace('_', '-')}")[1]


def _localised(texts: Texts, key: str) -> tuple[str, app_commands.locale_str]:
    english = texts.get(DEFAULT_LOCALE, key, {})
    return english, app_commands.locale_str(english, key=key)


class TextTranslator(app_commands.Translator):
    """Gives Discord the descriptions of commands in every language we have."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        del context
        key = string.extras.get("key")
        language = self._texts.served(locale.value)
        if key is None or language == DEFAULT_LOCALE or not self._texts.has(key, language):
            return None
        return self._texts.get(language, key, {})
