"""The end put together: every Discord request is counted, limited, spoiled, recorded."""

import re
import time
from collections.abc import Awaitable, Callable

from aiohttp import web

from bench.local_end.components import Json
from bench.local_end.control import Control
from bench.local_end.faults import Faults, Handler, failure, spoil
from bench.local_end.gateway import Gateway
from bench.local_end.guilds import GuildRest
from bench.local_end.interactions import Interactions
from bench.local_end.limits import Limits
from bench.local_end.options import Options
from bench.local_end.replies import Replies
from bench.local_end.rest import Rest
from bench.local_end.state import World

API = "/api/v10"
LARGEST_BODY = 64 * 1024 * 1024
"""Bytes of one request, files included."""
_IDS = re.compile(r"\d{5,}")
_NEEDS_NO_BOT = ("/interactions/", "/webhooks/")

Middleware = Callable[[web.Request, Handler], Awaitable[web.StreamResponse]]


class Counter:
    """Every request under the API passes here on its way in and out."""

    def __init__(self, world: World, faults: Faults, limits: Limits) -> None:
        self._world, self._faults, self._limits = world, faults, limits

    async def pass_through(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer a request, or refuse or spoil it, and write down what became of it."""
        if not request.path.startswith(API):
            return await handler(request)
        path, began = request.path.removeprefix(API), time.perf_counter()
        record: Json = {"at": self._world.wall(), "method": request.method, "path": path, "status": 0}
        self._world.requests.append(record)
        self._world.counts["requests"] += 1
        answer = await self._answer(request, path, handler)
        known = request.match_info.handler is not nobody_knows
        record |= {"status": answer.status, "seconds": time.perf_counter() - began}
        record |= {} if known else {"unknown": True}
        self._world.counts[f"status {answer.status}"] += 1
        return answer

    async def _answer(self, request: web.Request, path: str, handler: Handler) -> web.StreamResponse:
        fault = self._faults.next(request.method, path)
        if fault:
            self._world.counts["faults"] += 1
            return await spoil(fault, request, handler)
        if not self._world.options.enforce_limits or path.startswith(_NEEDS_NO_BOT):
            return await handler(request)
        return await self._limited(request, path, handler)

    async def _limited(self, request: web.Request, path: str, handler: Handler) -> web.StreamResponse:
        bot, route = request.headers.get("Authorization", ""), _IDS.sub("*", path)
        verdict = self._limits.take(bot, request.method, route, request.match_info.get("channel"))
        if verdict.allowed:
            answer = await handler(request)
        else:
            self._world.counts["limited globally" if verdict.everywhere else "limited by route"] += 1
            wait = round(verdict.retry_after + 0.001, 3)
            answer = failure(429, 0, "You are being rate limited.", wait, verdict.everywhere)
        answer.headers.update(verdict.headers)
        return answer


async def nobody_knows(_: web.Request) -> web.Response:
    """Answer a route this end does not have; the request is recorded as unknown."""
    return failure(404, 0, "404: Not Found")


def application(options: Options, address: Callable[[], str]) -> web.Application:
    """Build the application.

    Args:
        options: Size and strictness.
        address: Tells ``host:port`` once the socket is bound.
    """
    world = World(options, time.monotonic, time.time)
    faults, limits = Faults(time.monotonic), Limits(time.monotonic, time.time)
    gateway = Gateway(world, address)
    interactions = Interactions(world, gateway)
    counter = Counter(world, faults, limits)

    @web.middleware
    async def through(request: web.Request, handler: Handler) -> web.StreamResponse:
        return await counter.pass_through(request, handler)

    app = web.Application(middlewares=[through], client_max_size=LARGEST_BODY)
    app.router.add_get("/gateway", gateway.connect)
    for part in (Rest(world, gateway), GuildRest(world, gateway), Replies(world, interactions)):
        for method, path, handler in part.routes():
            app.router.add_route(method, API + path, handler)
    for method, path, handler in Control(world, gateway, interactions, faults, limits).routes():
        app.router.add_route(method, "/control" + path, handler)
    app.router.add_route("*", API + "/{tail:.*}", nobody_knows)

    async def close(_: web.Application) -> None:
        world.journal.close()

    app.on_cleanup.append(close)
    return app
