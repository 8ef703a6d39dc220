"""``python -m bot helplines``: what nobody has looked at for half a year, for the operator."""

import warnings
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

from bot.__main__ import cli
from bot.cli.helplines import list_stale, stale_lines, unreviewed_lines


def test_what_is_old_is_named_the_oldest_first() -> None:
    old = stale_lines(date(2026, 11, 20))
    assert "ar-144" in old
    assert "emergency-ye" in old
    assert "us-988" not in old
    assert old.index("emergency-ye") < old.index("ar-144")


def test_programmes_grow_old_too() -> None:
    assert "programme-aa" not in stale_lines(date(2026, 6, 30))
    assert "programme-aa" in stale_lines(date(2026, 7, 1))


def test_on_the_day_it_was_made_an_entry_is_not_old() -> None:
    assert "programme-refuge" not in stale_lines(date(2026, 11, 20))
    assert len(stale_lines(date(2030, 1, 1))) > 400


def test_the_list_ends_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    list_stale(date(2026, 11, 20))
    said = capsys.readouterr().out
    assert "ar-144\n" in said
    assert f"{unreviewed_lines()} entries\nwere never checked by a person" in said


def test_the_command_answers_without_settings() -> None:
    done = CliRunner().invoke(cli, ["helplines"])
    assert done.exit_code == 0
    assert "over 180 days ago" in done.output


@pytest.mark.filterwarnings("default::UserWarning")
def test_old_entries_are_a_warning_and_no_failure() -> None:
    """Whoever runs the tests should know; an old number is still better than none."""
    old = stale_lines(datetime.now(UTC).date())
    if old:
        warnings.warn(f"{len(old)} helplines over 180 days old: python -m bot helplines", stacklevel=1)
