"""Time passes and messages arrive: travelling to a moment, and pressing what stands on what came."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.app import App
from tests.people import BUTTON, Channel, Env, Person, Seen


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of 2026, the year the simulated Discord begins in."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


async def travel(app: App, env: Env, to: datetime) -> None:
    """Let time pass with the bot asleep until ``to``, and then let it do what is due."""
    await env.advance_time((to - env.now()).total_seconds())
    await tick(app, env)


async def tick(app: App, env: Env) -> None:
    await app.tick(env.now())
    await env.settle()


async def live(app: App, env: Env, until: datetime, step: timedelta = timedelta(hours=1)) -> None:
    """Let time pass with the bot awake."""
    while env.now() < until:
        await travel(app, env, min(env.now() + step, until))


def labels(channel: Channel) -> list[str]:
    """Return the buttons on the newest message."""
    return [str(each["label"]) for each in _buttons(channel.last_message)]


async def press(who: Person, channel: Channel, label: str) -> Seen:
    """Press a button on the newest message of a channel or of somebody's direct messages."""
    message: Any = channel.last_message
    found = [each["custom_id"] for each in _buttons(message) if each["label"] == label]
    assert len(found) == 1, f"{label!r} among {labels(channel)}"
    hand = who.actor.user if channel.id == who.actor.user.dm_channel.id else who.actor
    return Seen(who, await hand.click(message, custom_id=found[0]))


def _buttons(message: Any) -> list[dict[str, Any]]:
    assert message is not None, "nothing arrived"
    found: list[dict[str, Any]] = []
    for row in message.components:
        found += [each for each in row.to_dict().get("components", ()) if each["type"] == BUTTON]
    return found
