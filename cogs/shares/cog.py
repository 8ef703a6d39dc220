"""Sharing something of one's own: the exact post first, then one press, and always a way back."""

from collections.abc import Sequence

from discord.ext import commands

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.shares.model import Share, Thing, decode, encode, mark_of
from bot.features.shares.service import Shares
from bot.ids import ChannelId
from bot.ui import (
    Draft,
    Interaction,
    Panel,
    Press,
    Shareable,
    answer,
    guild_of,
    member_of,
    on,
    request_of,
    say_of,
    working,
)
from bot.ui.screened import Moment, Screened, screened
from bot.ui.sharing import places_for
from cogs.shares import views
from cogs.shares.posts import Posts

MAY_STAND = ("shares-already", "shares-unknown")
"""Refusals after which a post stands, or may stand: with them comes the way back."""


class SharesCog(commands.Cog):
    """Knows nothing of what is shared: features declare it (`bot.ui.declarations.Shareable`)."""

    def __init__(self, bot: Handrail, posts: Posts, shares: Shares) -> None:
        self._bot, self._posts, self._shares = bot, posts, shares

    @on("shares:open")
    async def preview(self, interaction: Interaction, press: Press) -> None:
        """Show the post that would be made; the argument is ``<kind>.<ref>``."""
        kind, _, ref = press.arg.partition(".")
        await self._preview(interaction, kind, ref, None)

    @on("shares:still")
    async def still(self, interaction: Interaction, press: Press) -> None:
        """Offer to post what help was shown for first; the argument is ``<kind>.<ref>.<parts>``."""
        kind, _, rest = press.arg.partition(".")
        ref, _, letters = rest.rpartition(".")
        draft = await self._chosen(interaction, self._shareable(kind), ref, letters)
        await self._preview(interaction, kind, ref, draft.chosen, still=True)

    @on("shares:choose")
    async def choose(self, interaction: Interaction, press: Press) -> None:
        kind, _, ref = press.arg.partition(".")
        await self._preview(interaction, kind, ref, press.values)

    async def _preview(
        self,
        interaction: Interaction,
        kind: str,
        ref: str,
        parts: Sequence[str] | None,
        *,
        changed: bool = False,
        still: bool = False,
    ) -> None:
        shareable = self._shareable(kind)
        places = await places_for(interaction, shareable.uses)
        if not places:
            raise Refusal("shares-nowhere")
        draft = await shareable.draft(self._bot, interaction, ref, parts)
        say, thing = say_of(interaction), f"{kind}.{ref}"
        letters = encode(draft.chosen, [value for value, _ in draft.parts])
        heard = Screened() if still else _heard(interaction, draft)
        if heard.acute:
            panel = views.waits(say, heard, draft, thing, letters)
        else:
            approval = f"{letters}.{mark_of(draft.text)}"
            panel = views.preview(say, draft, places, thing, approval, changed=changed)
        await answer(interaction, panel, replace=True)

    @on("shares:post")
    async def post(self, interaction: Interaction, press: Press) -> None:
        """Post what was approved; the argument is ``<kind>.<ref>.<parts>.<mark>.<use>``."""
        kind, ref, letters, mark, use = _five(press.arg)
        await working(interaction, replace=True)
        shareable = self._shareable(kind)
        draft = await self._chosen(interaction, shareable, ref, letters)
        channel = dict(await places_for(interaction, shareable.uses)).get(use)
        if mark_of(draft.text) != mark or channel is None:
            await self._preview(interaction, kind, ref, draft.chosen, changed=True)
            return
        say, thing = say_of(interaction), f"{kind}.{ref}"
        try:
            await self._post(interaction, shareable, ref, draft, channel)
        except Refusal as refusal:
            if refusal.key not in MAY_STAND:
                raise
            await answer(interaction, views.may_stand(say, refusal.key, thing), replace=True)
        else:
            await answer(interaction, views.posted(say, channel, thing), replace=True)

    async def _chosen(self, interaction: Interaction, shareable: Shareable, ref: str, letters: str) -> Draft:
        whole = await shareable.draft(self._bot, interaction, ref, None)
        parts = decode(letters, [value for value, _ in whole.parts])
        return await shareable.draft(self._bot, interaction, ref, parts)

    async def _post(
        self, interaction: Interaction, shareable: Shareable, ref: str, draft: Draft, channel: int
    ) -> None:
        guild, member = guild_of(interaction), member_of(interaction)
        if guild is None:
            raise Refusal("shares-nowhere")
        thing = Thing(shareable.kind, ref, shareable.category.name)
        wanted = Share(request_of(interaction), thing, guild, ChannelId(channel))
        share = await self._shares.begin(member, wanted)
        await self._posts.make(member, share, Panel(say_of(interaction), draft.text))

    @on("shares:back")
    async def take_back(self, interaction: Interaction, press: Press) -> None:
        """Take down every post of one thing: ``<kind>.<ref>``, with ``.deleted`` when it is gone itself."""
        kind, _, rest = press.arg.partition(".")
        ref, _, deleted = rest.partition(".")
        await working(interaction, replace=True)
        member = member_of(interaction)
        left = await self._posts.take_down(member, await self._shares.of_thing(member, kind, ref))
        panel = views.taken_back(say_of(interaction), left, deleted=bool(deleted))
        await answer(interaction, panel, replace=True)

    def _shareable(self, kind: str) -> Shareable:
        for each in self._bot.declared("SHARES", Shareable):
            if each.kind == kind:
                return each
        raise Refusal("ui-stale")


def _heard(interaction: Interaction, draft: Draft) -> Screened:
    words = draft.text if draft.words is None else draft.words
    return screened(interaction, words, Moment.SHARING)


def _five(arg: str) -> list[str]:
    pieces = arg.split(".")
    if len(pieces) != 5:
        raise Refusal("ui-stale")
    return pieces
