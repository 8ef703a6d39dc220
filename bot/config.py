"""What an operator can set: one model class per section, every value optional unless a command needs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    model_validator,
)
from pydantic.fields import FieldInfo

from bot.storage.place import Place as StoragePlace

ENV_PREFIX = "HANDRAIL_"
DATABASES = ("sqlite:///", "postgresql://")

Place = tuple[str, ...]


def _web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or " " in text:
        raise ValueError("must be a web address that begins with https:// or http://")
    return text


def _known_database(url: SecretStr) -> SecretStr:
    if not url.get_secret_value().startswith(DATABASES):
        raise ValueError("must begin with " + " or ".join(DATABASES))
    return url


def _from_home(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:
        raise ValueError("names a home folder that does not exist") from None


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
"""Fits the column in which a consent names the operator."""
WebAddress = Annotated[Text, AfterValidator(_web_address)]
FilePath = Annotated[Path, AfterValidator(_from_home)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_known_database)]
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]


class Section(BaseModel):
    """A group of settings. Values arrive as text (YAML, environment) and are converted by their type.

    A validator of one's own raises ``ValueError`` with a text that repeats no value: the text is shown.
    """

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_means_default(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        values = cast("dict[str, Any]", given)
        return {
            key: value for key, value in values.items() if value is not None or key not in cls.model_fields
        }


class Operator(Section):
    """Who runs this bot; members are shown it before they agree to anything."""

    name: ShortText
    contact: Text
    privacy_url: WebAddress


class Log(Section):
    """What is written to standard error; never what members write."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["text", "json"] = "text"


class Messages(Section):
    """How much the bot sends unasked."""

    unasked_a_day: Annotated[int, Field(ge=1, le=5)] = 3
    """Direct messages a member may get on one of their days without having asked for them."""
    planned_a_second: Annotated[int, Field(ge=1, le=45)] = 40
    """Planned messages a second; Discord allows 50 requests, the rest stays free for people."""


class Config(Section):
    """Everything an operator can set. Secrets are ``SecretStr``, so that no dump or message shows them."""

    operator: Operator | None = None
    """Required to ``run``; the demo does without."""
    data: FilePath = Path("data/runtime")
    database_url: DatabaseUrl = Field(
        default_factory=lambda known: SecretStr(f"sqlite:///{known['data'] / 'handrail.db'}")
    )
    key_file: FilePath = Field(default_factory=lambda known: known["data"] / "keys" / "master.key")
    locale: Locale = "en"
    log: Log = Log()
    messages: Messages = Messages()
    token: SecretStr | None = Field(default=None, exclude=True)
    """From ``DISCORD_TOKEN`` or the file ``DISCORD_TOKEN_FILE`` names; no setting, refused in the YAML."""

    @property
    def place(self) -> StoragePlace:
        """Where storage finds everything."""
        url = self.database_url.get_secret_value()
        return StoragePlace.in_folder(self.data, url=url, key_file=self.key_file)


@dataclass(frozen=True, slots=True)
class Setting:
    """One leaf of ``Config``: where it stands in the YAML, and its declaration."""

    place: Place
    field: FieldInfo

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


def settings(section: type[Section] = Config, above: Place = ()) -> Iterator[Setting]:
    """Yield every setting the YAML may hold, in the order of declaration."""
    for name, field in section.model_fields.items():
        inner = _section_in(field)
        if inner is not None:
            yield from settings(inner, (*above, name))
        elif (*above, name) != ("token",):
            yield Setting((*above, name), field)


def section_at(place: Place) -> type[Section] | None:
    """Return the section that stands at ``place``; the empty place is ``Config`` itself."""
    section: type[Section] | None = Config
    for name in place:
        field = section.model_fields.get(name) if section else None
        section = _section_in(field) if field else None
    return section


def _section_in(field: FieldInfo) -> type[Section] | None:
    kinds = (field.annotation, *getattr(field.annotation, "__args__", ()))
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Section)), None)
