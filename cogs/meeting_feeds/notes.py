"""What admins are told when a listing could not be read: once, in the staff channel, else in ``/setup``."""

from bot.client import Handrail
from bot.deliveries.model import Delivery, NotSent, Reason
from bot.features.meeting_feeds.service import MeetingFeeds
from bot.texts import DEFAULT_LOCALE
from bot.ui import Panel, Post, button, plain, row
from cogs.meeting_feeds.views import why_text


async def make_note(bot: Handrail, delivery: Delivery) -> Post | NotSent | None:
    """Return the note while the problem lasts; the last good copy stays on the board meanwhile."""
    feeds = bot.service(MeetingFeeds)
    source = await feeds.noted(delivery)
    if source is None or source.problem is None:
        return None
    staff, guild = feeds.staff(source.guild), await bot.find_guild(source.guild)
    if staff is None:
        return NotSent(Reason.GONE)
    say = bot.texts.reader(DEFAULT_LOCALE if guild is None else guild.preferred_locale.value)
    text = say("meeting-feeds-note", name=plain(source.name), why=why_text(say, source.problem))
    return Post(
        Panel(say, text, row(button(say("meeting-feeds-open"), "meeting_feeds:one", source.id))),
        channel=staff,
    )
