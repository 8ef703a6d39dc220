"""What the setup panel and the pages behind it look like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.features.servers.model import ServerSettings
from bot.features.servers.templates import Template
from bot.ids import RoleId
from bot.texts import Say
from bot.ui import (
    Block,
    HomeEntry,
    Panel,
    Preview,
    SetupChannel,
    SetupRole,
    SetupSection,
    Switch,
    button,
    channel_select,
    confirm,
    role_select,
    row,
    rows,
    select,
)
from bot.ui.panel import Style
from bot.ui.times import stamp


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a server's setup is.

    Attributes:
        problems: How many findings ``/setup check`` would list.
        changed_at: When the change was made that can be taken back; None for none.
    """

    settings: ServerSettings
    channels: Sequence[SetupChannel]
    switches: Sequence[Switch]
    sections: Sequence[SetupSection]
    problems: int
    changed_at: datetime | None


def panel(say: Say, standing: Standing, note: str = "") -> Panel:
    """Return the panel: how things stand, a button for each thing to choose, and the undo."""
    sections = (button(say(each.key), each.route) for each in standing.sections)
    undo = () if standing.changed_at is None else (button(say("servers-undo"), "servers:undo"),)
    look = Style.primary if standing.problems else Style.secondary
    return Panel(
        say,
        note,
        say("servers-panel-title"),
        "\n".join(_lines(say, standing)),
        say("servers-panel-who"),
        *rows(
            button(say("servers-region"), "servers:region"),
            button(say("servers-channels"), "servers:channels"),
            button(say("servers-roles"), "servers:roles"),
            button(say("servers-features"), "servers:features"),
            button(say("servers-templates"), "servers:templates"),
            *sections,
            button(say("servers-previews"), "servers:previews"),
            button(say("servers-hub"), "servers:hub"),
            button(say("servers-check"), "servers:check", style=look),
            *undo,
        ),
    )


def _lines(say: Say, standing: Standing) -> list[str]:
    settings, uses = standing.settings, {each.use for each in standing.channels}
    nothing = say("members-not-chosen")
    off = names_of(say, standing.switches, settings.off)
    lines = [
        say("servers-panel-region", zone=settings.zone or nothing, country=settings.country or nothing),
        say("servers-panel-channels", n=len(uses & settings.channels.keys()), of=len(uses)),
        say("servers-panel-off", off=off) if off else say("servers-panel-all-on"),
        say("servers-panel-problems", n=standing.problems),
    ]
    if standing.changed_at is not None:
        lines.append(say("servers-panel-changed", when=stamp(standing.changed_at)))
    return [f"- {line}" for line in lines]


def names_of(say: Say, switches: Sequence[Switch], off: frozenset[str]) -> str:
    return ", ".join(say(each.key) for each in switches if each.feature in off)


def features(say: Say, switches: Sequence[Switch], off: frozenset[str], note: str = "") -> Panel:
    """Return a select in which everything chosen is on."""
    chosen = [each.feature for each in switches if each.feature not in off]
    options = [(each.feature, say(each.key)) for each in switches]
    picked = select("servers:features-chosen", options, chosen=chosen, most=len(options))
    return Panel(say, note, say("servers-features-title"), row(picked), _back(say))


def roles(say: Say, wanted: Sequence[SetupRole], chosen: Mapping[str, RoleId], note: str = "") -> Panel:
    blocks: list[Block] = [note, say("servers-roles-title")]
    for each in wanted:
        blocks.append(f"**{say(each.key)}**")
        blocks.append(row(role_select("servers:role", arg=each.use, chosen=chosen.get(each.use))))
    return Panel(say, *blocks, _back(say))


def previews(say: Say, shown: Sequence[Preview]) -> Panel:
    buttons = [button(say(each.key), each.route, each.arg) for each in shown]
    return Panel(say, say("servers-previews-title"), *rows(*buttons), _back(say))


def templates(say: Say, known: Sequence[Template]) -> Panel:
    options = [(each.name, say(f"servers-kind-{each.name}")) for each in known]
    picked = select("servers:template", options, placeholder=say("servers-templates-ask"))
    return Panel(say, say("servers-templates-title"), row(picked), _back(say))


def template(say: Say, chosen: Template, switches: Sequence[Switch], prompt: str) -> Panel:
    """Return what a template would choose, before it does."""
    off = names_of(say, switches, chosen.off) or say("servers-nothing")
    question = "\n".join(
        [
            f"### {say(f'servers-kind-{chosen.name}')}",
            say(f"servers-kind-{chosen.name}-about"),
            say("servers-template-off", off=off),
            prompt,
            say("servers-template-stays"),
        ]
    )
    yes = button(say("servers-template-use"), "servers:template-use", chosen.name, style=Style.primary)
    return confirm(say, question, yes=yes, no=button(say("servers-templates"), "servers:templates"))


def hub_choice(say: Say, note: str = "") -> Panel:
    picker = channel_select("servers:hub-channel", placeholder=say("servers-hub-ask"))
    return Panel(say, note, say("servers-hub-title"), row(picker), _back(say))


def hub(say: Say, entries: Sequence[HomeEntry]) -> Panel:
    """Return the lasting panel: everything here is private to whoever presses."""
    buttons = (button(say(each.key), each.route, each.arg) for each in entries)
    return Panel(say, say("servers-hub-post"), *rows(*buttons))


def _back(say: Say) -> Block:
    return row(button(say("servers-panel"), "servers:panel"))
