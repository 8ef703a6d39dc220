"""A form: at most five fields, each in plain words; it survives a restart because nothing of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.ui.router import custom_id

TITLE_LENGTH = 45
"""Characters, Discord's limit."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``name`` in the answer, ``label`` and ``hint`` for the person."""

    name: str
    label: str
    hint: str = ""

    def item(self) -> ui.Item[Any]:
        raise NotImplementedError

    def labelled(self) -> ui.Label[Any]:
        return ui.Label(text=self.label, description=self.hint or None, component=self.item())


@dataclass(frozen=True, slots=True)
class Line(Field):
    """A line of text."""

    value: str = ""
    longest: int = 100
    needed: bool = False
    example: str = ""
    style: discord.TextStyle = discord.TextStyle.short

    def item(self) -> ui.Item[Any]:
        return ui.TextInput(
            custom_id=self.name,
            style=self.style,
            default=self.value or None,
            required=self.needed,
            max_length=self.longest,
            placeholder=self.example or None,
        )


@dataclass(frozen=True, slots=True)
class Paragraph(Line):
    """Several lines of text, up to Discord's 4,000 characters."""

    longest: int = 4000
    style: discord.TextStyle = discord.TextStyle.paragraph


@dataclass(frozen=True, slots=True)
class Pick(Field):
    """One of up to 25 (value, label) options in a drop-down; may be left out unless needed."""

    options: Sequence[tuple[str, str]] = ()
    chosen: str = ""
    needed: bool = False

    def item(self) -> ui.Item[Any]:
        options = [
            discord.SelectOption(label=t[:100], value=v, default=v == self.chosen) for v, t in self.options
        ]
        return ui.Select(
            custom_id=self.name, options=options, required=self.needed, min_values=1 if self.needed else 0
        )


@dataclass(frozen=True, slots=True)
class Picks(Field):
    """Up to ``most`` of up to 25 (value, label) options in a drop-down; may be left out."""

    options: Sequence[tuple[str, str]] = ()
    chosen: Sequence[str] = ()
    most: int = 25

    def item(self) -> ui.Item[Any]:
        options = [
            discord.SelectOption(label=t[:100], value=v, default=v in self.chosen) for v, t in self.options
        ]
        return ui.Select(
            custom_id=self.name, options=options, required=False, min_values=0, max_values=self.most
        )


@dataclass(frozen=True, slots=True)
class Choice(Field):
    """One of two to ten (value, label) options, all in sight; may be left out unless needed."""

    options: Sequence[tuple[str, str]] = ()
    chosen: str = ""
    needed: bool = False

    def item(self) -> ui.Item[Any]:
        options = [
            discord.RadioGroupOption(label=t[:100], value=v, default=v == self.chosen)
            for v, t in self.options
        ]
        return ui.RadioGroup(custom_id=self.name, options=options, required=self.needed)


@dataclass(frozen=True, slots=True)
class CheckList(Field):
    """Any of up to ten (value, label) options."""

    options: Sequence[tuple[str, str]] = ()
    chosen: Sequence[str] = ()

    def item(self) -> ui.Item[Any]:
        options = [
            discord.CheckboxGroupOption(label=t[:100], value=v, default=v in self.chosen)
            for v, t in self.options
        ]
        return ui.CheckboxGroup(custom_id=self.name, options=options, required=False, min_values=0)


class Form(ui.Modal):
    """A form whose answer the router leads to ``route``; the answer to it bears Help.

    Args:
        title: At most 45 characters; says who will see the answer.
        fields: One to five.
    """

    def __init__(self, title: str, route: str, *fields: Field, arg: str | int = "") -> None:
        super().__init__(title=title[:TITLE_LENGTH], custom_id=custom_id(route, arg), timeout=None)
        for each in fields:
            self.add_item(each.labelled())
