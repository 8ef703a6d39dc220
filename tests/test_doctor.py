"""``doctor``: one line for each thing that can be wrong with a bot that runs, and what to do about it."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from discord.http import Route

from bot.agenda import rules
from bot.agenda import store as agenda
from bot.agenda.rows import Entry
from bot.cli.wanted import application_of, has_token_shape
from bot.deliveries import store
from bot.deliveries.claims.store import Claims
from bot.deliveries.model import Delivery, Initiative, New, Reason, State
from bot.ids import ChannelId, GuildId, MemberId
from bot.shards import Shards
from bot.storage import lock
from bot.storage.facts import remember
from bot.storage.looking import holder, write
from bot.storage.place import Place
from bot.storage.transaction import Transaction
from tests.test_cli import READY, Bot, bot, found

__all__ = ["bot"]

APPLICATION = 123456789012345678
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.canary-canary-canary-canary-canary-1234"
SET = {**READY, "DISCORD_TOKEN": TOKEN}
ALICE, SERVER, CHANNEL = MemberId(411_000_000_000_000_001), GuildId(511), ChannelId(611)


@pytest.fixture
def place(tmp_path: Path, migrated: Path) -> Place:
    """Where the bot's database lies for the command line: in the folder it runs in."""
    data = tmp_path / "data/runtime"
    shutil.copytree(migrated, data)
    return Place.in_folder(data)


def owed(
    tx: Transaction,
    number: int,
    due: datetime,
    state: State = State.WAITING,
    channel: ChannelId | None = None,
) -> None:
    """Write one delivery that was tried and ended as ``state``."""
    delivery = Delivery(
        id=number,
        kind="reminder",
        key=f"reminder:{ALICE}:{number}",
        due_at=due,
        member=None if channel else ALICE,
        channel=channel,
    )
    store.add(tx, [New(delivery, due, urgent=False, initiative=Initiative.MEMBER)])
    if state is not State.WAITING:
        Claims(Shards()).claim(tx, due, 10)
        store.trying(tx, number, due, None)
        store.settle(tx, number, state, due, why=Reason.FAILED, message=None, on=None)


def recurring(tx: Transaction, due: datetime) -> None:
    """Write an entry of the agenda that fell due."""
    wall = due.replace(tzinfo=None)
    following = rules.Occurrence(wall.date(), due)
    entry = Entry(id=1, kind="prompt", rule=rules.Once(wall), zone="UTC", guild=SERVER, next=following)
    agenda.put(tx, entry)


def ago(**time: float) -> datetime:
    return datetime.now(UTC) - timedelta(**time)


def test_a_healthy_installation_has_nothing_to_fix(bot: Bot, place: Place) -> None:
    write(place, lambda tx: remember(tx, "heartbeat", ago(seconds=70).isoformat()))
    code, said, _ = bot("doctor", "--offline", **SET)
    assert found(said, "fix") == []
    assert code == 0
    told = found(said, "ok")
    assert "integrity: the database is whole" in told
    assert any(line.startswith("beat: the last was ") for line in told)
    assert "queue: 0 wait" in told
    assert "given up: none" in told
    assert not any("discord:" in line for line in told)


def test_the_token_is_looked_at_and_never_shown(bot: Bot) -> None:
    code, said, complained = bot("doctor", "--offline", **READY)
    assert code == 1
    assert found(said, "fix")[0].startswith("token: does not look like")
    assert READY["DISCORD_TOKEN"] not in said + complained
    assert "canary" not in bot("doctor", "--offline", **SET)[1]
    assert bot("doctor", DISCORD_TOKEN="")[0] == 2


STUCK: list[tuple[Callable[[Transaction], None], str]] = [
    (lambda tx: remember(tx, "heartbeat", ago(minutes=-5).isoformat()), "clock: the last beat lies"),
    (lambda tx: owed(tx, 7, ago(hours=2)), "queue: 1 wait, one has been ready for over 10 minutes"),
    (lambda tx: owed(tx, 7, ago(hours=2), State.DEAD), "given up: 1 after eight tries"),
    (lambda tx: recurring(tx, ago(hours=3)), "agenda: something was due 3 hours ago"),
]


@pytest.mark.parametrize(("trouble", "told"), STUCK)
def test_what_is_stuck_is_told(
    bot: Bot, place: Place, trouble: Callable[[Transaction], None], told: str
) -> None:
    write(place, trouble)
    code, said, _ = bot("doctor", "--offline", **SET)
    assert code == 1
    assert [line[: len(told)] for line in found(said, "fix")] == [told]
    assert str(ALICE) not in said


def test_a_damaged_database_is_told(bot: Bot, place: Place) -> None:
    with place.file.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 4)
    code, said, _ = bot("doctor", "--offline", **SET)
    assert code == 1
    assert any(line.startswith("integrity: the database complains") for line in found(said, "fix"))


def test_a_bot_that_runs_and_does_not_beat_is_told(bot: Bot, place: Place) -> None:
    write(place, lambda tx: remember(tx, "heartbeat", ago(hours=2).isoformat()))
    assert bot("doctor", "--offline", **SET)[0] == 0
    release = lock.claim(place.file)
    assert holder(place).startswith("process ")
    code, said, _ = bot("doctor", "--offline", **SET)
    release()
    assert code == 1
    assert found(said, "fix") == ["beat: the last was 2 hours ago, and the bot should beat; restart it"]
    assert holder(place) == ""


def test_an_old_backup_is_told(bot: Bot, place: Place) -> None:
    import os

    assert bot("backup")[0] == 0
    assert any(
        line.startswith("backups: 1, the newest")
        for line in found(bot("doctor", "--offline", **SET)[1], "ok")
    )
    (copy,) = place.backups.glob("handrail-*.db")
    os.utime(copy, (0, ago(days=3).timestamp()))
    assert found(bot("doctor", "--offline", **SET)[1], "fix") == [
        "backups: the newest is 3 days old; python -m bot backup says why"
    ]


# What Discord says


class Discord:
    """Answers every request with one status and one time."""

    def __init__(self) -> None:
        self.status, self.ahead = 200, timedelta()


@pytest.fixture
def discord_says(monkeypatch: pytest.MonkeyPatch) -> Iterator[Discord]:
    answers = Discord()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(answers.status)
            self.send_header("Date", format_datetime(datetime.now(UTC) + answers.ahead, usegmt=True))
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(json.dumps({}).encode())

        def log_message(self, format: str, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{server.server_port}")
    yield answers
    server.shutdown()
    server.server_close()


def test_discord_is_asked_whether_it_knows_the_token_and_what_time_it_is(
    bot: Bot, place: Place, discord_says: Discord
) -> None:
    code, said, _ = bot("doctor", **SET)
    assert (code, found(said, "fix")) == (0, [])
    assert found(said, "ok")[-2:] == ["discord: answers, and knows the token", "clock: agrees with Discord's"]
    discord_says.status, discord_says.ahead = 401, timedelta(minutes=3)
    code, said, _ = bot("doctor", **SET)
    assert code == 1
    refused, skewed = found(said, "fix")
    assert refused.startswith("discord: refuses the token")
    assert skewed.endswith("behind Discord's; let the system set it (NTP)")


def test_no_network_is_told(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:1")
    code, said, _ = bot("doctor", **SET)
    assert code == 1
    assert found(said, "fix") == ["discord: no answer within 8 seconds; is the network up?"]


# The queue


def test_a_dead_message_is_listed_retried_and_sent_again(bot: Bot, place: Place) -> None:
    def trouble(tx: Transaction) -> None:
        owed(tx, 7, ago(hours=2), State.DEAD)
        owed(tx, 8, ago(hours=1), State.DEAD, channel=CHANNEL)

    write(place, trouble)
    code, said, _ = bot("deliveries", "list")
    assert code == 0
    member, post, total = said.splitlines()
    assert member.startswith("7  reminder  dead  failed  ")
    assert member.endswith("  1 tries  to a member")
    assert post.endswith(f"to channel {CHANNEL}")
    assert total == "In all: 2 dead."
    assert str(ALICE) not in said
    assert bot("deliveries", "retry", "7")[:2] == (0, "ok    7 waits to be sent\n")
    (waiting,) = write(place, lambda tx: store.in_state(tx, State.WAITING))
    assert (waiting[0].first_tried_at, waiting[0].attempts) == (None, 0), "else it would end as unknown"


def test_what_is_dropped_stays_dropped(bot: Bot, place: Place) -> None:
    write(place, lambda tx: owed(tx, 7, ago(hours=2)))
    assert bot("deliveries", "drop", "7")[:2] == (0, "ok    7 is given up\n")
    code, said, _ = bot("deliveries", "drop", "7", "9")
    assert code == 1
    assert [line.split()[0] for line in said.splitlines()] == ["fix", "fix"]
    assert bot("deliveries", "list", "--state", "dropped")[1].startswith("7  reminder  dropped  unwanted")


def test_the_queue_can_be_changed_while_the_bot_runs(bot: Bot, place: Place) -> None:
    write(place, lambda tx: owed(tx, 7, ago(hours=2), State.DEAD))
    release = lock.claim(place.file)
    code, said, _ = bot("deliveries", "retry", "7")
    release()
    assert code == 0
    assert "note  The bot is running (process " in said


@pytest.mark.parametrize("arguments", [["list", "--state", "lost"], ["retry"], ["list"]])
def test_a_question_that_cannot_be_answered_is_told(bot: Bot, arguments: list[str]) -> None:
    code, said, complained = bot("deliveries", *arguments)
    assert code in (1, 2)
    assert said == ""
    assert "Traceback" not in complained


# The invitation


def test_the_invitation_asks_for_what_the_cogs_declare_and_nothing_else(bot: Bot) -> None:
    code, said, _ = bot("invite", DISCORD_TOKEN=TOKEN)
    server, person = [line for line in said.splitlines() if line.startswith("https://")]
    assert code == 0
    assert f"client_id={APPLICATION}&scope=bot+applications.commands&permissions=" in server
    assert person.endswith(f"client_id={APPLICATION}&scope=applications.commands&integration_type=1")
    (note,) = [line for line in found(bot("check", **SET)[1], "note") if line.startswith("permissions")]
    assert f"&{note.rpartition('(for the invitation: ')[2].rstrip(')')}&" in server
    assert "canary" not in said


def test_an_application_can_be_named(bot: Bot) -> None:
    assert "client_id=42&" in bot("invite", "--id", "42")[1]
    code, said, complained = bot("invite", DISCORD_TOKEN="abc.def.ghi")
    assert (code, said) == (2, "")
    assert "--id" in complained


@pytest.mark.parametrize(
    "token", ["", "a.b", "MTIz.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbb", "ä" * 60, TOKEN + " "]
)
def test_what_is_no_token_is_seen(token: str) -> None:
    assert not has_token_shape(token)


def test_a_tokens_first_part_is_the_applications_number() -> None:
    assert has_token_shape(TOKEN)
    assert application_of(TOKEN) == APPLICATION
