"""Public listings on a server's board: the only wiring of this feature."""

from bot.client import Handrail
from bot.clock import Clock
from bot.features.meeting_feeds.service import NOTE, MeetingFeeds
from bot.ui import Deliverable
from cogs.meeting_feeds.cog import MeetingFeedsCog
from cogs.meeting_feeds.notes import make_note

DELIVERIES = (Deliverable(NOTE, make_note, untold="meeting-feeds-untold"),)


async def setup(bot: Handrail) -> None:
    await bot.add_cog(MeetingFeedsCog(bot.service(MeetingFeeds), bot.service(Clock)))
