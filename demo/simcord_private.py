"""Everything this demo uses of simcord that simcord calls private; pinned to 3.2.1, tested on its own.

What simcord has no public way for: several places at once, a door for each viewer, a clock that starts
today, a bot with a name, and logs that do not grow for ever.
"""

# pyright: reportPrivateUsage=false
# This one file exists to touch private names; the version of simcord is pinned in pyproject.toml.

import asyncio
import html
import secrets
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import discord
import simcord
from aiohttp import web
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, UserHandle
from simcord import preview as simcord_preview
from simcord.backend.access import can_access_channel
from simcord.backend.models import EPHEMERAL_FLAG
from simcord.preview import Preview, make_preview
from simcord.preview._server import PreviewServer

from bot.errors import Refusal

Viewer = MemberActor | UserHandle

IDLE = 0.002
"""Seconds simcord waits to see whether a handler is done; its own 0.05 makes every press that slow."""

SETTLING = 30.0
"""Seconds the bot may take to come to rest; a jump over many days runs many handlers."""

PAGES = 64
"""Browser pages of one place; the one that was idle longest is dropped for another."""

_entered: ContextVar[str] = ContextVar("entered", default="")
_INDEX = Path(simcord_preview.__file__).with_name("static") / "index.html"


def running(bot: discord.Client, name: str) -> simcord.run:
    """Return the simulated Discord, not yet entered, in which the bot's account has a name."""
    quick = cast("dict[str, Any]", Env._settle_internal.__kwdefaults__)
    quick["idle"] = IDLE
    run = simcord.run(bot, check_errors=False, settle_timeout=SETTLING)
    env = run._env
    env.backend.bot_user.name = name
    record = env._record_error
    env._record_error = lambda error: None if _is_expected(error) else record(error)
    return run


def _is_expected(error: BaseException) -> bool:
    """Return whether it is an answer of the bot's and no defect; simcord would call it "uncertain"."""
    return isinstance(getattr(error, "original", error), Refusal)


def set_time(env: Env, instant: datetime) -> None:
    """Make it ``instant``; nothing that falls due in between runs. For before the demo opens."""
    clock = env.backend.clock
    clock._epoch = instant - timedelta(seconds=clock.elapsed)


def forget_private_answers(env: Env) -> None:
    """Remove what only one person sees: in Discord such answers are gone with the next start."""
    for stored in env.backend.messages.values():
        for message in [each for each in stored.values() if each.flags & EPHEMERAL_FLAG]:
            env.backend.delete_message(message.channel_id, message.id)


def is_busy(env: Env) -> bool:
    """Return whether somebody's action, or time passing, is still being worked on."""
    return env._operation_task is not None


@asynccontextmanager
async def turn(env: Env) -> AsyncGenerator[None]:
    """Wait until simcord is free, then keep it for the block: it does one thing at a time."""
    while is_busy(env):
        await asyncio.sleep(0.01)
    env._begin_operation("demo")
    try:
        yield
    finally:
        env._end_operation()


def take_changes(env: Env) -> set[int] | None:
    """Empty simcord's logs; return the channels they speak of, None when more than channels changed."""
    log = env.backend.transcript
    found = [_channel_of(payload) for kind, _, payload in log if kind == "GATEWAY"]
    log.clear()
    env.backend.http_requests.clear()
    return None if None in found else {each for each in found if each is not None}


def _channel_of(payload: Any) -> int | None:
    channel = cast("dict[str, Any]", payload).get("channel_id") if isinstance(payload, dict) else None
    return int(channel) if channel else None


def direct_channels(env: Env) -> dict[int, int]:
    """Return the direct-message channel of each user who has one."""
    return dict(env.backend.dm_channels)


def message_count(channel: ChannelHandle, viewer: Viewer) -> int:
    """Return how many messages ``viewer`` sees there, those only for them included."""
    stored = channel._env.backend.messages.get(channel.id, {})
    return sum(message.visible_to(viewer.id) for message in stored.values())


def can_read(channel: ChannelHandle, viewer: Viewer) -> bool:
    return can_access_channel(channel._env, channel.id, viewer, history=True)


def topic_of(channel: ChannelHandle) -> str:
    return channel._channel.topic or ""


def text_channels(guild: GuildHandle) -> list[ChannelHandle]:
    """Return the text channels of a server in their order, threads not among them."""
    return [each for each in guild.channels.values() if each._channel.type == discord.ChannelType.text.value]


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a place.

    Attributes:
        heading: Title of its page.
        home: Address of the start page.
        acted: Called after each action there, with the id of the page that did it.
    """

    heading: str
    home: str
    acted: Callable[[str | None], None]


class Place(Preview):
    """One channel in the browser, with a door for each viewer: whose door it was opens the page."""

    _MAX_PAGES = PAGES

    doors: dict[str, int]
    """Viewer's id by the secret in the address."""
    setting: "Setting"

    @classmethod
    def of(cls, channel: ChannelHandle, viewers: Iterable[Viewer], zone: str, setting: "Setting") -> "Place":
        """Return the place of ``channel``, not yet entered; every viewer must be able to read it."""
        env = channel._env
        place = make_preview(
            env,
            channel,
            viewers=tuple(viewers),
            layout="channel",
            display="responsive",
            width=960,
            height=720,
            locale="en-US",
            timezone=zone,
            presentation_time=None,
        )
        place.__class__ = cls
        assert isinstance(place, cls)
        place.doors, place.setting = {}, setting
        place._server = _Doors(place)
        return place

    async def __aenter__(self) -> "Place":
        self.env._preview = None  # an Env keeps one, for what `_action` below sets again
        await super().__aenter__()
        return self

    @property
    def is_open(self) -> bool:
        return self._active

    @property
    def is_looked_at(self) -> bool:
        """Return whether a browser shows it; one page is simcord's own."""
        return len(self._pages) > 1

    def door_of(self, viewer: Viewer) -> str:
        """Return the address that opens this place as ``viewer``."""
        if viewer.id not in self.doors.values():
            self.doors[secrets.token_urlsafe(32)] = viewer.id
        if viewer.id not in {each.id for each in self.viewers}:
            self.viewers = (*self.viewers, viewer)
        door = next(door for door, owner in self.doors.items() if owner == viewer.id)
        return f"{self._origin}/#{door}"

    async def _action(self, context_id: str | None, body: Any) -> dict[str, Any]:
        while is_busy(self.env):  # time is passing, or another place is at it: wait, where simcord refuses
            await asyncio.sleep(0.01)
        self.env._preview = self
        try:
            return await super()._action(context_id, body)
        finally:
            self.setting.acted(context_id)

    def show_changes(self, but: str | None = None) -> None:
        """Bring every browser page up to date; the bot must be at rest.

        Args:
            but: The page that acted itself: simcord has done it, and twice would make it stale.
        """
        self._advance_presentation_time()
        for page in [page for page in self._pages.values() if page.id != but]:
            self._publish(page, reason="refresh")

    def _open_page(self, viewer_id: Any = None, target_id: Any = None) -> Any:
        while len(self._pages) > self._MAX_PAGES:
            idle = [page for page in self._pages.values() if page is not self._python]
            self._close_page(min(idle, key=lambda page: page.last_activity).id)
        page = super()._open_page(viewer_id or self.doors.get(_entered.get()), target_id)
        page.window_end_id = None  # the newest message, not where the place stood when it was made
        self._publish(page, reason="initial")
        return page


class _Doors(PreviewServer):
    """Lets a page in by any of its place's doors, and shows it the way back."""

    @property
    def _place(self) -> Place:
        assert isinstance(self.preview, Place)
        return self.preview

    def _authorized(self, request: Any, *, context: str | None = None) -> bool:
        shown = request.headers.get("X-Simcord-Capability", "")
        self._place.capability = shown if shown in self._place.doors else secrets.token_urlsafe(32)
        return super()._authorized(request, context=context)

    async def _pages(self, request: Any) -> Any:
        _entered.set(request.headers.get("X-Simcord-Capability", ""))
        return await super()._pages(request)

    async def _index(self, request: Any) -> Any:
        if request.headers.get("Host", "") not in self._allowed_hosts():
            raise web.HTTPForbidden()
        return web.Response(
            text=with_way_back(_INDEX.read_text(encoding="utf-8"), self._place.setting),
            content_type="text/html",
            headers=self._SECURITY_HEADERS,
        )


def with_way_back(page: str, setting: Setting) -> str:
    """Return simcord's page with a title of its own, a way back, and without its tools for bot builders."""
    link = (
        f'<a class="toolbar-button" id="way-back" href="{html.escape(setting.home)}">People, places, time</a>'
    )
    for old, new in (
        ("<title>SimCord Preview</title>", f"<title>{html.escape(setting.heading)}</title>"),
        (_BRAND, f"<span><strong>Harbor</strong><small>in simcord</small></span>{_BRAND_END}{link}"),
        (_BRAND_MARK, _BRAND_MARK.replace(">S<", ">H<")),
        *((f'id="{tool}"', f'id="{tool}" hidden') for tool in ("capture-open", "inspector-toggle")),
        ('<details class="session-menu">', '<details class="session-menu" hidden>'),
    ):
        page = page.replace(old, new, 1)
    return page


_BRAND_END = "\n        </div>"
_BRAND = f"<span><strong>SimCord</strong><small>Preview</small></span>{_BRAND_END}"
_BRAND_MARK = '<span class="brand-mark" aria-hidden="true">S</span>'
