"""The meeting board: the only wiring of this feature."""

from bot.client import Handrail
from bot.features.companions.service import Companions
from bot.features.meeting_reminders.model import MEETINGS
from bot.features.meeting_reminders.service import MeetingReminders
from bot.features.meeting_reminders.telling import NEWS, kind_of
from bot.features.meetings.board import LEADS
from bot.features.meetings.service import Meetings
from bot.ui import ConsentCategory, Deliverable, HomeEntry, NextStep, Switch
from cogs.meetings.cog import MeetingsCog
from cogs.meetings.finding import FindingCog
from cogs.meetings.following import FollowingCog
from cogs.meetings.messages import make_news, make_reminder

HOME = (HomeEntry("meetings-home", "meetings:now", order=45),)
NEXT_STEPS = (NextStep("lonely", "meetings-next", "meetings:now", order=60),)
SWITCHES = (Switch("meetings", "meetings-switch", order=35),)
CONSENTS = (ConsentCategory(MEETINGS, then="meetings:mine", order=62),)
DELIVERIES = (
    *(Deliverable(kind_of(lead), make_reminder) for lead in LEADS),
    Deliverable(NEWS, make_news),
)


async def setup(bot: Handrail) -> None:
    meetings = bot.service(Meetings)
    await bot.add_cog(MeetingsCog(bot, meetings, bot.service(Companions)))
    await bot.add_cog(FindingCog(meetings))
    await bot.add_cog(FollowingCog(meetings, bot.service(MeetingReminders)))
