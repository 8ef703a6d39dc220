"""Which messages count towards a day's limit, and which go through pauses: every kind there is, by name."""

from bot.client import Handrail
from bot.deliveries.model import Initiative, Kind
from bot.deliveries.service import Deliveries
from bot.ui import Deliverable

OWN_IDEAS = {"retention_warning", "idle_warning", "buddy-quiet", "buddy-waits", "buddy-left"}
OF_OTHERS = {"buddy-over", "buddy-place-gone", "companion-off", "meeting_host"}
CALLS = {"call", "call-answered", "call-late"}
REPORTS = {"report-owner", "report", "report-not-read"}
STEPS = {"idle_erasure"}
CHOSEN = {"reminder", "check_back", "meeting_0", "meeting_15", "meeting_60"} | {
    f"companion-{each}" for each in ("met", "off", "offer")
}


def kinds_of(built: Handrail) -> list[Kind]:
    deliveries = built.service(Deliveries)
    found = [deliveries.kind(each.kind) for each in built.declared("DELIVERIES", Deliverable)]
    return [each for each in found if each is not None]


def test_what_nobody_asked_for_counts_and_nothing_else_does(built: Handrail) -> None:
    kinds = kinds_of(built)
    assert {each.name for each in kinds if each.initiative is Initiative.BOT} == OWN_IDEAS
    assert {each.name for each in kinds if each.initiative is Initiative.PERSON} == OF_OTHERS


def test_only_calls_for_support_reports_and_an_announced_erasure_go_through_a_pause(built: Handrail) -> None:
    assert {each.name for each in kinds_of(built) if each.urgent} == CALLS | REPORTS | STEPS


def test_what_a_member_chose_the_time_of_keeps_it(built: Handrail) -> None:
    assert {each.name for each in kinds_of(built) if each.at_chosen_time} == CHOSEN
