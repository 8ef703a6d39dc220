"""Which part of Discord's servers this process leads, when several share them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shards:
    """Discord's division: a server belongs to the shard ``(id >> 22) % count``.

    Attributes:
        count: Over all processes.
        ids: Those of this process, ascending.

    Raises:
        ValueError: An id is not below ``count``, or there is none; the message can be shown.
    """

    count: int = 1
    ids: tuple[int, ...] = (0,)

    def __post_init__(self) -> None:
        if not self.ids or max(self.ids) >= self.count:
            raise ValueError("must be below shard_count: shards are counted from 0")

    @property
    def all_here(self) -> bool:
        """Whether this process leads every server."""
        return len(self.ids) == self.count

    def leads(self, guild: int) -> bool:
        """Tell whether Discord tells this process about a server."""
        return (guild >> 22) % self.count in self.ids

    def __str__(self) -> str:
        return f"{','.join(map(str, self.ids))} of {self.count}"
