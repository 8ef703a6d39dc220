"""A server's own meetings: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.server_meetings.announcing import EVENT, HOST, POST, Announcing
from bot.features.server_meetings.service import ServerMeetings
from bot.ui import Deliverable, SetupSection
from cogs.server_meetings.announcing import AnnouncingCog
from cogs.server_meetings.cog import ServerMeetingsCog
from cogs.server_meetings.events import make_event
from cogs.server_meetings.posting import make_host, make_post

SETUP = (SetupSection("server-meetings-section", "server_meetings:setup", order=15),)
DELIVERIES = (
    Deliverable(POST, make_post, untold="server-meetings-untold"),
    Deliverable(EVENT, make_event, untold="server-meetings-untold-event"),
    Deliverable(HOST, make_host),
)


async def setup(bot: Handrail) -> None:
    server_meetings = bot.service(ServerMeetings)
    await bot.add_cog(ServerMeetingsCog(server_meetings))
    await bot.add_cog(AnnouncingCog(server_meetings, bot.service(Announcing)))
