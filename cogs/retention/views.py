"""What goes when, and the choice to keep it."""

from datetime import date

from bot.features.retention.model import LIFE, WARNINGS, Kind
from bot.features.retention.service import Standing
from bot.texts import Say
from bot.ui import Panel, button, row, rows, select
from bot.ui.times import day_text


def panel(say: Say, standing: Standing, note: str = "") -> Panel:
    options = [(kind.value, say("retention-keep-kind", kind=kind)) for kind in Kind]
    kept = [kind.value for kind in standing.choices.kept]
    picker = select(
        "retention:keep", options, placeholder=say("retention-keep-ask"), chosen=kept, most=len(options)
    )
    return Panel(
        say,
        note,
        say("retention-title"),
        "\n".join(f"- {_line(say, kind, standing)}" for kind in Kind),
        say("retention-rest", first=WARNINGS[0], second=WARNINGS[1]),
        row(picker),
        *rows(button(say("privacy-export"), "privacy:export"), button(say("privacy-home"), "privacy:show")),
    )


def _line(say: Say, kind: Kind, standing: Standing) -> str:
    if kind in standing.choices.kept:
        return say("retention-kept", kind=kind)
    day = day_text(say, standing.erasure)
    return say("retention-goes", kind=kind, days=LIFE[kind].days, n=standing.going.get(kind, 0), day=day)


def warning_panel(say: Say, standing: Standing, erasure: date) -> Panel:
    """Return the direct message: what a lock screen shows of it says nothing."""
    lines = [
        f"- {say('retention-going', kind=kind, n=n, days=LIFE[kind].days)}"
        for kind, n in standing.going.items()
    ]
    return Panel(
        say,
        say("retention-warning"),
        say("retention-warning-what", day=day_text(say, erasure)) + "\n" + "\n".join(lines),
        *rows(
            button(say("retention-keep-all"), "retention:keep-all"),
            button(say("privacy-export"), "privacy:export"),
            button(say("retention-choose"), "retention:open"),
        ),
    )


def idle_panel(say: Say, erasure: date) -> Panel:
    return Panel(
        say,
        say("retention-warning"),
        say("retention-idle-what", day=day_text(say, erasure)),
        *rows(
            button(say("retention-idle-stay"), "home:open"),
            button(say("privacy-export"), "privacy:export"),
        ),
    )
