"""``python -m bot screen``: what it prints, and what it says about files it cannot read."""

import json
from pathlib import Path

import pytest

from bot.cli_screen import BAD_INPUT, DONE, screen_file
from bot.features.screening.screener import Screener

GOOD = """text,label,note
I want to die,crisis,en;explicit
he is not breathing,overdose,en
lovely weather,none,en
my cat is asleep,none
llueve mucho,none,es
the wallpaper is beige,crisis,en
"""


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "phrases.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_json_tells_recall_false_cards_and_misses(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert screen_file(written(tmp_path, GOOD), as_json=True) == DONE
    found = json.loads(capsys.readouterr().out)
    assert found["acute_recall"] == pytest.approx(2 / 3)
    assert found["false_cards"] == 0
    assert found["per_label"]["none"] == {"phrases": 3, "right": 3, "recall": 1, "shown": {"nothing": 3}}
    assert sorted(found["per_language"]) == ["en", "es", "unknown"]
    assert [miss["text"] for miss in found["misses"]] == ["the wallpaper is beige"]


def test_the_table_has_a_row_for_each_label_and_lists_the_misses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], screener: Screener
):
    assert screen_file(written(tmp_path, GOOD), False, screener) == DONE
    printed = capsys.readouterr().out
    assert "acute phrases that reached an acute card: 66.7%" in printed
    assert "crisis -> nothing [en] the wallpaper is beige" in printed


def test_a_file_without_acute_phrases_has_no_recall(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], screener: Screener
):
    screen_file(written(tmp_path, "text,label\nhello,none\n"), True, screener)
    assert json.loads(capsys.readouterr().out)["acute_recall"] is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("words,label\na,none\n", "no text"),
        ("text,label\n", "no phrases"),
        ("", "must name the columns"),
        ("text,label\nhello,hurt\n", "line 2: label 'hurt'"),
        ("text,label\n ,none\n", "line 2: no text"),
        ("text,label\nhello\n", "line 2: label ''"),
        (b"text,label\n\xff\xfe,none\n", "not UTF-8"),
        ('text,label\n"' + "a" * 200_000 + '",none\n', "field larger"),
    ],
)
def test_bad_input_is_named_and_exits_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | bytes, said: str
):
    assert screen_file(written(tmp_path, content), as_json=True) == BAD_INPUT
    output = capsys.readouterr()
    assert said in output.err
    assert output.out == ""


def test_a_missing_file_and_a_folder_are_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert screen_file(tmp_path / "absent.csv", as_json=False) == BAD_INPUT
    assert "No such file" in capsys.readouterr().err
    assert screen_file(tmp_path, as_json=False) == BAD_INPUT
    assert "directory" in capsys.readouterr().err
