"""What an operator can set: one class per section, every value optional unless a command needs it.

Plain dataclasses: to build models of a validation library for these few values would cost the running
bot a tenth of its memory and of its start.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from bot.config_values import (
    MOST_SHARDS,
    Secret,
    database,
    host,
    locale,
    number,
    one_of,
    path,
    shards,
    text,
    web_address,
)
from bot.shards import Shards
from bot.storage.place import Place as StoragePlace

ENV_PREFIX = "HANDRAIL_"
NAME_LENGTH = 100
"""Characters; fits the column in which a consent names the operator."""
TEXT_LENGTH = 200

READ, SECTION = "read", "section"
"""Keys of a field's metadata: what reads its text, or the class of its section."""

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Who runs this bot; members are shown it before they agree to anything."""

    name: str = field(metadata={READ: text(NAME_LENGTH)})
    contact: str = field(metadata={READ: text(TEXT_LENGTH)})
    privacy_url: str = field(metadata={READ: web_address(TEXT_LENGTH)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """What is written to standard error; never what members write."""

    level: str = field(default="info", metadata={READ: one_of("debug", "info", "warning", "error")})
    format: Literal["text", "json"] = field(default="text", metadata={READ: one_of("text", "json")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """How much the bot sends unasked."""

    unasked_a_day: int = field(default=3, metadata={READ: number(1, 5)})
    """Direct messages a member may get on one of their days without having asked for them."""
    planned_a_second: int = field(default=40, metadata={READ: number(1, 45)})
    """Planned messages a second; Discord allows 50 requests, the rest stays free for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitor:
    """Where the bot tells how it is doing, in numbers; nobody outside this machine unless it is set so."""

    port: int = field(default=0, metadata={READ: number(0, 65535)})
    """0 opens none and loads nothing of it."""
    host: str = field(default="127.0.0.1", metadata={READ: host})


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything an operator can set. Secrets are ``Secret``, so that no dump or message shows them."""

    operator: Operator | None = field(default=None, metadata={SECTION: Operator})
    """Required to ``run``; the demo does without."""
    data: Path = field(default=Path("data/runtime"), metadata={READ: path})
    database_url: Secret = field(default=Secret(""), metadata={READ: database})
    """SQLite in ``data`` when none is given."""
    key_file: Path = field(default=Path(), metadata={READ: path})
    """``keys/master.key`` in ``data`` when none is given."""
    locale: str = field(default="en", metadata={READ: locale})
    shard_count: int = field(default=1, metadata={READ: number(1, MOST_SHARDS)})
    """Into how many shards all processes together divide the servers."""
    shard_ids: tuple[int, ...] = field(default=(), metadata={READ: shards})
    """Those of this process; all when none are given."""
    log: Log = field(default=Log(), metadata={SECTION: Log})
    messages: Messages = field(default=Messages(), metadata={SECTION: Messages})
    monitor: Monitor = field(default=Monitor(), metadata={SECTION: Monitor})
    token: Secret | None = None
    """From ``DISCORD_TOKEN`` or the file ``DISCORD_TOKEN_FILE`` names; no setting, refused in the YAML."""

    def __post_init__(self) -> None:
        usual = StoragePlace.in_folder(self.data)
        if not self.database_url.reveal():
            object.__setattr__(self, "database_url", Secret(usual.url))
        if not self.shard_ids:
            object.__setattr__(self, "shard_ids", tuple(range(self.shard_count)))
        if self.key_file == Path():
            object.__setattr__(self, "key_file", usual.key_file)

    @property
    def shards(self) -> Shards:
        """The shards of this process; raises ValueError when they do not fit their count."""
        return Shards(self.shard_count, self.shard_ids)

    @property
    def place(self) -> StoragePlace:
        """Where storage finds everything."""
        return StoragePlace.in_folder(self.data, url=self.database_url.reveal(), key_file=self.key_file)


@dataclass(frozen=True, slots=True)
class Setting:
    """One leaf of ``Config``: where it stands in the YAML."""

    place: Place

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """As people write it: ``operator.name``."""
        return ".".join(self.place)

    @property
    def env(self) -> str:
        """The variable that sets it: ``HANDRAIL_OPERATOR_NAME``."""
        return ENV_PREFIX + "_".join(self.place).upper()


def declared(section: type[Any]) -> Mapping[str, Mapping[str, Any]]:
    """Return the metadata of what may stand in a section, by name, in the order of declaration."""
    return {each.name: each.metadata for each in fields(section) if each.metadata}


def required(section: type[Any]) -> set[str]:
    """Return the names in a section that have no default."""
    return {each.name for each in fields(section) if each.default is MISSING}


def settings(section: type[Any] = Config, above: Place = ()) -> Iterator[Setting]:
    """Yield every setting the YAML may hold, in the order of declaration."""
    for name, how in declared(section).items():
        if SECTION in how:
            yield from settings(how[SECTION], (*above, name))
        else:
            yield Setting((*above, name))


def section_at(place: Place) -> type[Any] | None:
    """Return the section that stands at ``place``; the empty place is ``Config`` itself."""
    section: type[Any] | None = Config
    for name in place:
        section = declared(section).get(name, {}).get(SECTION) if section else None
    return section
