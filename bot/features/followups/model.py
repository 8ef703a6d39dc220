"""When a member can be asked once how it is now; nothing says after what."""

from datetime import timedelta
from enum import StrEnum

WELCOME = timedelta(hours=12)
"""How late it still comes: a question from yesterday's hard hour is no help (own choice)."""


class Later(StrEnum):
    """What can be chosen."""

    HOURS = "hours"
    TOMORROW = "tomorrow"


class Answer(StrEnum):
    """What can be answered; none of it is kept."""

    BETTER = "better"
    SAME = "same"
    LEAVE = "leave"


AFTER = {Later.HOURS: timedelta(hours=2), Later.TOMORROW: timedelta(days=1)}
