"""What sharing looks like: the exact post, what it holds, where it would go."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.texts import Say
from bot.ui import Draft, Panel, button, row, rows, select
from bot.ui.panel import Style
from bot.ui.screened import Screened


def preview(
    say: Say, draft: Draft, places: Sequence[tuple[str, int]], thing: str, approval: str, *, changed: bool
) -> Panel:
    """Return the exact post for approval.

    Args:
        places: (use, channel id) of every channel it could go to now.
        thing: ``<kind>.<ref>``.
        approval: ``<parts>.<mark>`` of this very text.
        changed: Something changed since the last approval, so this is asked again.
    """
    post = [
        button(say("shares-post", use=use), "shares:post", f"{thing}.{approval}.{use}", style=Style.primary)
        for use, _ in places
        if draft.chosen or not draft.parts
    ]
    return Panel(
        say,
        say("shares-changed") if changed else say("shares-preview"),
        draft.text,
        *_choice(say, draft, thing),
        *(say("shares-where", use=use, channel=f"<#{channel}>") for use, channel in places),
        *rows(*post, _keep(say, draft), *_edit(say, draft)),
    )


def waits(say: Say, heard: Screened, draft: Draft, thing: str, letters: str) -> Panel:
    """Return help first, and the draft below it; posting waits behind one more press (X-7)."""
    still = button(say("screening-still-share"), "shares:still", f"{thing}.{letters}")
    return Panel(
        say,
        *heard.first,
        draft.text,
        *_choice(say, draft, thing),
        *rows(_keep(say, draft), *_edit(say, draft), still),
    )


def _choice(say: Say, draft: Draft, thing: str) -> list[ui.ActionRow[Any]]:
    """Return the select of what to leave in or out, where there is a choice."""
    if not draft.parts:
        return []
    most, label = len(draft.parts), say("shares-choose")
    return [
        row(
            select("shares:choose", draft.parts, placeholder=label, arg=thing, chosen=draft.chosen, most=most)
        )
    ]


def _keep(say: Say, draft: Draft) -> ui.Button[Any]:
    route, arg = draft.back
    return button(say("shares-keep"), route, arg)


def _edit(say: Say, draft: Draft) -> list[ui.Button[Any]]:
    return [button(say("shares-edit"), *draft.edit)] if draft.edit else []


def posted(say: Say, channel: int, thing: str) -> Panel:
    back = button(say("shares-back"), "shares:back", thing)
    return Panel(say, say("shares-done", channel=f"<#{channel}>"), row(back))


def may_stand(say: Say, why: str, thing: str) -> Panel:
    """Say that a post stands already, or may stand, with the way to take it back."""
    return Panel(say, say(why), row(button(say("shares-back"), "shares:back", thing)))


def taken_back(say: Say, left: Sequence[str], *, deleted: bool) -> Panel:
    """Return what became of the posts; ``deleted`` says that what they showed is deleted too."""
    first = say("shares-deleted") if deleted else ""
    if left:
        return Panel(say, first, say("members-posts-left", n=len(left), links=" ".join(left)))
    return Panel(say, first, say("shares-gone"))
