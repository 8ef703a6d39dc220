"""What a kit looks like: lists of one's own words, triggers, plans, what helped; and the card Help shows."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.features.coping.model import (
    LINE_LENGTH,
    LINES,
    Helped,
    KeptPlan,
    KeptTrigger,
    Kit,
    Tag,
    Then,
    Trigger,
    When,
    lines_in,
)
from bot.texts import Say
from bot.ui import (
    Block,
    CheckList,
    Form,
    Line,
    Panel,
    Paragraph,
    Pick,
    Press,
    button,
    clip,
    confirm,
    plain,
    row,
    rows,
    select,
)
from bot.ui.panel import Style
from cogs.coping.views import plan_lines, plan_text

LISTS = ("people", "places", "reasons", "songs")
LIST_LENGTH, SHOWN_LENGTH, TRIGGER_LENGTH = 700, 300, 60
"""Characters of one list of a kit, of one beside a help card, and of one trigger among others.

Discord takes 4,000 in a message, and help has to have room in it.
"""


def kit_panel(say: Say, kit: Kit, first: Sequence[Block] = ()) -> Panel:
    """Return one's own kit with doors to triggers, plans and what helped.

    Args:
        first: What stands above it.
    """
    return Panel(
        say,
        *first,
        say("coping-kit-title"),
        *(_kit_lines(say, kit, SHOWN_LENGTH if first else LIST_LENGTH) or [say("coping-kit-empty")]),
        *rows(
            button(say("coping-kit-edit"), "coping:kit-edit", style=Style.primary),
            button(say("coping-kit-triggers"), "coping:triggers"),
            button(say("coping-kit-plans"), "coping:plans"),
            button(say("coping-kit-helped"), "coping:helped"),
            button(say("coping-home-craving"), "coping:open"),
            width=4,
        ),
    )


def card_blocks(say: Say, kit: Kit) -> Sequence[Block]:
    """Return the support card that Help shows first (R-5); nothing for an empty kit."""
    lines = _kit_lines(say, kit.card, SHOWN_LENGTH)
    if not lines:
        return ()
    doors = row(
        button(say("coping-home-kit"), "coping:kit"), button(say("coping-home-craving"), "coping:open")
    )
    return ("\n".join([say("coping-card-title"), *lines]), doors)


def _kit_lines(say: Say, kit: Kit, longest: int) -> list[str]:
    lists = [(name, getattr(kit, name)) for name in LISTS]
    lines = [
        say(f"coping-list-{name}", items=clip(", ".join(map(plain, items)), longest))
        for name, items in lists
        if items
    ]
    return lines + ([say("coping-line", line=plain(kit.line))] if kit.line else [])


def kit_form(say: Say, kit: Kit) -> Form:
    """Return the form of five fields: four lists, an entry a line, and a number to call or text."""
    lists = (
        Paragraph(
            name,
            say(f"coping-field-{name}"),
            say(f"coping-hint-{name}"),
            value="\n".join(getattr(kit, name)),
            longest=LINES * (LINE_LENGTH + 1),
        )
        for name in LISTS
    )
    line = Line(
        "line", say("coping-field-line"), say("coping-hint-line"), value=kit.line, longest=LINE_LENGTH
    )
    return Form(say("coping-kit-form"), "coping:kit-saved", *lists, line)


def kit_of(press: Press) -> Kit:
    """Read a submitted kit; raises Refusal when it is longer than can be kept."""
    lists = (lines_in(press.text(name)) for name in LISTS)
    return Kit(*lists, line=press.text("line"))


def triggers_panel(say: Say, kept: Sequence[KeptTrigger], first: Sequence[Block] = ()) -> Panel:
    options = [(str(each.id), clip(each.trigger.words, 100)) for each in kept]
    lines = "\n".join(f"- {_trigger_line(say, each.trigger, TRIGGER_LENGTH)}" for each in kept)
    return Panel(
        say,
        *first,
        say("coping-triggers-title"),
        lines or say("coping-triggers-empty"),
        *([row(select("coping:trigger", options, placeholder=say("coping-trigger-open")))] if kept else []),
        *rows(button(say("coping-trigger-add"), "coping:trigger-edit"), _back(say)),
    )


def trigger_panel(say: Say, kept: KeptTrigger) -> Panel:
    return Panel(
        say,
        _trigger_line(say, kept.trigger),
        *rows(
            button(say("coping-trigger-edit"), "coping:trigger-edit", kept.id),
            button(say("coping-trigger-drop"), "coping:trigger-drop", kept.id),
            button(say("coping-kit-triggers"), "coping:triggers"),
        ),
    )


def drop_trigger_panel(say: Say, kept: KeptTrigger) -> Panel:
    yes = button(say("coping-drop-yes"), "coping:trigger-gone", kept.id, style=Style.danger)
    no = button(say("coping-drop-no"), "coping:triggers")
    question = say("coping-drop-sure", words=_trigger_line(say, kept.trigger, TRIGGER_LENGTH))
    return confirm(say, question, yes=yes, no=no)


def trigger_form(say: Say, kept: KeptTrigger | None) -> Form:
    trigger = kept.trigger if kept else None
    words = Line(
        "words",
        say("coping-trigger-words"),
        say("coping-trigger-hint"),
        value=trigger.words if trigger else "",
        longest=LINE_LENGTH,
        needed=True,
    )
    tags = CheckList(
        "tags",
        say("coping-trigger-tags"),
        options=[(tag, say(f"coping-tag-{tag}")) for tag in Tag],
        chosen=sorted(trigger.tags) if trigger else (),
    )
    return Form(say("coping-trigger-form"), "coping:trigger-saved", words, tags, arg=kept.id if kept else "")


def trigger_of(press: Press) -> Trigger:
    ticked = press.fields.get("tags", ())
    return Trigger(press.text("words"), frozenset(tag for tag in Tag if tag in ticked))


def _trigger_line(say: Say, trigger: Trigger, longest: int = 2 * LINE_LENGTH) -> str:
    tags = ", ".join(say(f"coping-tag-{tag}") for tag in Tag if tag in trigger.tags)
    words = clip(plain(trigger.words), longest)
    return f"{words} ({tags})" if tags else words


def plans_panel(say: Say, kept: Sequence[KeptPlan]) -> Panel:
    options = [(str(each.id), clip(plan_text(say, each), 100)) for each in kept]
    return Panel(
        say,
        say("coping-plans-title"),
        plan_lines(say, kept) or say("coping-plans-empty"),
        *([row(select("coping:plan-drop", options, placeholder=say("coping-plan-drop")))] if kept else []),
        *rows(button(say("coping-plan-add"), "coping:plan-add"), _back(say)),
    )


def drop_plan_panel(say: Say, kept: KeptPlan) -> Panel:
    yes = button(say("coping-drop-yes"), "coping:plan-gone", kept.id, style=Style.danger)
    no = button(say("coping-drop-no"), "coping:plans")
    return confirm(say, say("coping-drop-sure", words=plan_text(say, kept)), yes=yes, no=no)


def plan_form(say: Say) -> Form:
    """Return the two menus: whens and thens (C-5)."""
    when = Pick(
        "when",
        say("coping-plan-when"),
        options=[(when, say(f"coping-when-{when}")) for when in When],
        needed=True,
    )
    then = Pick(
        "then",
        say("coping-plan-then"),
        options=[(then, say(f"coping-then-{then}")) for then in Then],
        needed=True,
    )
    return Form(say("coping-plan-form"), "coping:plan-saved", when, then)


def helped_panel(say: Say, helped: Sequence[Helped]) -> Panel:
    """Return what helped, from own rounds only; numbers are told, nothing is promised."""
    lines = "\n".join(
        say("coping-helped", tool=say(f"coping-tool-{each.tool}"), n=each.times, drop=f"{each.drop:.1f}")
        for each in helped
    )
    forget = [button(say("coping-helped-forget"), "coping:helped-forget")]
    return Panel(
        say,
        say("coping-helped-title"),
        lines or say("coping-helped-empty"),
        *rows(button(say("coping-home-craving"), "coping:open"), *forget, _back(say)),
    )


def forget_panel(say: Say) -> Panel:
    yes = button(say("coping-helped-yes"), "coping:helped-gone", style=Style.danger)
    no = button(say("coping-helped-no"), "coping:helped")
    return confirm(say, say("coping-helped-sure"), yes=yes, no=no)


def _back(say: Say) -> ui.Button[Any]:
    return button(say("coping-home-kit"), "coping:kit")
