"""People in a simulated Discord: what they do, and what they see. The one test file that knows simcord."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simcord import Env, InteractionResult, MemberActor, ResponseMessage, actors
from simcord import run as simulate
from simcord.builders import ChannelHandle as Channel
from simcord.builders import GuildHandle as Guild
from simcord.enums import ComponentType

__all__ = ["Channel", "Env", "Guild", "Person", "Seen", "simulate", "texts_in"]

BUTTON, SELECT, TEXT = 2, 3, 10
TEXT_INPUT, ROLE_SELECT, CHANNEL_SELECT, RADIO, CHECKBOX_GROUP = 4, 6, 8, 21, 22

Component = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one person saw after doing something: a message (perhaps only for them) or a form."""

    who: "Person"
    result: InteractionResult

    @property
    def answered(self) -> bool:
        """Whether there is a message to read (a form is none)."""
        return self.result.response is not None or bool(self.result.followups)

    @property
    def channel(self) -> int:
        return self.result._interaction.channel_id  # pyright: ignore[reportPrivateUsage]

    @property
    def message(self) -> ResponseMessage:
        found = next(reversed(self.result.followups), self.result.response)
        assert found is not None, f"nothing was answered: {self.result!r}"
        return found

    @property
    def text(self) -> str:
        """Everything that can be read in the message, top to bottom."""
        return "\n".join(str(part["content"]) for part in self._parts() if part.get("type") == TEXT)

    @property
    def private(self) -> bool:
        return self.message.ephemeral

    @property
    def labels(self) -> list[str]:
        """The labels of the buttons."""
        return [str(part["label"]) for part in self._parts() if part.get("type") == BUTTON]

    @property
    def custom_ids(self) -> list[str]:
        return [str(part["custom_id"]) for part in self._parts() if "custom_id" in part]

    @property
    def options(self) -> list[str]:
        """The labels of what the selects offer."""
        return [str(each["label"]) for part in self._parts() for each in part.get("options") or ()]

    @property
    def files(self) -> list[str]:
        return [each.filename for each in self.message.attachments]

    @property
    def form(self) -> Mapping[str, Any]:
        assert self.result.modal is not None, f"no form was opened, but: {self.text}"
        return self.result.modal

    @property
    def opened_form(self) -> bool:
        return self.result.modal is not None

    @property
    def controls(self) -> list[Component]:
        """The buttons and selects of the message, or the fields of the form."""
        if self.opened_form:
            return list(self.fields.values())
        return [part for part in self._parts() if "custom_id" in part]

    @property
    def title(self) -> str:
        return str(self.form["title"])

    @property
    def fields(self) -> dict[str, Component]:
        """The fields of the form by their label."""
        labels = (part for part in self.form["components"] if "component" in part)
        return {str(part["label"]): part["component"] for part in labels}

    async def press(self, label: str) -> "Seen":
        """Press the button that begins with ``label``."""
        found = [p for p in self._parts() if p.get("type") == BUTTON and str(p["label"]).startswith(label)]
        assert len(found) == 1, f"{len(found)} buttons {label!r} among {self.labels}"
        return await self.who.press(self.message, found[0]["custom_id"])

    async def choose(self, *labels: str) -> "Seen":
        """Choose options, by label, in the select that offers them."""
        for part in self._parts():
            by_label = {str(each["label"]): str(each["value"]) for each in part.get("options") or ()}
            if labels and set(labels) <= by_label.keys():
                values = [by_label[label] for label in labels]
                return await self.who.choose(self.message, part["custom_id"], values)
        raise AssertionError(f"no select offers {labels} among {self.options}")

    async def choose_channel(self, use: str, *channels: Channel) -> "Seen":
        """Choose channels in the channel select whose custom id ends with ``use``."""
        ids = [p["custom_id"] for p in self._parts() if p.get("type") == CHANNEL_SELECT]
        return await self.who.choose(self.message, next(i for i in ids if i.endswith(use)), list(channels))

    async def choose_role(self, use: str, *roles: Any) -> "Seen":
        """Choose roles in the role select whose custom id ends with ``use``."""
        ids = [p["custom_id"] for p in self._parts() if p.get("type") == ROLE_SELECT]
        return await self.who.choose(self.message, next(i for i in ids if i.endswith(use)), list(roles))

    async def fill(self, **values: object) -> "Seen":
        """Submit the form, values by field name; text, or a list for several ticks."""
        return await self.who.fill(self, values)

    def _parts(self) -> Iterator[Component]:
        yield from _walk(self.message.components)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a server."""

    env: Env
    actor: MemberActor

    @property
    def id(self) -> int:
        return self.actor.id

    async def slash(self, channel: Channel, command: str, /, **options: Any) -> Seen:
        return Seen(self, await self.actor.slash(channel, command, **options))

    async def slash_in_dm(self, command: str, /, **options: Any) -> Seen:
        return Seen(self, await self.actor.user.slash(command, **options))

    async def menu(self, channel: Channel, name: str, of: Any) -> Seen:
        """Choose an entry of the menu that Discord opens on a message or on a person."""
        return Seen(self, await self.actor.context_menu(channel, name, of))

    async def forge(self, message: Any, custom_id: str, values: Sequence[str] = ()) -> Seen:
        """Send what a changed client could: a press of anything, on a message that does not bear it."""
        hand = self._hand(message.channel_id if isinstance(message, ResponseMessage) else message.channel.id)
        stored = actors._visible_message(hand, message)  # pyright: ignore[reportPrivateUsage]
        kind = ComponentType.STRING_SELECT if values else ComponentType.BUTTON
        data = {"custom_id": custom_id, "component_type": kind, "values": list(values)}
        return Seen(self, await actors._component_interaction(hand, stored, data))  # pyright: ignore[reportPrivateUsage]

    async def press(self, message: Any, custom_id: str) -> Seen:
        return Seen(self, await self._hand(message.channel_id).click(message, custom_id=custom_id))

    async def choose(self, message: Any, custom_id: str, values: list[Any]) -> Seen:
        return Seen(self, await self._hand(message.channel_id).select(message, values, custom_id=custom_id))

    async def fill(self, form: Seen, values: Mapping[str, object]) -> Seen:
        given = {name: _given(form, name, value) for name, value in values.items()}
        return Seen(self, await self._hand(form.channel).submit_modal(form.result, given))

    def _hand(self, channel: int) -> Any:
        """Return who acts: in direct messages the user, on a server the member."""
        return self.actor.user if channel == self.actor.user.dm_channel.id else self.actor


def texts_in(channel: Channel) -> list[str]:
    """What anybody who can read ``channel`` sees there, oldest first."""
    return ["\n".join(_texts(message)) for message in channel.history()]


def _texts(message: Any) -> list[str]:
    components = [each.to_dict() for each in message.components]
    return [str(part["content"]) for part in _walk(components) if part.get("type") == TEXT] or [
        message.content
    ]


def _walk(components: Any) -> Iterator[Component]:
    for component in components:
        yield component
        yield from _walk(component.get("components", ()))
        if "accessory" in component:
            yield component["accessory"]


def _given(form: Seen, name: str, value: object) -> Any:
    """Return a value as a client would send it: selects and ticks take a list."""
    component = next(part for part in form.fields.values() if part["custom_id"] == name)
    several = component["type"] in (SELECT, CHECKBOX_GROUP)
    return [value] if several and isinstance(value, str) else value
