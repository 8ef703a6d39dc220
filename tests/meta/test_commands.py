"""Commands named in words exist, commands fit Discord's rules, and every button leads somewhere."""

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from discord import app_commands

from bot.client import Handrail
from tests.meta.sources import ROOT, locales, modules, parts, strings, texts

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
"""What we allow ourselves of Discord's names: lower case, 1-32 characters."""

LONGEST_DESCRIPTION = 100
"""Characters, Discord's limit for commands and options, in every language."""

NAMED = re.compile(r"(?<![\w/<:.*~-])/([a-z][a-z0-9-]*)(?: ([a-z][a-z0-9-]*))?")
"""A command as a sentence names it: a slash, a word, perhaps a second word."""

GO_ON = {"and", "or", "is", "to", "in", "for", "with", "y", "o", "et", "ou", "und", "oder", "e"}
"""Words after a group's name that are no misspelt subcommand."""

ROUTE = re.compile(r"[a-z][a-z_]*:[a-z][a-z-]*")

_DOOR = "the same as its command, for other panels to lead to"
KEPT = {"home:open": _DOOR, "servers:channels": _DOOR}
"""Routes that no code leads to today, and why they are answered all the same."""

AnyCommand = app_commands.Command[Any, ..., Any] | app_commands.Group


def commands(bot: Handrail) -> dict[str, AnyCommand]:
    found: dict[str, AnyCommand] = {each.qualified_name: each for each in bot.tree.walk_commands()}
    assert len(found) > 8
    return found


# Commands named in words


def unknown_commands(text: str, known: Iterable[str]) -> list[str]:
    """Return commands that ``text`` names and nobody can type; after a group's name the next word counts."""
    names = set(known)
    groups = {name.split(" ")[0] for name in names if " " in name}
    return [
        found.group()
        for found in NAMED.finditer(text)
        if found[1] not in names
        or (found[1] in groups and found[2] and found[2] not in GO_ON and found.group()[1:] not in names)
    ]


@pytest.mark.parametrize("locale", locales())
def test_every_command_named_in_a_text_exists(built: Handrail, locale: str) -> None:
    known = commands(built)
    readings = {str(text): text.readings for text in texts(locale).values()}
    assert sum(bool(NAMED.search(reading)) for each in readings.values() for reading in each) > 10
    wrong = {
        name: found
        for name, each in readings.items()
        for text in each
        if (found := unknown_commands(text, known))
    }
    assert wrong == {}


def test_every_command_named_in_the_example_settings_exists(built: Handrail) -> None:
    text = (ROOT / "config.example.yaml").read_text("utf-8")
    assert NAMED.search(text)
    assert unknown_commands(text, commands(built)) == []


def test_every_command_named_in_the_demo_exists(built: Handrail) -> None:
    if not list((ROOT / "demo").glob("*.py")):
        pytest.skip("there is no demo yet")
    every = [str(node.value) for module in modules("demo").values() for node in strings(module)]
    said = [text for text in every if " " in text]  # others are paths of its pages
    assert any(NAMED.search(text) for text in said)
    assert [found for text in said for found in unknown_commands(text, commands(built))] == []


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Type /chekin.", ["/chekin"]),
        ("see /setup chanels", ["/setup chanels"]),
        ("(/nothing)", ["/nothing"]),
        ("Type /checkin whenever you like.", []),
        ("with /setup channels, or /setup. Then", []),
        ("in /setup and elsewhere", []),
        ("and/or https://example.org/nothing data/nothing <t:1:f> 1/2", []),
    ],
)
def test_a_command_that_does_not_exist_would_be_found(text: str, unknown: list[str]) -> None:
    assert unknown_commands(text, ["checkin", "setup", "setup channels"]) == unknown


# What Discord accepts


def described(bot: Handrail) -> Iterator[tuple[str, str, app_commands.locale_str]]:
    """Yield (name, description, its localisable form) of every command and option."""
    for command in commands(bot).values():
        localised = command._locale_description  # pyright: ignore[reportPrivateUsage] - as bot.client.describe
        yield command.name, command.description, localised or app_commands.locale_str("")
        if isinstance(command, app_commands.Command):
            for option in command.parameters:
                localised = option.locale_description or app_commands.locale_str("")
                yield option.display_name, str(option.description), localised


def test_every_command_and_option_has_a_name_and_a_description_that_discord_accepts(built: Handrail) -> None:
    everything = list(described(built))
    assert len(everything) > len(commands(built))  # options too
    assert [name for name, _, _ in everything if not NAME.fullmatch(name)] == []
    assert [name for name, text, _ in everything if not 0 < len(text) <= LONGEST_DESCRIPTION] == []


@pytest.mark.parametrize("locale", locales())
def test_every_description_fits_in_every_language(built: Handrail, locale: str) -> None:
    keys = [text.extras["key"] for _, _, text in described(built)]
    assert keys
    said = {key: built.texts.get(locale, key, {}) for key in keys}
    assert [key for key, text in said.items() if not 0 < len(text) <= LONGEST_DESCRIPTION] == []


def test_no_more_commands_than_discord_takes(built: Handrail) -> None:
    assert len(built.tree.get_commands()) <= 100


# Routes: what buttons, selects and forms lead to


def marks(module: ast.Module) -> list[ast.Constant]:
    """Return what stands in every ``@on(...)``."""
    return [
        mark.args[0]
        for node in parts(module)
        if isinstance(node, ast.AsyncFunctionDef)
        for mark in node.decorator_list
        if isinstance(mark, ast.Call)
        and ast.unparse(mark.func) == "on"
        and isinstance(mark.args[0], ast.Constant)
    ]


def routes_in(module: ast.Module) -> dict[str, int]:
    """Return every route a module leads to, with its line; the marks of handlers left out."""
    handled = {id(mark) for mark in marks(module)}
    return {
        str(node.value): node.lineno
        for node in strings(module)
        if id(node) not in handled and ROUTE.fullmatch(str(node.value))
    }


def led_to() -> dict[str, str]:
    found = {
        route: f"{path}:{line}"
        for path, module in modules("cogs", "bot").items()
        for route, line in routes_in(module).items()
    }
    assert len(found) > 20
    return found


def test_every_button_select_and_form_leads_somewhere(built: Handrail) -> None:
    assert {route: where for route, where in led_to().items() if route not in built.router.routes} == {}


def test_every_route_can_be_reached(built: Handrail) -> None:
    assert sorted(built.router.routes - set(led_to()) - set(KEPT)) == []
    assert set(KEPT) <= built.router.routes


def test_a_route_is_answered_by_the_feature_it_names(built: Handrail) -> None:
    """So that whoever removes a feature removes its routes."""
    handled = {path: {str(mark.value) for mark in marks(module)} for path, module in modules("cogs").items()}
    assert {route for routes in handled.values() for route in routes} == built.router.routes
    strange = [
        f"{path}: {route}"
        for path, routes in handled.items()
        for route in routes
        if route.split(":")[0] != path.split("/")[1]
    ]
    assert strange == []


def test_a_dead_button_would_be_found() -> None:
    code = 'class C:\n @on("a:b")\n async def f(self): return button("x", "a:c"), Form("t", route="a:d")\n'
    assert set(routes_in(ast.parse(code))) == {"a:c", "a:d"}
