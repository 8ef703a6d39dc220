"""Faults on order: rules that spoil some answers, before or after Discord has accepted the request."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

import orjson
from aiohttp import web

from bench.local_end.components import Json

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Fault:
    """One rule; the body of ``POST /control/fault`` has these names."""

    method: str = "*"
    path: str = "*"
    """Pattern with ``*`` of the path after ``/api/v10``."""
    times: int | None = 1
    """How often it strikes; None: until cleared."""
    skip: int = 0
    """How many matching requests pass before."""
    seconds: float | None = None
    """How long the rule lives; None: for ever."""
    status: int | None = None
    """HTTP status to answer; None keeps the true answer (for a mere delay)."""
    code: int = 0
    """Discord's error code, such as 50007."""
    message: str = "injected"
    after: bool = False
    """Let the request take effect first, then spoil the answer."""
    delay: float = 0.0
    """Seconds to wait before answering."""
    cut: bool = False
    """Cut the connection instead of answering."""
    retry_after: float | None = None
    """For 429: seconds to wait, in body and header."""
    everywhere: bool = False
    """For 429: the global limit."""
    struck: int = 0

    def matches(self, method: str, path: str) -> bool:
        """Tell whether a request is meant by this rule."""
        return fnmatchcase(method, self.method) and fnmatchcase(path, self.path)


class Faults:
    """The rules that stand, oldest first; a request meets at most one."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._rules: list[tuple[float, Fault]] = []

    def add(self, rule: Fault) -> None:
        """Add a rule behind the others."""
        self._rules.append((self._clock(), rule))

    def clear(self) -> None:
        """Drop all rules."""
        self._rules.clear()

    def struck(self) -> list[int]:
        """Return how often each standing rule has struck, oldest first."""
        return [rule.struck for _, rule in self._rules]

    def next(self, method: str, path: str) -> Fault | None:
        """Return the rule that spoils this request and count it as struck."""
        for since, rule in self._rules:
            if rule.matches(method, path) and self._stands(since, rule):
                if rule.skip == 0:
                    rule.struck += 1
                    return rule
                rule.skip -= 1
        return None

    def _stands(self, since: float, rule: Fault) -> bool:
        fresh = rule.seconds is None or self._clock() - since < rule.seconds
        return fresh and (rule.times is None or rule.struck < rule.times)


async def spoil(fault: Fault, request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer a request as a fault says."""
    true_answer = await handler(request) if fault.after or not (fault.cut or fault.status) else None
    await asyncio.sleep(fault.delay)
    if fault.cut and request.transport:
        request.transport.abort()
    if fault.status is None:
        return true_answer or web.Response(status=500)
    return failure(fault.status, fault.code, fault.message, fault.retry_after, fault.everywhere)


def failure(
    status: int, code: int, message: str, retry_after: float | None = None, everywhere: bool = False
) -> web.Response:
    """Return an error as Discord words it; a 429 has the headers that discord.py obeys."""
    body: Json = {"message": message, "code": code}
    headers = {"Via": "1.1 local"}
    if retry_after is not None:
        body |= {"retry_after": retry_after, "global": everywhere}
        headers |= {"Retry-After": str(retry_after), **({"X-RateLimit-Global": "true"} if everywhere else {})}
    return web.Response(
        status=status, headers=headers, body=orjson.dumps(body), content_type="application/json"
    )
