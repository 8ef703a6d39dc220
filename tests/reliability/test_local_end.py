"""The local end against the real discord.py: what benches and kill tests stand on."""

import asyncio
import os
import signal
from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path

import discord
import pytest
import pytest_asyncio
from aiohttp import ClientError, ClientSession
from discord.http import Route

from bench.local_end import shapes
from bench.local_end.client import EndError, LocalEnd, Program, local_end, running
from bench.local_end.components import Json, walk
from bench.local_end.faults import Fault, Faults
from bench.local_end.journal import lines
from bench.local_end.limits import Limits
from bench.local_end.options import Options, arguments, read
from bench.measure import Interval, Pairs, Result, Row, counted, cpu_seconds, median_interval, paired, report

pytestmark = pytest.mark.asyncio(loop_scope="module")
CHANNEL = shapes.text_channel_id(0, 0)
NONCE_SECONDS = 0.3


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("end") / "journal.jsonl"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_end(journal: Path) -> AsyncGenerator[LocalEnd]:
    async with local_end(Options(guilds=3, nonce_seconds=NONCE_SECONDS, journal=journal)) as end:
        yield end


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def strict_end() -> AsyncGenerator[LocalEnd]:
    """An end that enforces Discord's limits; no bot lives there."""
    async with local_end(Options(guilds=2, enforce_limits=True)) as end:
        yield end


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(shared_end: LocalEnd) -> AsyncGenerator[Program]:
    argv = ("-m", "bench.floor_bot", "--end", shared_end.url, "--ready-timeout", "0.05")
    async with running(*argv) as program:
        yield program


@pytest_asyncio.fixture(loop_scope="module")
async def end(shared_end: LocalEnd, bot: Program) -> LocalEnd:
    assert bot.process.returncode is None
    await shared_end.reset()
    return shared_end


@pytest_asyncio.fixture(loop_scope="module")
async def client(end: LocalEnd, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[discord.Client]:
    """A discord.py of this process, logged in at the end."""
    monkeypatch.setattr(Route, "BASE", f"{end.url}/api/v10")
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        await client.login("token")
        yield client


@pytest.fixture
def channel(client: discord.Client) -> discord.PartialMessageable:
    return client.get_partial_messageable(CHANNEL)


def texts(message: Json) -> list[str]:
    return [each["content"] for each in walk(message["components"]) if each["type"] == 10]


async def test_a_bare_bot_logs_in_and_hears_of_every_guild(end: LocalEnd, bot: Program) -> None:
    assert bot.ready["guilds"] == 3
    assert (await end.stats())["unknown"] == []


async def test_a_slash_command_is_answered_by_a_private_panel_of_the_asked_size(end: LocalEnd) -> None:
    answer = await end.command("echo", {"blocks": 4, "buttons": 7})
    assert answer["message"]["flags"] & shapes.EPHEMERAL
    assert len(texts(answer["message"])) == 4
    assert sum(each["type"] == 2 for each in walk(answer["message"]["components"])) == 7
    assert 0 < answer["latency"] < 3


async def test_a_button_of_a_private_panel_works_in_direct_messages(end: LocalEnd) -> None:
    await end.command("echo", guild=None, user=5)
    answer = await end.press("floor:panel:1", guild=None, user=5)
    assert answer["message"]["channel_id"] == str(shapes.dm_channel_id(5))


async def test_a_button_shown_nowhere_can_only_be_pressed_on_purpose(end: LocalEnd) -> None:
    with pytest.raises(EndError, match="no message shows"):
        await end.press("floor:panel:99")
    assert (await end.press("floor:panel:99", anywhere=True))["type"] == 4


async def test_a_form_opened_by_a_button_is_sent_in_and_answered(end: LocalEnd) -> None:
    opened = await end.press("floor:form:0", anywhere=True, user=8)
    assert len(opened["data"]["components"]) == 5
    fields = {"mood": "good", "Craving": ["3"], "halt": ["tired", "hungry"], "note": "kept"}
    answer = await end.submit(fields, user=8)
    assert texts(answer["message"])


async def test_the_first_follow_up_fills_the_deferred_answer(end: LocalEnd) -> None:
    answer = await end.command("say", {"count": 2}, wait_edit=True)
    assert answer["edit"]["id"] == answer["message"]["id"]
    assert answer["edit"]["content"] == "done"
    assert len(await end.messages(CHANNEL)) == 2


async def test_a_repeated_nonce_returns_the_earlier_message(
    end: LocalEnd, channel: discord.PartialMessageable
) -> None:
    first, again = await channel.send("once", nonce=7), await channel.send("twice", nonce=7)
    assert first.id == again.id
    assert again.content == "once"
    assert (await end.stats())["counts"]["repeats"] == 1


async def test_a_nonce_is_forgotten_after_its_minutes(
    end: LocalEnd, channel: discord.PartialMessageable
) -> None:
    await channel.send("once", nonce=7)
    await asyncio.sleep(NONCE_SECONDS)
    await channel.send("later", nonce=7)
    assert [message["content"] for message in await end.messages()] == ["once", "later"]


async def test_a_429_is_obeyed_and_nothing_is_lost(
    end: LocalEnd, channel: discord.PartialMessageable
) -> None:
    await end.fault(method="POST", path="/channels/*/messages", status=429, retry_after=0.2, everywhere=True)
    await channel.send("patient")
    refused, accepted = (each for each in await end.requests() if each["method"] == "POST")
    assert (refused["status"], accepted["status"]) == (429, 200)
    assert accepted["at"] - refused["at"] >= 0.2


@pytest.mark.parametrize("spoiled", [{"status": 503}, {"cut": True}])
async def test_a_message_whose_answer_was_spoiled_is_there_once_after_a_repeat(
    end: LocalEnd, channel: discord.PartialMessageable, spoiled: Json
) -> None:
    await end.fault(method="POST", path="/channels/*/messages", after=True, **spoiled)
    with pytest.raises((discord.HTTPException, ClientError)):
        await channel.send("once", nonce=9)
    await channel.send("once", nonce=9)
    assert len(await end.messages()) == 1


async def test_a_closed_direct_message_is_told_with_discords_code(
    end: LocalEnd, client: discord.Client
) -> None:
    closed = f"/channels/{shapes.dm_channel_id(5)}/messages"
    await end.fault(method="POST", path=closed, status=403, code=50007, times=None)
    private = await client.create_dm(discord.Object(5))
    with pytest.raises(discord.Forbidden) as told:
        await private.send("hello")
    assert told.value.code == 50007
    assert await end.messages() == []


async def test_a_picture_arrives_with_its_description(
    end: LocalEnd, channel: discord.PartialMessageable
) -> None:
    picture = discord.File(__file__, filename="coin.png", description="A coin")
    sent = await channel.send(file=picture)
    assert sent.attachments[0].description == "A coin"
    assert (await end.messages())[0]["attachments"][0]["size"] == Path(__file__).stat().st_size


async def test_threads_events_and_roles_are_there_and_in_the_journal(
    end: LocalEnd, client: discord.Client, journal: Path
) -> None:
    before = len(lines(journal))
    guild = await client.fetch_guild(shapes.guild_id(0))
    parent = await guild.fetch_channel(CHANNEL)
    assert isinstance(parent, discord.TextChannel)
    thread = await parent.create_thread(name="quiet", type=discord.ChannelType.private_thread)
    await thread.add_user(discord.Object(5))
    assert {member.id for member in await thread.fetch_members()} == {5, shapes.BOT}
    await thread.edit(archived=True)
    await guild.create_scheduled_event(
        name="Meeting", start_time=discord.utils.utcnow() + timedelta(days=1),
        end_time=discord.utils.utcnow() + timedelta(days=2), location="here",
        privacy_level=discord.PrivacyLevel.guild_only, entity_type=discord.EntityType.external,
    )  # fmt: skip
    assert [event.name for event in await guild.fetch_scheduled_events()] == ["Meeting"]
    member = await guild.fetch_member(5)
    await member.add_roles(discord.Object(guild.id + 2))
    assert [role.id for role in (await guild.fetch_member(5)).roles[1:]] == [guild.id + 2]
    assert [line["kind"] for line in lines(journal)[before:]] == ["thread", "event", "role"]
    assert (await end.stats())["unknown"] == []


async def test_discord_py_keeps_to_enforced_limits_and_loses_nothing(
    strict_end: LocalEnd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", f"{strict_end.url}/api/v10")
    places = [shapes.text_channel_id(guild, index) for guild in range(2) for index in range(28)]
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        await client.login("token")
        channels = [client.get_partial_messageable(place) for place in places]
        await asyncio.gather(*(channel.send("x") for channel in channels))
    assert len(await strict_end.messages()) == 56
    assert (await strict_end.stats())["counts"]["limited globally"] >= 1


async def test_a_closed_gateway_is_resumed(end: LocalEnd) -> None:
    await end.gateway(close=4000)
    assert (await end.until_connected())["counts"]["resumes"] == 1
    assert (await end.command("echo"))["type"] == 4


async def test_a_session_nobody_remembers_must_log_in_anew(end: LocalEnd) -> None:
    async with ClientSession() as session, session.ws_connect(f"{end.url}/gateway") as socket:
        assert (await socket.receive_json())["op"] == 10
        await socket.send_json({"op": 6, "d": {"token": "t", "session_id": "gone", "seq": 3}})
        invalid = await socket.receive_json()
        assert (invalid["op"], invalid["d"]) == (9, False)
        await socket.send_json({"op": 2, "d": {"token": "t", "shard": [0, 2]}})
        ready = await socket.receive_json()
        assert ready["t"] == "READY"
        assert {int(guild["id"]) >> 22 & 1 for guild in ready["d"]["guilds"]} == {0}


async def test_a_gateway_that_is_gone_lets_nobody_in_for_a_while(strict_end: LocalEnd) -> None:
    await strict_end.gateway(refuse=60)
    async with ClientSession() as session:
        with pytest.raises(ClientError, match="503"):
            await session.ws_connect(f"{strict_end.url}/gateway")
        await strict_end.gateway(refuse=0)
        async with session.ws_connect(f"{strict_end.url}/gateway") as socket:
            assert (await socket.receive_json())["op"] == 10
    with pytest.raises(EndError, match="no bot is connected"):
        await strict_end.command("echo")


async def test_an_unknown_route_answers_404_and_is_recorded(end: LocalEnd) -> None:
    async with ClientSession() as session, session.get(f"{end.url}/api/v10/nowhere") as answer:
        assert answer.status == 404
    (unknown,) = (await end.stats())["unknown"]
    assert unknown["path"] == "/nowhere"


async def test_the_journal_still_counts_when_the_end_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    async with local_end(Options(journal=path)) as end, ClientSession() as session:
        url = f"{end.url}/api/v10/channels/{CHANNEL}/messages"
        for nonce in (1, 2, 2):
            body = {"content": "x", "nonce": str(nonce), "enforce_nonce": True}
            async with session.post(url, json=body) as answer:
                assert answer.status == 200
        await end.program.kill()
    assert [line["nonce"] for line in lines(path)] == ["1", "2"]


async def test_an_end_whose_parent_was_killed_ends_too() -> None:
    code = (
        "import subprocess, sys, time\n"
        "end = subprocess.Popen([sys.executable, '-m', 'bench.local_end'], stdout=-1, text=True)\n"
        "print(end.stdout.readline(), flush=True)\ntime.sleep(60)"
    )
    async with running("-c", code) as parent:
        end = int(parent.ready["pid"])
        await parent.kill()
    for _ in range(100):
        if not _alive(end):
            return
        await asyncio.sleep(0.05)
    os.kill(end, signal.SIGKILL)
    raise AssertionError("the end outlived its parent")


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


async def test_a_channel_takes_five_messages_in_five_seconds_and_a_bot_fifty_requests_in_one() -> None:
    now = [100.0]
    limits = Limits(lambda: now[0], lambda: now[0])
    verdicts = [limits.take("bot", "POST", "/m", "1") for _ in range(6)]
    assert [verdict.allowed for verdict in verdicts] == [True] * 5 + [False]
    assert verdicts[-1].retry_after == pytest.approx(5.0)
    assert verdicts[4].headers["X-RateLimit-Remaining"] == "0"
    elsewhere = [limits.take("bot", "POST", "/m", str(number)) for number in range(2, 50)]
    assert [verdict.everywhere for verdict in elsewhere] == [False] * 44 + [True] * 4
    now[0] += 5.0
    assert limits.take("bot", "POST", "/m", "1").allowed


async def test_a_fault_skips_strikes_and_passes_away() -> None:
    now = [0.0]
    faults = Faults(lambda: now[0])
    faults.add(Fault(method="POST", path="/a/*", status=500, skip=1, times=2))
    faults.add(Fault(path="/b", cut=True, times=None, seconds=10))
    struck = [faults.next("POST", "/a/1") is not None for _ in range(4)]
    assert struck == [False, True, True, False]
    assert faults.next("GET", "/a/1") is None
    assert faults.next("GET", "/b") is not None
    now[0] = 10.0
    assert faults.next("GET", "/b") is None


async def test_options_survive_the_command_line() -> None:
    options = Options(guilds=200, journal=Path("/tmp/j"), enforce_limits=True, nonce_seconds=1.5)
    assert read(arguments(options)) == options


async def test_cpu_of_another_process_counts_its_work_and_not_its_sleep() -> None:
    code = "import time\nwhile time.process_time() < 0.3: pass\nprint('{}', flush=True)\ntime.sleep(60)"
    async with running("-c", code) as program:
        spent = cpu_seconds(program.pid)
        await asyncio.sleep(0.1)
        assert 0.3 <= spent < 1.0
        assert cpu_seconds(program.pid) - spent < 0.05
    with pytest.raises(ProcessLookupError):
        cpu_seconds(program.pid)


async def test_the_interval_of_a_median_needs_six_samples() -> None:
    assert median_interval(range(1, 7)) == Interval(1, 3.5, 6)
    assert median_interval(range(1, 21)) == Interval(6, 10.5, 15)
    with pytest.raises(ValueError, match="too few"):
        median_interval(range(5))


async def test_a_row_is_over_only_when_its_whole_interval_is_past_the_limit() -> None:
    pairs = Pairs((1.4, 1.6, 1.6, 1.7, 1.6, 1.8), (1.0,) * 6)
    assert not paired("noisy", pairs, "ms", limit=1.5).over
    assert paired("slow", pairs, "ms", limit=1.3).over
    assert counted("few sends", 37, 40, "1/s", limit=0.95, better="higher").over
    row = Row("x", 1, 1, "ms", 1, 1, "higher")
    assert not Result(row, Interval(0.9, 0.95, 1.0)).over


async def test_the_report_is_a_table_and_a_file_of_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "results.json"
    assert report([counted("rows read", 30, 30, "rows", limit=1.0)], path) == 0
    assert report([counted("rows read", 31, 30, "rows", limit=1.0)], path) == 1
    assert "OVER" in capsys.readouterr().out
    assert b'"better": "lower"' in path.read_bytes()
