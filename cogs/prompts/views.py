"""What prompts look like: the post itself, and its setting up."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from discord import ui

from bot.deliveries.model import Delivery
from bot.features.prompts.model import MOST_OWN, OWN_LENGTH, Pace, Shape, Topic
from bot.features.prompts.service import Prompt, Standing
from bot.ids import ChannelId
from bot.texts import Say
from bot.ui import (
    Block,
    CheckList,
    Choice,
    Form,
    Line,
    Panel,
    Paragraph,
    button,
    channel_select,
    clip,
    plain,
    role_select,
    row,
    rows,
    select,
)
from bot.ui.panel import Style
from bot.ui.times import day_text, stamp, weekday


def post_panel(say: Say, prompt: Prompt) -> Panel:
    """Return the post: a question, what it may say about its lateness, and three buttons that last."""
    return Panel(say, *_post(say, prompt), _post_buttons(say))


def preview_panel(say: Say, theirs: Say, prompt: Prompt) -> Panel:
    """Return the post as it would look, for the admin alone."""
    return Panel(say, say("prompts-preview-lead"), *_post(theirs, prompt), _post_buttons(theirs))


def _post(say: Say, prompt: Prompt) -> list[Block]:
    plan, away = prompt.plan, prompt.away
    lines = [say("prompts-post-foot", shape=plan.shape)]
    if away is not None:
        lines.insert(0, say("prompts-away", since=stamp(away.since), until=stamp(away.until)))
    elif prompt.late:
        lines.insert(0, say("prompts-late"))
    return [
        f"<@&{plan.role}>" if plan.role else "",
        f"### {plain(prompt.words)}",
        "\n".join(f"-# {line}" for line in lines),
    ]


def _post_buttons(say: Say) -> ui.ActionRow[Any]:
    return row(
        button(say("prompts-check-in"), "prompts:checkin", style=Style.primary),
        button(say("prompts-today"), "prompts:today"),
    )


def thread_name(say: Say, day: date) -> str:
    return clip(say("prompts-thread-name", day=day_text(say, day)), 100)


def note_panel(say: Say, delivery: Delivery) -> Panel:
    """Return what the staff channel reads: that a prompt steps back, or why it cannot be posted."""
    text = say("prompts-note", what=delivery.ref, channel=f"<#{delivery.channel}>")
    go_on = [_go_on(say)] if delivery.ref in set(Pace) else []
    return Panel(say, text, row(*go_on, button(say("prompts-section"), "prompts:setup")))


def _go_on(say: Say) -> ui.Button[Any]:
    return button(say("prompts-go-on"), "prompts:on", style=Style.primary)


def setup_panel(say: Say, standing: Standing, note: str) -> Panel:
    """Return the plan as it stands, the next three times, and what can be changed."""
    plan = standing.plan
    return Panel(
        say,
        note,
        say("prompts-title"),
        _plan_text(say, standing),
        _times_text(say, standing),
        row(channel_select("prompts:channel", placeholder=say("prompts-channel-ask"), chosen=plan.channel)),
        row(role_select("prompts:role", placeholder=say("prompts-role-ask"), chosen=plan.role)),
        *rows(
            button(say("prompts-when"), "prompts:when"),
            button(say("prompts-wordings"), "prompts:wordings"),
            button(say("prompts-preview"), "prompts:preview"),
            *_switches(say, standing),
        ),
    )


def _switches(say: Say, standing: Standing) -> list[ui.Button[Any]]:
    if not standing.plan.on:
        return [button(say("prompts-turn-on"), "prompts:on", style=Style.primary)]
    steps_back = [] if standing.pace is Pace.FULL else [_go_on(say)]
    return [*steps_back, button(say("prompts-turn-off"), "prompts:off")]


def _plan_text(say: Say, standing: Standing) -> str:
    plan = standing.plan
    days = ", ".join(weekday(say, day) for day in sorted(plan.weekdays))
    lines = [
        say("prompts-line-channel", channel=f"<#{plan.channel}>")
        if plan.channel
        else say("prompts-line-no-channel"),
        say("prompts-line-time", at=f"{plan.at:%H:%M}", zone=standing.zone.key),
        say("prompts-line-days", days=days) if days else say("prompts-line-every-day"),
        say("prompts-line-shape", shape=plan.shape),
        say("prompts-line-role", role=f"<@&{plan.role}>") if plan.role else say("prompts-line-no-role"),
    ]
    return "\n".join(lines)


def _times_text(say: Say, standing: Standing) -> str:
    if not standing.plan.on:
        return say("prompts-off")
    lines = [say("prompts-pace", pace=standing.pace)]
    if standing.upcoming:
        lines.append(say("prompts-upcoming"))
    lines += [f"- {day_text(say, each.local_date)}: {stamp(each.instant)}" for each in standing.upcoming]
    return "\n".join(line for line in lines if line)


def check_text(say: Say, channel: ChannelId, missing: Sequence[str]) -> str:
    names = ", ".join(say("servers-permission", permission=need) for need in missing)
    return say("prompts-check-closed", channel=f"<#{channel}>", permissions=names)


def missing_text(say: Say, channel: ChannelId, missing: Sequence[str]) -> str:
    names = ", ".join(say("servers-permission", permission=need) for need in missing)
    return say("servers-channel-missing", channel=f"<#{channel}>", permissions=names)


def when_form(say: Say, standing: Standing) -> Form:
    plan = standing.plan
    days = plan.weekdays or frozenset(range(7))
    return Form(
        say("prompts-when-title"),
        "prompts:when-chosen",
        Line(
            "at",
            say("prompts-at"),
            say("prompts-at-hint", zone=standing.zone.key),
            f"{plan.at:%H:%M}",
            needed=True,
        ),
        CheckList(
            "days",
            say("prompts-days"),
            say("prompts-days-hint"),
            [(str(day), weekday(say, day)) for day in range(7)],
            [str(day) for day in sorted(days)],
        ),
        Choice(
            "shape",
            say("prompts-shape"),
            say("prompts-shape-hint"),
            [(shape, say("prompts-shape-option", shape=shape)) for shape in Shape],
            plan.shape,
            needed=True,
        ),
    )


def wordings_panel(say: Say, standing: Standing) -> Panel:
    """Return the topics in use and the server's own wordings."""
    own = [(str(id), clip(words, 100)) for id, words in standing.own.items()]
    remove = [row(select("prompts:remove", own, placeholder=say("prompts-remove")))] if own else []
    topics = [(topic, say("prompts-topic", topic=topic)) for topic in Topic]
    more = [button(say("prompts-add"), "prompts:add")] if len(own) < MOST_OWN else []
    return Panel(
        say,
        say("prompts-wordings-title"),
        row(select("prompts:topics", topics, chosen=standing.plan.topics, most=len(topics))),
        say("prompts-own", n=len(own)),
        clip("\n".join(f"- {plain(words)}" for words in standing.own.values()), 2000),
        *remove,
        row(*more, button(say("prompts-preview"), "prompts:preview"), _back(say)),
    )


def _back(say: Say) -> ui.Button[Any]:
    return button(say("prompts-back"), "prompts:setup")


def own_form(say: Say) -> Form:
    words = Paragraph(
        "words", say("prompts-own-ask"), say("prompts-own-hint"), longest=OWN_LENGTH, needed=True
    )
    return Form(say("prompts-own-title"), "prompts:added", words)
