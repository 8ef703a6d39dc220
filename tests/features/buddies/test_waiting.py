"""Who may be offered a buddy at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import Refusal
from bot.features.buddies.waiting import Rules, Standing, account_made, check_gates, raised
from bot.ids import GuildId, MemberId, RoleId

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
RULES = Rules(GuildId(1), on=True)
LONG_AGO = Standing(NOW - timedelta(days=100))
OLD = MemberId(175928847299117063)
"""The example of Discord's reference: made at 2016-04-30 11:18:25.796 UTC."""


def made(days_ago: int) -> MemberId:
    moment = NOW - timedelta(days=days_ago) - datetime(2015, 1, 1, tzinfo=UTC)
    return MemberId(moment // timedelta(milliseconds=1) << 22)


def test_an_id_tells_when_an_account_was_made() -> None:
    assert account_made(OLD) == datetime(2016, 4, 30, 11, 18, 25, 796000, tzinfo=UTC)


def test_who_has_been_here_for_a_while_may_come_in() -> None:
    check_gates(RULES, OLD, LONG_AGO, NOW)


@pytest.mark.parametrize(
    ("rules", "member", "standing", "key"),
    [
        (replace(RULES, on=False), OLD, LONG_AGO, "buddies-off"),
        (RULES, made(29), LONG_AGO, "buddies-account-young"),
        (RULES, OLD, Standing(NOW - timedelta(days=13)), "buddies-member-young"),
        (RULES, OLD, Standing(None), "buddies-member-young"),
        (replace(RULES, role=RoleId(5)), OLD, LONG_AGO, "buddies-adults-only"),
        (replace(RULES, account_days=60), made(40), LONG_AGO, "buddies-account-young"),
    ],
)
def test_a_gate_that_is_shut_says_which(rules: Rules, member: MemberId, standing: Standing, key: str) -> None:
    with pytest.raises(Refusal, match=key):
        check_gates(rules, member, standing, NOW)


def test_an_adults_role_opens_its_gate() -> None:
    adult = replace(LONG_AGO, roles=frozenset({RoleId(5), RoleId(6)}))
    check_gates(replace(RULES, role=RoleId(5)), made(31), adult, NOW)


def test_gates_can_be_raised_and_not_removed() -> None:
    assert raised(RULES, 60, 30).account_days == 60
    for account, member in ((29, 14), (30, 13), (366, 14)):
        with pytest.raises(Refusal, match="buddies-gates-range"):
            raised(RULES, account, member)
