"""A post of something of a member's own, approved word by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from bot.ids import ChannelId, GuildId, RequestId


@dataclass(frozen=True, slots=True)
class Thing:
    """What was shared: its kind, which one, and the consent category its data lies under."""

    kind: str
    ref: str
    category: str


@dataclass(frozen=True, slots=True)
class Share:
    """One post. ``message`` is None until Discord is known to have it: it may stand all the same."""

    id: RequestId
    thing: Thing
    guild: GuildId
    channel: ChannelId
    message: int | None = None

    @property
    def place(self) -> str:
        """Return where to look: the message, or the channel it may stand in."""
        tail = "" if self.message is None else f"/{self.message}"
        return f"https://discord.com/channels/{self.guild}/{self.channel}{tail}"


def mark_of(text: str) -> str:
    """Return a short mark of an approved text, so that only that very text is posted."""
    return sha256(text.encode()).hexdigest()[:12]


def encode(chosen: Sequence[str], parts: Sequence[str]) -> str:
    """Return which of ``parts`` are chosen, one letter each; room for 26."""
    return "".join(chr(ord("a") + at) for at, part in enumerate(parts) if part in chosen)


def decode(letters: str, parts: Sequence[str]) -> list[str]:
    """Read back what `encode` wrote; letters that name nothing are left out."""
    return [part for at, part in enumerate(parts) if chr(ord("a") + at) in letters]
