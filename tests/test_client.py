"""What the bot asks Discord for."""

from bot.client import intents

PRIVILEGED = {"members", "message_content", "presences"}
"""What Discord gives only after a review, as its documentation names it ("Gateway", "Privileged Intents")."""


def test_the_bot_asks_for_three_kinds_of_events_and_none_is_privileged() -> None:
    asked = {name for name, on in intents() if on}
    assert asked == {"guilds", "moderation", "guild_scheduled_events"}
    assert not asked & PRIVILEGED
