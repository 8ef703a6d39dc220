"""A member asks moderators once in a while, and what did not arrive does not count."""

from datetime import UTC, datetime, timedelta

from bot.features.help_now.asking import APART, Asked
from bot.ids import GuildId, MemberId

ALICE, BOB, HARBOR, ELSEWHERE = MemberId(1), MemberId(2), GuildId(3), GuildId(4)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_a_second_request_waits_and_then_goes_through() -> None:
    asked = Asked()
    assert asked.earlier(ALICE, HARBOR, NOON) is None
    asked.note(ALICE, HARBOR, NOON)
    assert asked.earlier(ALICE, HARBOR, NOON + APART - timedelta(seconds=1)) == NOON
    assert asked.earlier(ALICE, HARBOR, NOON + APART) is None


def test_nobody_waits_because_somebody_else_asked() -> None:
    asked = Asked()
    asked.note(ALICE, HARBOR, NOON)
    assert asked.earlier(BOB, HARBOR, NOON) is None
    assert asked.earlier(ALICE, ELSEWHERE, NOON) is None


def test_a_request_that_did_not_arrive_can_be_sent_again() -> None:
    asked = Asked()
    asked.note(ALICE, HARBOR, NOON)
    asked.take_back(ALICE, HARBOR)
    assert asked.earlier(ALICE, HARBOR, NOON) is None
