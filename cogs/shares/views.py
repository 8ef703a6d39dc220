"""What sharing looks like: the exact post, what it holds, where it would go."""

from collections.abc import Sequence

from bot.texts import Say
from bot.ui import Draft, Panel, button, row, rows, select
from bot.ui.panel import Style


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
    route, arg = draft.back
    choice = select(
        "shares:choose",
        draft.parts,
        placeholder=say("shares-choose"),
        arg=thing,
        chosen=draft.chosen,
        most=len(draft.parts),
    )
    return Panel(
        say,
        say("shares-changed") if changed else say("shares-preview"),
        draft.text,
        *([row(choice)] if draft.parts else []),
        *(say("shares-where", use=use, channel=f"<#{channel}>") for use, channel in places),
        *rows(*post, button(say("shares-keep"), route, arg)),
    )


def posted(say: Say, channel: int, thing: str) -> Panel:
    back = button(say("shares-back"), "shares:back", thing)
    return Panel(say, say("shares-done", channel=f"<#{channel}>"), row(back))


def taken_back(say: Say, left: Sequence[str]) -> Panel:
    if left:
        return Panel(say, say("members-posts-left", n=len(left), links=" ".join(left)))
    return Panel(say, say("shares-gone"))
