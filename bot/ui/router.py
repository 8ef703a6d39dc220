"""Leads every press, choice and submitted form to the cog that owns its route.

discord.py keeps views and modals in memory, forgets them at a restart (an ephemeral one after
fifteen minutes) and ends their errors in four different places. Here a custom id names a route
(``feature:verb:argument``), nothing is kept, a form survives a restart as a button does, and all
errors end in `explain`.
"""

import inspect
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import discord

from bot.errors import Refusal

if TYPE_CHECKING:
    from bot.ui.people import Interaction

log = logging.getLogger(__name__)

AGAIN = "again"
"""Key in ``interaction.extras``: the custom id that does once more what a command was asked."""

CUSTOM_ID_LENGTH = 100
"""Characters, Discord's limit."""


Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Press:
    """What arrived with a press: the argument of the custom id, chosen values, form fields.

    Args:
        arg: Text after the route; typed by the person's client, so never trusted.
        values: Values chosen in a select.
        fields: Form field name to its values; a text field has one value.
    """

    arg: str = ""
    values: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def text(self, name: str) -> str:
        """Return a field's text, stripped; empty when it was left out."""
        return next(iter(self.fields.get(name, ())), "").strip()

    @property
    def value(self) -> str:
        """Return the one value chosen in a select.

        Raises:
            Refusal: ``ui-stale`` when nothing was chosen.
        """
        if not self.values:
            raise Refusal("ui-stale")
        return self.values[0]

    def number(self) -> int:
        """Return ``arg`` as an id.

        Raises:
            Refusal: ``ui-stale`` when it is none, so the button is not one of ours.
        """
        number = number_in(self.arg)
        if number is None:
            raise Refusal("ui-stale")
        return number


def number_in(text: str) -> int | None:
    """Return the whole number ``text`` spells in plain digits, or None."""
    return int(text) if text.isascii() and text.isdigit() else None


def one_of(kind: type[Member], text: str) -> Member:
    """Return ``text`` as a member of an enum.

    Raises:
        Refusal: ``ui-stale`` when it is none of them, so the button is not one of ours.
    """
    try:
        return kind(text)
    except ValueError:
        raise Refusal("ui-stale") from None


Handler = Callable[["Interaction", Press], Awaitable[None]]
Gate = Callable[["Interaction", str], None]
"""Raises Refusal where a feature, by name, may not answer."""
Method = TypeVar("Method", bound=Callable[..., Awaitable[None]])


def on(route: str) -> Callable[[Method], Method]:
    """Mark a cog's method as the one that answers ``route`` (``feature:verb``)."""

    def mark(method: Method) -> Method:
        routes: tuple[str, ...] = getattr(method, "__routes__", ())
        method.__routes__ = (*routes, route)  # pyright: ignore[reportFunctionMemberAccess] - a mark for Router.add
        return method

    return mark


def custom_id(route: str, arg: str | int = "") -> str:
    """Return the custom id of a route; raises ValueError when it is too long for Discord."""
    text = f"{route}:{arg}"
    if len(text) > CUSTOM_ID_LENGTH:
        raise ValueError(f"custom id of {route} is too long")
    return text


def again(interaction: discord.Interaction[Any], route: str, arg: str = "") -> None:
    """Note how a command with options is repeated by a press, should something be asked first."""
    interaction.extras[AGAIN] = custom_id(route, arg)


def repeat_of(interaction: discord.Interaction[Any]) -> str:
    """Return the custom id that repeats what was asked; empty when it cannot be repeated by a press.

    A choice in a select cannot: its custom id does not hold what was chosen.
    """
    if interaction.type is discord.InteractionType.component:
        return "" if (interaction.data or {}).get("values") else _custom_id_of(interaction)
    return str(interaction.extras.get(AGAIN, ""))


def _open(interaction: "Interaction", feature: str) -> None:
    """Let every feature answer."""


class Router:
    """Routes by name; filled when cogs are added, emptied when they are removed."""

    def __init__(self, gate: Gate = _open) -> None:
        self._handlers: dict[str, Handler] = {}
        self._gate = gate

    @property
    def routes(self) -> frozenset[str]:
        return frozenset(self._handlers)

    def add(self, owner: object) -> None:
        """Take every method of ``owner`` marked with `on`.

        Raises:
            ValueError: Two methods claim one route.
        """
        for route, handler in _marked(owner):
            if route in self._handlers:
                raise ValueError(f"route {route} stands twice")
            self._handlers[route] = handler

    def remove(self, owner: object) -> None:
        for route, _ in _marked(owner):
            self._handlers.pop(route, None)

    async def lead(self, interaction: "Interaction") -> None:
        """Lead one component press or form to its handler.

        Raises:
            Refusal: ``ui-stale``: no such route (any more).
        """
        raw: Mapping[str, Any] = interaction.data or {}  # pyright: ignore[reportAssignmentType] - a union of TypedDicts
        route, arg = parts_of(_custom_id_of(interaction))
        press = Press(arg, tuple(raw.get("values", ())), dict(_fields(raw.get("components", ()))))
        await self.go(interaction, route, press)

    def feature_of(self, interaction: discord.Interaction[Any]) -> str:
        """Return the feature that answers a press; empty when none does."""
        route, _ = parts_of(_custom_id_of(interaction))
        return route.partition(":")[0] if route in self._handlers else ""

    async def go(self, interaction: "Interaction", route: str, press: Press | None = None) -> None:
        """Let the handler of ``route`` answer; for going on where another feature left off.

        Raises:
            Refusal: ``ui-stale``: no such route (any more); what the gate says.
        """
        handler = self._handlers.get(route)
        if handler is None:
            raise Refusal("ui-stale")
        self._gate(interaction, route.partition(":")[0])
        await handler(interaction, press or Press())


def parts_of(custom: str) -> tuple[str, str]:
    """Return the route and the argument of a custom id."""
    feature, _, rest = custom.partition(":")
    verb, _, arg = rest.partition(":")
    return f"{feature}:{verb}", arg


def _custom_id_of(interaction: discord.Interaction[Any]) -> str:
    return str((interaction.data or {}).get("custom_id", ""))


def is_press(interaction: discord.Interaction[Any]) -> bool:
    return interaction.type in (discord.InteractionType.component, discord.InteractionType.modal_submit)


def _marked(owner: object) -> Iterator[tuple[str, Handler]]:
    """Yield (route, bound method); the class is looked through, so no property is run for it."""
    for kind in type(owner).__mro__:
        for name, method in vars(kind).items():
            for route in getattr(method, "__routes__", ()) if inspect.isfunction(method) else ():
                yield route, getattr(owner, name)


def _fields(components: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (name, values) of every control in a submitted form, however Discord nests it."""
    for component in components:
        yield from _fields(component.get("components", ()))
        if "component" in component:
            yield from _fields([component["component"]])
        if "custom_id" in component:
            values = component.get("values", component.get("value"))
            yield component["custom_id"], _as_values(values)


def _as_values(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] - JSON
