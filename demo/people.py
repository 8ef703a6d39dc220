"""Who lives in Harbor, and its channels. All of them are made up."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What somebody may do on the server."""

    ADMIN = "admin"
    MODERATOR = "moderator"
    MEMBER = "member"
    NEWCOMER = "newcomer"


@dataclass(frozen=True, slots=True)
class Soul:
    """Somebody made up.

    Attributes:
        name: As Discord shows it; in lower case it is the account's name.
        story: One sentence about them, for the start page.
        tries: What they are good for trying.
        place: The channel to begin in as them.
    """

    name: str
    part: Part
    story: str
    tries: str
    place: str


@dataclass(frozen=True, slots=True)
class Room:
    """A channel of Harbor."""

    name: str
    topic: str
    private: bool = False


CHARLIE = Soul(
    "Charlie",
    Part.NEWCOMER,
    "Joined today. Nothing is kept about Charlie yet.",
    "The first time: type `/home` or `/checkin` and see what is asked before anything is saved.",
    "check-ins",
)
ALEX = Soul(
    "Alex",
    Part.MEMBER,
    "Has checked in most days for a month, with a hard week in the middle.",
    "`/checkins history`, then open a day, edit, share or delete it.",
    "check-ins",
)
JO = Soul(
    "Jo",
    Part.MEMBER,
    "Checks in now and then, mostly on hard days.",
    "`/privacy show`, an export of everything, and erasing it. Also `/checkin` with a strong craving.",
    "check-ins",
)
SASHA = Soul(
    "Sasha",
    Part.NEWCOMER,
    "Here for three days. Has said yes to check-ins and checked in once.",
    "`/checkin` for a second day, `/settings`, and what a history of one day looks like.",
    "welcome",
)
NOOR = Soul(
    "Noor",
    Part.MODERATOR,
    "Keeps an eye on the channels. Cannot see anybody's check-ins.",
    "Look into check-ins and staff: what a moderator sees, and what not.",
    "staff",
)
ROBIN = Soul(
    "Robin",
    Part.ADMIN,
    "Set the bot up for Harbor a month ago.",
    "`/setup channels` and `/setup region`.",
    "staff",
)

PEOPLE = (CHARLIE, ALEX, JO, SASHA, NOOR, ROBIN)
"""In the order in which they are worth trying."""

ROOMS = (
    Room("welcome", "Say hello. Nobody has to explain themselves here."),
    Room("check-ins", "Share how today is, if you like. Most check-ins stay private."),
    Room("milestones", "Good news of any size."),
    Room("meetings", "When and where we meet."),
    Room("support", "Ask for company. Somebody usually reads along."),
    Room("staff", "Only for those who look after Harbor.", private=True),
)
