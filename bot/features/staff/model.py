"""What staff do, as it is written down for all staff of a server: never what a member wrote."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ids import MemberId, RequestId

KEPT_FOR = timedelta(days=180)
"""As long as the reports that most of it is about (P-6)."""

SHOWN = 20
"""Acts on one page; own choice."""


class Deed(StrEnum):
    """What somebody of the staff did."""

    REPORT_DEALT = "report-dealt"
    PAUSE_KEPT = "pause-kept"
    PAUSE_LIFTED = "pause-lifted"
    COPY_READ = "copy-read"
    DUTY_ON = "duty-on"
    DUTY_OFF = "duty-off"
    MEMORIAL_SET = "memorial-set"
    MEMORIAL_LIFTED = "memorial-lifted"


@dataclass(frozen=True, slots=True)
class Act:
    """One deed. ``by`` is None when nobody of staff did it, and once its doer erased their account."""

    id: RequestId
    deed: Deed
    by: MemberId | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody who said that they are there, and since when."""

    member: MemberId
    since: datetime
