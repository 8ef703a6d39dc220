"""Every place somebody can look at, opened in the browser when first asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from simcord import ChannelHandle

from demo.harbor import Harbor
from demo.people import PEOPLE, Soul
from demo.simcord_private import (
    Place,
    Setting,
    Viewer,
    can_read,
    message_count,
    take_changes,
    text_channels,
    topic_of,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A place as one person would find it."""

    who: Soul
    channel: int
    messages: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A place on the start page, and who can go there."""

    name: str
    topic: str
    seen: tuple[Seen, ...]


class Places:
    """Opens places and keeps what they show up to date.

    Args:
        harbor: The server.
        zone: IANA zone for the times shown.
        home: Address of the start page.
    """

    def __init__(self, harbor: Harbor, zone: str, home: str) -> None:
        self._harbor, self._zone, self._home = harbor, zone, home
        self._open: dict[int, Place] = {}

    def listed(self) -> Iterator[Listed]:
        """Yield the channels, each with its threads, then the direct messages."""
        for channel in text_channels(self._harbor.guild):
            yield Listed(f"#{channel.name}", topic_of(channel), self._seen(channel))
            for thread in channel.threads:
                yield Listed(f"{thread.name}", f"A thread in #{channel.name}.", self._seen(thread))
        seen = [seen for channel in self._direct() for seen in self._seen(channel)]
        yield Listed("Direct messages", "Each person alone with Handrail.", tuple(seen))

    def _seen(self, channel: ChannelHandle) -> tuple[Seen, ...]:
        return tuple(
            Seen(soul, channel.id, message_count(channel, viewer)) for soul, viewer in self._readers(channel)
        )

    def _readers(self, channel: ChannelHandle) -> list[tuple[Soul, Viewer]]:
        """Return who can read a place; simcord wants members on the server, users in direct messages."""
        members = ((soul, self._harbor.member(soul)) for soul in PEOPLE)
        viewers = ((soul, member if channel.guild else member.user) for soul, member in members)
        return [(soul, viewer) for soul, viewer in viewers if can_read(channel, viewer)]

    def _direct(self) -> list[ChannelHandle]:
        return [self._harbor.member(soul).user.dm_channel for soul in PEOPLE]

    async def address(self, channel_id: int, who: Soul) -> str | None:
        """Return where ``channel_id`` is looked at as ``who``, or None for a place that is not theirs."""
        channel = self._channel(channel_id)
        readers = self._readers(channel) if channel else []
        viewer = next((viewer for soul, viewer in readers if soul == who), None)
        if channel is None or viewer is None:
            return None
        place = self._open.get(channel_id)
        if place is None or not place.is_open:
            place = self._open[channel_id] = self._place(channel, [viewer for _, viewer in readers])
            await place.__aenter__()
        return place.door_of(viewer)

    def _place(self, channel: ChannelHandle, viewers: list[Viewer]) -> Place:
        heading = f"#{channel.name} · {self._harbor.guild.name}" if channel.guild else "Direct messages"
        return Place.of(channel, viewers, self._zone, Setting(heading, self._home, self.show_changes))

    def _channel(self, channel_id: int) -> ChannelHandle | None:
        channels = text_channels(self._harbor.guild)
        threads = (thread for channel in channels for thread in channel.threads)
        return next((each for each in (*channels, *threads, *self._direct()) if each.id == channel_id), None)

    def show_changes(self, but: str | None = None) -> None:
        """Show in open browsers what changed since the last time, and forget simcord's logs.

        Args:
            but: The page that acted itself, and shows its own change already.
        """
        changed = take_changes(self._harbor.env)
        for channel, place in self._open.items():
            if place.is_open and place.is_looked_at and (changed is None or channel in changed):
                place.show_changes(but)

    async def close(self) -> None:
        for place in self._open.values():
            await place.close()
