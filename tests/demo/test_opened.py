"""The whole demo: Harbor as a visitor's program finds it over HTTP, and what is kept."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import cast

import aiohttp
import discord
import pytest

from bot.features.checkins.service import Checkins
from bot.features.members.service import Members
from bot.features.servers.service import Servers
from bot.ids import GuildId, MemberId
from bot.storage.errors import AlreadyRunning
from demo.course import Jump
from demo.opened import CannotOpen, Demo, opened
from demo.people import ALEX, CHARLIE, NOOR, PEOPLE, ROBIN, Soul
from demo.server import KEYS

ROOT = Path(__file__).parents[2]

in_one_demo = pytest.mark.asyncio(loop_scope="module")
"""What looks round Harbor, or changes what no other story looks at, shares one."""


async def fetch(address: str, **headers: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as browser, browser.get(address, headers=headers) as page:
        return page.status, await page.text()


def member(demo: Demo, who: Soul) -> MemberId:
    return MemberId(demo.harbor.member(who).id)


async def checkins_of(demo: Demo, who: Soul, days: int = 365) -> int:
    checkins = demo.app.services.get(Checkins)
    return len((await checkins.history(member(demo, who), GuildId(demo.harbor.guild.id), days)).checkins)


@in_one_demo
async def test_harbor_is_set_up_and_lived_in(demo: Demo) -> None:
    settings = demo.app.services.get(Servers).of(GuildId(demo.harbor.guild.id))
    assert (settings.zone, settings.country) == ("America/Chicago", "US")
    assert settings.channels["staff"] == demo.harbor.rooms["staff"].id
    assert settings.channels["checkins"] == demo.harbor.rooms["check-ins"].id
    assert await checkins_of(demo, ALEX) > 20
    assert await checkins_of(demo, CHARLIE) == 0
    assert not await demo.app.services.get(Members).consents(member(demo, CHARLIE))
    assert demo.harbor.env.errors == []


@in_one_demo
async def test_the_start_page_links_everything_to_those_who_can_see_it(demo: Demo) -> None:
    status, page = await fetch(demo.address)
    assert status == 200
    for soul in PEOPLE:
        for room in demo.harbor.rooms.values():
            link = f'href="/look/{room.id}/{soul.name.lower()}"'
            private = room.name == "staff" and soul not in (NOOR, ROBIN)
            assert (link in page) != private, link
        assert f'href="/look/{demo.harbor.member(soul).user.dm_channel.id}/{soul.name.lower()}"' in page
    assert "$" not in page


@in_one_demo
async def test_a_thread_that_was_made_later_is_on_the_next_start_page(demo: Demo) -> None:
    before = (await fetch(demo.address))[1]
    channel = demo.harbor.env.bot.get_channel(demo.harbor.rooms["support"].id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="Just us", type=discord.ChannelType.private_thread)
    after = (await fetch(demo.address))[1]
    (thread,) = demo.harbor.rooms["support"].threads
    assert "Just us" not in before
    assert f"/look/{thread.id}/robin" in after
    assert f"/look/{thread.id}/charlie" not in after


@in_one_demo
@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
async def test_another_site_gets_nothing(demo: Demo, headers: dict[str, str]) -> None:
    assert (await fetch(demo.address, **headers))[0] == 403


@in_one_demo
@pytest.mark.parametrize(
    "path", ["look/1/alex", "look/x/alex", "look/{staff}/charlie", "look/{staff}/nobody"]
)
async def test_a_place_that_is_not_theirs_is_not_found(demo: Demo, path: str) -> None:
    wanted = path.format(staff=demo.harbor.rooms["staff"].id)
    assert (await fetch(demo.address + wanted))[0] == 404


@in_one_demo
async def test_the_page_button_jumps_and_says_so_once(demo: Demo) -> None:
    async with aiohttp.ClientSession() as browser:
        before = demo.course.now
        async with browser.post(f"{demo.address}jump", data={"how": "day"}) as answer:
            told = await answer.text()
        assert demo.course.now - before >= timedelta(days=1)
        assert "Jumped. It is now" in told
        assert "Jumped" not in (await fetch(demo.address))[1]
        async with browser.post(f"{demo.address}jump", data={"how": "far"}) as answer:
            assert answer.status == 400


async def test_what_is_kept_is_there_the_next_time_and_is_refused_in_words_without_its_key(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as demo:
        await demo.course.jump(Jump.MONTH)
        ended, ids, known = demo.course.now, demo.harbor.rooms["staff"].id, member(demo, ALEX)
        count = await checkins_of(demo, ALEX)
    async with opened(tmp_path) as demo:
        assert demo.course.now >= ended
        assert (demo.harbor.rooms["staff"].id, member(demo, ALEX)) == (ids, known)
        assert await checkins_of(demo, ALEX) == count
        settings = demo.app.services.get(Servers).of(GuildId(demo.harbor.guild.id))
        assert settings.channels["staff"] == ids
    (tmp_path / "keys" / "master.key").unlink()
    with pytest.raises(CannotOpen, match="begin anew"):
        await _open_and_close(tmp_path)


def test_each_key_jumps_somewhere_else() -> None:
    assert set(KEYS.values()) == set(Jump)


def run_demo(*arguments: str, terminal: int = subprocess.DEVNULL) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", *arguments],
        cwd=ROOT,
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def test_smoke_says_ok() -> None:
    demo = run_demo("--smoke")
    out, err = demo.communicate(timeout=60)
    assert (demo.returncode, out, err) == (0, "ok\n", "")


def test_it_prints_one_line_and_stops_cleanly() -> None:
    demo = run_demo()
    assert demo.stdout is not None
    line = demo.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
    demo.send_signal(signal.SIGTERM)
    out, err = demo.communicate(timeout=30)
    assert found, line
    assert (demo.returncode, out, err) == (0, "", "")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals to make here")
def test_a_key_in_the_terminal_jumps_and_ctrl_c_ends_it() -> None:
    ours, theirs = os.openpty()
    demo = run_demo(terminal=theirs)
    assert demo.stdout is not None
    demo.stdout.readline()
    os.write(ours, b"j\n")
    told = demo.stdout.readline()
    os.write(ours, b"what\n")
    hint = demo.stdout.readline()
    demo.send_signal(signal.SIGINT)
    out, err = demo.communicate(timeout=30)
    os.close(ours)
    os.close(theirs)
    assert told.startswith("Jumped. It is now ")
    assert told.endswith(" in Harbor.\n")
    assert hint.startswith("j: what is due next")
    assert (demo.returncode, out, err) == (0, "", "")


@in_one_demo
async def test_two_demos_do_not_share_one_folder(demo: Demo) -> None:
    with pytest.raises(AlreadyRunning):
        await asyncio.to_thread(asyncio.run, _open_and_close(demo.app.config.data))


async def _open_and_close(folder: Path) -> None:
    async with opened(folder):
        pass


def test_a_port_that_is_taken_is_said_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        demo = run_demo("--port", str(cast(int, taken.getsockname()[1])))
        _, err = demo.communicate(timeout=60)
    assert demo.returncode == 1
    assert err.startswith("Error: The demo could not start:")
    assert err.count("\n") == 1
