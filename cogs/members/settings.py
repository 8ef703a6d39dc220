"""``/settings``: zone by human words, country, day and quiet hours, words, and one press that pauses all."""

import asyncio
from dataclasses import replace

from discord import app_commands
from discord.ext import commands

from bot.clock import Clock
from bot.dates import read_time
from bot.errors import Refusal
from bot.features.help_now.service import HelpNow
from bot.features.members.model import (
    DEFAULT_ZONE,
    SETTINGS,
    Pathway,
    QuietHours,
    Settings,
    Visibility,
    Word,
)
from bot.features.members.service import Change, Members
from bot.features.servers.service import Servers
from bot.ui import (
    Interaction,
    Panel,
    Press,
    again,
    answer,
    ask,
    clip,
    guild_of,
    member_of,
    number_in,
    on,
    one_of,
    row,
    say_of,
    select,
)
from bot.zones import ZoneChoice, canonical_zone, find_zones
from cogs.members import views

ZONE_CHOICES = 25
"""Discord's limit for a select and for autocomplete."""


class SettingsCog(commands.Cog):
    """Everything a member can choose about themselves."""

    def __init__(self, members: Members, servers: Servers, help_now: HelpNow, clock: Clock) -> None:
        self._members, self._servers, self._help, self._clock = members, servers, help_now, clock

    @app_commands.command(name="settings")
    async def settings(self, interaction: Interaction, zone: str | None = None) -> None:
        if zone is None:
            await self.show(interaction, Press())
            return
        again(interaction, "members:zone-typed", clip(zone, 40))
        await self._choose_zone(interaction, zone, "")

    @settings.autocomplete("zone")
    async def _zones(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        found = await self._zones_like(interaction, typed)
        return [app_commands.Choice(name=choice.label[:100], value=choice.id) for choice in found]

    @on("members:settings")
    async def show(self, interaction: Interaction, press: Press) -> None:
        await self._show(interaction, await self._members.settings(member_of(interaction)))

    async def _show(self, interaction: Interaction, settings: Settings, *, replace: bool = False) -> None:
        say = say_of(interaction)  # after a change: perhaps in another language or with other words
        guild = guild_of(interaction)
        servers_country = None if guild is None else self._servers.of(guild).country
        names = [
            code and self._help.country_name(code, say.locale) for code in (settings.country, servers_country)
        ]
        place = views.Place(names[0], self._servers.zone_of(guild), names[1])
        languages = len(interaction.client.texts.locales)
        paused = await self._members.paused(member_of(interaction))
        panel = views.settings_panel(say, settings, place, languages, paused=paused)
        await answer(interaction, panel, replace=replace)

    @on("members:zone")
    async def zone(self, interaction: Interaction, press: Press) -> None:
        settings = await self._members.settings(member_of(interaction))
        await ask(interaction, views.zone_form(say_of(interaction), settings, press.arg))

    @on("members:zone-first")
    async def zone_first(self, interaction: Interaction, press: Press) -> None:
        """Ask for the zone on the way to something else: the argument is where it goes on."""
        await self._members.require(member_of(interaction), SETTINGS)
        await self.zone(interaction, press)

    @on("members:zone-typed")
    async def zone_typed(self, interaction: Interaction, press: Press) -> None:
        """Take what was typed in the form, or carried through a question of consent."""
        typed = press.text("place") if press.fields else press.arg
        await self._choose_zone(interaction, typed, press.arg if press.fields else "")

    @on("members:zone-chosen")
    async def zone_chosen(self, interaction: Interaction, press: Press) -> None:
        await self._choose_zone(interaction, press.value, press.arg)

    async def _choose_zone(self, interaction: Interaction, typed: str, arg: str) -> None:
        """Take a zone's name at once; for other words show what they may mean."""
        zone, say = canonical_zone(typed), say_of(interaction)
        if zone is None and typed:
            choices = await self._zones_like(interaction, typed)
            if not choices:
                raise Refusal("members-zone-unknown")
            await answer(interaction, views.zone_choices(say, choices, arg), replace=True)
            return
        settings = await self._members.change(member_of(interaction), lambda old: replace(old, zone=zone))
        if arg == views.FIRST:
            await interaction.client.router.go(interaction, "members:first-pathway")
        elif arg:
            await answer(interaction, views.zone_kept(say, zone or DEFAULT_ZONE, arg), replace=True)
        else:
            await self._show(interaction, settings, replace=True)

    async def _zones_like(self, interaction: Interaction, typed: str) -> list[ZoneChoice]:
        """Return zones that words may mean, the server's own preferred; the first search reads tables."""
        near, locale = self._servers.zone_of(guild_of(interaction)), say_of(interaction).locale
        return await asyncio.to_thread(
            find_zones, typed, locale, now=self._clock.now(), near=near, limit=ZONE_CHOICES
        )

    @on("members:country")
    async def country(self, interaction: Interaction, press: Press) -> None:
        await ask(interaction, views.country_form(say_of(interaction)))

    @on("members:country-typed")
    async def country_typed(self, interaction: Interaction, press: Press) -> None:
        say, typed = say_of(interaction), press.text("country")
        if not typed:
            await self._change(interaction, lambda old: replace(old, country=None))
            return
        found = await asyncio.to_thread(self._help.find_countries, typed, say.locale)
        if not found:
            raise Refusal("members-country-unknown")
        options = [(code, self._help.country_name(code, say.locale)) for code in found]
        await answer(interaction, views.country_choices(say, options), replace=True)

    @on("members:country-chosen")
    async def country_chosen(self, interaction: Interaction, press: Press) -> None:
        country = press.value
        await self._change(interaction, lambda old: replace(old, country=country))

    @on("members:day")
    async def day(self, interaction: Interaction, press: Press) -> None:
        settings = await self._members.settings(member_of(interaction))
        await ask(interaction, views.day_form(say_of(interaction), settings))

    @on("members:day-chosen")
    async def day_chosen(self, interaction: Interaction, press: Press) -> None:
        start, quiet = press.text("start"), _quiet(press.text("quiet_from"), press.text("quiet_to"))
        hour = number_in(start) or 0
        await self._change(interaction, lambda old: replace(old, day_start=hour, quiet=quiet))

    @on("members:words")
    async def words(self, interaction: Interaction, press: Press) -> None:
        settings = await self._members.settings(member_of(interaction))
        await ask(interaction, views.words_form(say_of(interaction), settings))

    @on("members:words-chosen")
    async def words_chosen(self, interaction: Interaction, press: Press) -> None:
        pathway = press.text("pathway")
        await self._change(
            interaction,
            lambda old: old.with_profile(
                word=one_of(Word, press.text("word") or old.profile.word),
                counts_days=press.text("counts") != "no",
                visibility=one_of(Visibility, press.text("visibility") or old.profile.visibility),
                pathway=one_of(Pathway, pathway) if pathway else None,
            ),
        )

    @on("members:language")
    async def language(self, interaction: Interaction, press: Press) -> None:
        say, texts = say_of(interaction), interaction.client.texts
        options = [
            (locale, texts.get(locale, "members-language-name", {})) for locale in sorted(texts.locales)
        ]
        panel = Panel(
            say, say("members-language-which"), row(select("members:language-chosen", options, arg=press.arg))
        )
        await answer(interaction, panel, replace=True)

    @on("members:language-chosen")
    async def language_chosen(self, interaction: Interaction, press: Press) -> None:
        if press.value not in interaction.client.texts.locales:
            raise Refusal("ui-stale")
        settings = await self._members.change(
            member_of(interaction), lambda old: replace(old, language=press.value)
        )
        if press.arg == views.FIRST:
            await interaction.client.router.go(interaction, "members:first-zone")
        else:
            await self._show(interaction, settings, replace=True)

    @on("members:pause")
    async def pause(self, interaction: Interaction, press: Press) -> None:
        member = member_of(interaction)
        await self._members.pause(member, on=press.arg != "off")
        await self._show(interaction, await self._members.settings(member), replace=True)

    async def _change(self, interaction: Interaction, change: Change) -> None:
        settings = await self._members.change(member_of(interaction), change)
        await self._show(interaction, settings, replace=True)


def _quiet(start: str, end: str) -> QuietHours | None:
    """Read quiet hours; both empty means none.

    Raises:
        Refusal: ``members-quiet-half`` when one is missing, or what `read_time` refuses.
    """
    if not start and not end:
        return None
    if not start or not end:
        raise Refusal("members-quiet-half")
    return QuietHours(read_time(start), read_time(end))
