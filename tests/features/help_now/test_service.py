"""Help answers from memory alone."""

import subprocess
import sys
from pathlib import Path

from bot.features.help_now.parts import CardName
from bot.features.help_now.regions import Regions
from bot.features.help_now.service import HelpNow
from bot.ids import GuildId, MemberId
from bot.texts import Texts

from .conftest import ROOT, TODAY

NEVER = ("bot.storage", "sqlalchemy", "aiosqlite", "discord", "babel")


def test_help_is_imported_without_storage_discord_or_anything_slow() -> None:
    code = f"import sys, bot.features.help_now.service; print([m for m in {NEVER!r} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.strip() == "[]"


def test_help_answers_with_its_files_gone_once_it_was_loaded(tmp_path: Path) -> None:
    for name in ("helplines.yaml", "country_aliases.yaml"):
        (tmp_path / name).write_bytes((ROOT / "data/resources" / name).read_bytes())
    help_now = HelpNow.from_files(tmp_path, Regions())
    for path in tmp_path.iterdir():
        path.unlink()
    assert help_now.card(CardName.OVERDOSE, "DE", "en").blocks
    assert help_now.find_countries("germny", "en") == ["DE"]


def test_the_country_is_the_members_then_the_servers_then_unknown() -> None:
    help_now = HelpNow.from_files(ROOT / "data/resources", Regions())
    assert help_now.country_for(MemberId(1), GuildId(2)) is None
    help_now.regions.set_guild_country(GuildId(2), "IE")
    assert help_now.country_for(MemberId(1), GuildId(2)) == "IE"
    help_now.regions.set_member_country(MemberId(1), "FR")
    assert help_now.country_for(MemberId(1), GuildId(2)) == "FR"


def test_a_card_names_the_country_in_the_readers_language(help_now: HelpNow) -> None:
    blocks = help_now.card(CardName.MENU, "DE", "fr").blocks
    assert [block.args["country"] for block in blocks if block.key == "help-now-numbers"] == ["Allemagne"]


def test_other_features_get_the_danger_and_the_never_alone_sentence(help_now: HelpNow, texts: Texts) -> None:
    [danger] = help_now.danger("US", "en")
    company = help_now.never_alone("CA", "en")
    assert texts.get("en", danger.key, danger.args) == "**In danger or badly hurt: call 911.**"
    assert "1-888-688-6677" in texts.get("en", company.key, company.args)


def test_where_no_line_keeps_company_words_stand_in(help_now: HelpNow) -> None:
    assert help_now.never_alone("DE", "en").key == "help-now-never-alone-unknown"


def test_entries_that_grew_old_are_named_for_the_operator(help_now: HelpNow) -> None:
    old = help_now.stale(TODAY)
    assert "py-172" in old
    assert "us-988" not in old
