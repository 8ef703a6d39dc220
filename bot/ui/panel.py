"""One kind of message: blocks of text, rows of lasting buttons, and Help at the end of every one.

A button or select carries nothing but a route and a short argument in its custom id
(``feature:verb:argument``); `bot.ui.router` leads a press to the cog that owns the route. So a
panel needs no view kept in memory, and its buttons work after a restart and a year later.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import discord
from discord import ui

from bot.texts import Say
from bot.ui.router import custom_id

HELP_ROUTE = "help_now:menu"
ROW_WIDTH = 5
"""Buttons in one row, Discord's limit."""

Style = discord.ButtonStyle
AnyItem = ui.Item[Any]


def button(label: str, route: str, arg: str | int = "", *, style: Style = Style.secondary) -> ui.Button[Any]:
    """Return a button that lasts; ``arg`` must hold ids only, never content."""
    return ui.Button(label=label, style=style, custom_id=custom_id(route, arg))


def link(label: str, url: str) -> ui.Button[Any]:
    return ui.Button(label=label, url=url)


def select(
    route: str,
    options: Sequence[tuple[str, str]],
    *,
    placeholder: str = "",
    arg: str | int = "",
    chosen: Sequence[str] = (),
    most: int = 1,
) -> ui.Select[Any]:
    """Return a select of (value, label) options, at most 25; up to ``most`` can be chosen."""
    items = [
        discord.SelectOption(label=label[:100], value=value, default=value in chosen)
        for value, label in options
    ]
    least = 0 if most > 1 else 1
    return ui.Select(
        custom_id=custom_id(route, arg),
        placeholder=placeholder or None,
        options=items,
        min_values=least,
        max_values=most,
    )


def channel_select(
    route: str, *, placeholder: str = "", arg: str | int = "", chosen: int | None = None
) -> ui.ChannelSelect[Any]:
    """Return a select of text channels; choosing none clears the choice."""
    default = (
        [discord.SelectDefaultValue(id=chosen, type=discord.SelectDefaultValueType.channel)] if chosen else []
    )
    return ui.ChannelSelect(
        custom_id=custom_id(route, arg),
        placeholder=placeholder or None,
        channel_types=[discord.ChannelType.text],
        default_values=default,
        min_values=0,
    )


def role_select(
    route: str, *, placeholder: str = "", arg: str | int = "", chosen: int | None = None
) -> ui.RoleSelect[Any]:
    """Return a select of roles; choosing none clears the choice."""
    default = (
        [discord.SelectDefaultValue(id=chosen, type=discord.SelectDefaultValueType.role)] if chosen else []
    )
    return ui.RoleSelect(
        custom_id=custom_id(route, arg),
        placeholder=placeholder or None,
        default_values=default,
        min_values=0,
    )


def row(*items: AnyItem) -> ui.ActionRow[Any]:
    """Return one row: up to five buttons, or one select."""
    return ui.ActionRow(*items)


def rows(*buttons: ui.Button[Any], width: int = ROW_WIDTH) -> list[ui.ActionRow[Any]]:
    """Return as many rows as ``buttons`` need; none for none."""
    return [row(*buttons[at : at + width]) for at in range(0, len(buttons), width)]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its text equivalent (G-8)."""

    name: str
    png: bytes = field(repr=False)
    alt: str

    def file(self) -> discord.File:
        return discord.File(BytesIO(self.png), filename=self.name, description=self.alt[:1024])

    def item(self) -> AnyItem:
        return ui.MediaGallery(
            discord.MediaGalleryItem(f"attachment://{self.name}", description=self.alt[:1024])
        )


@dataclass(frozen=True, slots=True)
class Document:
    """A file to keep."""

    name: str
    content: bytes = field(repr=False)

    def file(self) -> discord.File:
        return discord.File(BytesIO(self.content), filename=self.name)

    def item(self) -> AnyItem:
        return ui.File(f"attachment://{self.name}")


Block = str | AnyItem | Picture | Document


class Panel(ui.LayoutView):
    """A message: texts become paragraphs, items stay, pictures and documents are attached, Help closes it.

    Args:
        say: The reader's language.
        blocks: Text (Markdown of this bot's own; echo members through `plain`), items, pictures, documents.
        helps: False only for the help panel itself.
    """

    def __init__(self, say: Say, *blocks: Block, helps: bool = True) -> None:
        super().__init__(timeout=None)
        self._attached = [block for block in blocks if isinstance(block, Picture | Document)]
        items = _each_once([_item(block) for block in _paragraphs(blocks)])
        if helps:
            _add_help(items, say)
        for item in items:
            self.add_item(item)

    def files(self) -> list[discord.File]:
        """Return what has to be sent with the panel; read once, so made anew for every sending."""
        return [each.file() for each in self._attached]


def confirm(say: Say, question: str, *, yes: ui.Button[Any], no: ui.Button[Any]) -> Panel:
    """Return a panel that asks once more before something that cannot be undone."""
    return Panel(say, question, *rows(yes, no))


def _paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """Join texts that stand together: paragraphs read better than blocks, and are one component."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if block == "":
            continue
        if isinstance(block, str) and isinstance(last, str):
            joined[-1] = f"{last}\n\n{block}"
        else:
            joined.append(block)
    return joined


def _item(block: Block) -> AnyItem:
    if isinstance(block, str):
        return ui.TextDisplay(block)
    return block.item() if isinstance(block, Picture | Document) else block


def _each_once(items: list[AnyItem]) -> list[AnyItem]:
    """Leave out a button that stands above already: Discord refuses a message with it twice.

    Panels are put together from what several features offer, and an answer must not be lost for it.
    """
    seen: set[str] = set()
    kept: list[AnyItem] = []
    for item in items:
        if isinstance(item, ui.ActionRow):
            for child in list(item.children):
                name = getattr(child, "custom_id", None)
                if name in seen:
                    item.remove_item(child)
                elif name is not None:
                    seen.add(name)
            if not item.children:
                continue
        kept.append(item)
    return kept


def _add_help(items: list[AnyItem], say: Say) -> None:
    """Put Help at the end of the last row of buttons, or in a row of its own."""
    help_button = button(say("ui-help"), HELP_ROUTE)
    last = items[-1] if items else None
    if isinstance(last, ui.ActionRow) and _has_room(last):
        last.add_item(help_button)
    else:
        items.append(row(help_button))


def _has_room(buttons: ui.ActionRow[Any]) -> bool:
    return len(buttons.children) < ROW_WIDTH and all(isinstance(item, ui.Button) for item in buttons.children)
