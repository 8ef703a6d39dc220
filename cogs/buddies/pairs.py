"""What one presses on an offer and on a pair; every press is one service call and one private answer."""

from dataclasses import replace

from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.buddies.model import Pair, Seat, State
from bot.features.buddies.pairs.beginnings import CHANNEL_USE
from bot.features.buddies.pairs.letters import Letters
from bot.features.buddies.pairs.service import Pairs
from bot.features.buddies.service import Buddies
from bot.features.servers.service import Servers
from bot.ui import (
    Interaction,
    Panel,
    Press,
    answer,
    member_of,
    number_in,
    on,
    one_of,
    request_of,
    say_of,
    working,
)
from cogs.buddies import choices, place, views
from cogs.buddies.standing import standing_of


class PairsCog(commands.Cog):
    """A button names a place in a pair, and works for its own member alone."""

    def __init__(
        self, bot: Handrail, buddies: Buddies, pairs: Pairs, letters: Letters, servers: Servers
    ) -> None:
        self._bot, self._buddies, self._pairs = bot, buddies, pairs
        self._letters, self._servers = letters, servers

    # An offer

    @on("buddies:offer")
    async def offer(self, interaction: Interaction, press: Press) -> None:
        """Show what both chose, and who could read the place, before any yes."""
        pair, seat = await self._mine(interaction, press)
        say, guild = say_of(interaction), await self._bot.find_guild(pair.guild)
        readers = place.who_reads(say, guild, self._servers.channel_of(pair.guild, CHANNEL_USE))
        panel = self._as_it_is(interaction, pair) or views.offer_panel(say, pair, seat, readers)
        await answer(interaction, panel, replace=True)

    @on("buddies:yes")
    async def yes(self, interaction: Interaction, press: Press) -> None:
        """Ask for the code of conduct and whether they are an adult, for this pairing (B-1)."""
        pair, seat = await self._mine(interaction, press)
        panel = self._as_it_is(interaction, pair) or views.code_panel(say_of(interaction), seat)
        await answer(interaction, panel, replace=True)

    @on("buddies:agree")
    async def agree(self, interaction: Interaction, press: Press) -> None:
        pair, seat = await self._mine(interaction, press)
        await working(interaction, replace=True)
        member = member_of(interaction)
        standing = await standing_of(self._bot, interaction, pair.guild)
        await self._buddies.check(member, pair.guild, standing, mentors=seat.mentors)
        pair = await self._pairs.accept(member, seat.id)
        panel = self._as_it_is(interaction, pair) or views.waits_panel(say_of(interaction), seat)
        await answer(interaction, panel, replace=True)

    def _as_it_is(self, interaction: Interaction, pair: Pair) -> Panel | None:
        """Return what there is to show of something that is no open offer (any more)."""
        say = say_of(interaction)
        if pair.state is State.ENDED:
            return views.no_match_panel(say)
        if pair.together:
            seat = pair.seat_of(member_of(interaction))
            return views.pair_panel(say, pair, seat, say("buddies-both-yes") if pair.thread is None else "")
        return None

    @on("buddies:no")
    async def no(self, interaction: Interaction, press: Press) -> None:
        """Say no, or take a yes back; both are fine, and nobody hears which it was."""
        say, member = say_of(interaction), member_of(interaction)
        pair = await self._pairs.decline(member, press.number())
        if pair.together:  # an old button, pressed when they know each other: ending asks first
            panel = choices.end_panel(say, pair, pair.seat_of(member))
        else:
            panel = views.declined_panel(say)
        await answer(interaction, panel, replace=True)

    @on("buddies:stop-in")
    async def stop(self, interaction: Interaction, press: Press) -> None:
        """Say no and stop looking there."""
        pair, seat = await self._mine(interaction, press)
        await self._pairs.decline(member_of(interaction), seat.id)
        await self._buddies.stop_looking(member_of(interaction), pair.guild)
        await answer(interaction, views.stopped_panel(say_of(interaction)), replace=True)

    # Together

    @on("buddies:pair")
    async def pair(self, interaction: Interaction, press: Press) -> None:
        pair, _ = await self._mine(interaction, press)
        await self._show(interaction, pair, "")

    @on("buddies:keep")
    async def keep(self, interaction: Interaction, press: Press) -> None:
        pair = await self._pairs.keep(member_of(interaction), press.number())
        say = say_of(interaction)
        waits = pair.state is State.REVIEW
        await self._show(interaction, pair, say("buddies-kept-waits") if waits else say("buddies-kept"))

    @on("buddies:pause")
    async def pause(self, interaction: Interaction, press: Press) -> None:
        pair = await self._pairs.pause(member_of(interaction), press.number(), views.PAUSE_DAYS)
        await self._show(interaction, pair, say_of(interaction)("buddies-paused", n=views.PAUSE_DAYS))

    @on("buddies:resume")
    async def resume(self, interaction: Interaction, press: Press) -> None:
        pair = await self._pairs.resume(member_of(interaction), press.number())
        await self._show(interaction, pair, say_of(interaction)("buddies-resumed"))

    @on("buddies:touch")
    async def touch(self, interaction: Interaction, press: Press) -> None:
        pair = await self._pairs.in_touch(member_of(interaction), press.number())
        await self._show(interaction, pair, say_of(interaction)("buddies-touched"))

    @on("buddies:new-place")
    async def new_place(self, interaction: Interaction, press: Press) -> None:
        pair = await self._pairs.new_place(member_of(interaction), press.number(), request_of(interaction))
        await self._show(interaction, pair, say_of(interaction)("buddies-place-coming"))

    async def _show(self, interaction: Interaction, pair: Pair, note: str) -> None:
        say = say_of(interaction)
        seat = pair.seat_of(member_of(interaction))
        panel = views.pair_panel(say, pair, seat, note) if pair.together else views.no_match_panel(say)
        await answer(interaction, panel, replace=True)

    @on("buddies:agreement")
    async def agreement(self, interaction: Interaction, press: Press) -> None:
        _, seat = await self._mine(interaction, press)
        await answer(interaction, choices.agreement_panel(say_of(interaction), seat), replace=True)

    @on("buddies:ours")
    async def ours(self, interaction: Interaction, press: Press) -> None:
        """Answer the button in their place, which names the pair; to anybody else it says no."""
        pair = await self._letters.pair(press.number())
        if pair is None or not pair.together:
            raise Refusal("buddies-over")
        seat = pair.seat_of(member_of(interaction))
        await answer(interaction, choices.agreement_panel(say_of(interaction), seat))

    @on("buddies:agreed")
    async def agreed(self, interaction: Interaction, press: Press) -> None:
        number, _, what = press.arg.partition(".")
        _, seat = await self._mine(interaction, Press(number))
        topic = one_of(choices.Agreed, what)
        if press.value not in choices.CHOICES[topic]:
            raise Refusal("ui-stale")
        agreement = replace(seat.agreement, **{topic.value: press.value})
        pair = await self._pairs.agree(member_of(interaction), seat.id, agreement)
        say, seat = say_of(interaction), pair.seat_of(member_of(interaction))
        panel = choices.agreement_panel(say, seat, say("buddies-agreed-saved"))
        await answer(interaction, panel, replace=True)

    # Ending

    @on("buddies:end")
    async def end(self, interaction: Interaction, press: Press) -> None:
        pair, seat = await self._mine(interaction, press)
        panel = self._over(interaction, pair) or choices.end_panel(say_of(interaction), pair, seat)
        await answer(interaction, panel, replace=True)

    @on("buddies:ended")
    async def ended(self, interaction: Interaction, press: Press) -> None:
        number, _, note = press.arg.partition(".")
        if note:
            one_of(choices.Note, note)
        _, seat = await self._mine(interaction, Press(number))
        await self._pairs.end(member_of(interaction), seat.id, note)
        await answer(interaction, views.ended_panel(say_of(interaction)), replace=True)

    def _over(self, interaction: Interaction, pair: Pair) -> Panel | None:
        return views.ended_panel(say_of(interaction)) if pair.state is State.ENDED else None

    async def _mine(self, interaction: Interaction, press: Press) -> tuple[Pair, Seat]:
        number = number_in(press.arg)
        if number is None or number >= 1 << 63:
            raise Refusal("ui-stale")
        pair = await self._letters.mine(member_of(interaction), number)
        return pair, pair.seat_of(member_of(interaction))
