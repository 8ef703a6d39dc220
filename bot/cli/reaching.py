"""``doctor`` asks Discord: can it be reached, is the token good, what time is it there."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

import aiohttp
from discord.http import Route

from bot.cli.findings import Finding
from bot.clock import SystemClock
from bot.config import Config

SECONDS = 8.0
"""How long an answer may take."""

SKEW = 30.0
"""Seconds; a clock this wrong makes reminders visibly early or late."""

REFUSED = 401


def discord_answers(config: Config) -> Iterator[Finding]:
    """Discord can be reached with this token, and its clock shows about our time."""
    token = "" if config.token is None else config.token.reveal()
    try:
        status, date = asyncio.run(_ask(token))
    except (aiohttp.ClientError, TimeoutError, OSError):
        yield Finding("fix", f"discord: no answer within {SECONDS:.0f} seconds; is the network up?")
        return
    yield _token_told(status)
    if date is not None:
        yield _clock_told((SystemClock().now() - date).total_seconds())


async def _ask(token: str) -> tuple[int, datetime | None]:
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    headers = {"Authorization": f"Bot {token}", "User-Agent": "DiscordBot (handrail, 1)"}
    async with (
        aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
        session.get(f"{Route.BASE}/users/@me", headers=headers) as answer,
    ):
        return answer.status, _date(answer.headers.get("Date", ""))


def _date(header: str) -> datetime | None:
    try:
        return parsedate_to_datetime(header)
    except ValueError:
        return None


def _token_told(status: int) -> Finding:
    if status == REFUSED:
        return Finding(
            "fix", "discord: refuses the token; make a new one in the developer portal, and set it"
        )
    if status >= 400:
        return Finding("note", f"discord: answers with {status}; look at its status page, try again later")
    return Finding("ok", "discord: answers, and knows the token")


def _clock_told(ahead: float) -> Finding:
    if abs(ahead) > SKEW:
        way = "ahead of" if ahead > 0 else "behind"
        return Finding("fix", f"clock: {abs(ahead):.0f} seconds {way} Discord's; let the system set it (NTP)")
    return Finding("ok", "clock: agrees with Discord's")
