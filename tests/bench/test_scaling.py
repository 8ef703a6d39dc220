"""The figures in docs/scaling.md are those the simulation prints, and it behaves as queues do."""

from pathlib import Path
from random import Random

import pytest

from bench.scaling import Costs, Habits, Limits, last_sent, lines, outlook

DOCS = Path(__file__).parents[2] / "docs" / "scaling.md"


def test_the_page_cites_what_the_simulation_prints() -> None:
    assert "\n".join(lines(Habits(), Costs(), Limits())) in DOCS.read_text("utf-8")


def test_an_empty_queue_sends_prompts_one_gap_after_the_other() -> None:
    assert last_sent(40, [], 0.025) == pytest.approx(1.0)


def test_reminders_that_fall_due_earlier_go_first_and_are_two_requests() -> None:
    assert last_sent(1, [0.0, 0.0, 1800.0], 1.0) <= 5.0
    assert last_sent(0, [0.0], 1.0) == 0.0


def test_twice_the_servers_need_twice_the_work() -> None:
    one, two = (outlook(n, Habits(), Costs(), Limits(), Random(8)) for n in (10_000, 20_000))
    assert two.cpu == pytest.approx(2 * one.cpu, rel=0.01)
    assert two.disk_a_year == pytest.approx(2 * one.disk_a_year)
    assert two.last_prompt > one.last_prompt
