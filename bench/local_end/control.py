"""The hands of tests and benches: ``/control/...`` acts as people, disturbs, and tells what happened."""

import asyncio
from dataclasses import asdict, fields
from itertools import islice

from aiohttp import web

from bench.local_end import shapes
from bench.local_end.answers import ok, read_body
from bench.local_end.components import Json
from bench.local_end.faults import Fault, Faults, failure
from bench.local_end.gateway import Gateway
from bench.local_end.interactions import Interactions
from bench.local_end.limits import Limits
from bench.local_end.presses import WrongAsk
from bench.local_end.rest import Route
from bench.local_end.state import World


class Control:
    """Routes under ``/control``."""

    def __init__(
        self, world: World, gateway: Gateway, interactions: Interactions, faults: Faults, limits: Limits
    ) -> None:
        self._world, self._gateway, self._interactions = world, gateway, interactions
        self._faults, self._limits = faults, limits

    def routes(self) -> list[Route]:
        """Return method, path and handler of every route."""
        return [
            ("POST", "/interact", self._interact),
            ("POST", "/burst", self._burst),
            ("POST", "/dispatch", self._dispatch),
            ("POST", "/fault", self._fault),
            ("POST", "/gateway", self._disturb),
            ("POST", "/reset", self._reset),
            ("GET", "/stats", self._stats),
            ("GET", "/messages", self._messages),
            ("GET", "/requests", self._requests),
        ]

    async def _interact(self, request: web.Request) -> web.Response:
        ask, _ = await read_body(request)
        try:
            return ok(await self._interactions.ask(ask))
        except WrongAsk as wrong:
            return failure(400, 0, str(wrong))
        except TimeoutError:
            return failure(504, 0, "the bot did not answer in time")

    async def _burst(self, request: web.Request) -> web.Response:
        """Repeat one interaction ``count`` times, ``concurrency`` at once, over ``users`` in turn."""
        body, _ = await read_body(request)
        ask: Json = body["interact"]
        users: list[int] = body.get("users") or [ask.get("user", 1)]
        turns = iter(range(int(body["count"])))

        async def person() -> list[float]:
            return [
                (await self._interactions.ask({**ask, "user": users[turn % len(users)]}))["latency"]
                for turn in turns
            ]

        try:
            people = [person() for _ in range(int(body.get("concurrency", 1)))]
            latencies = [latency for part in await asyncio.gather(*people) for latency in part]
        except WrongAsk as wrong:
            return failure(400, 0, str(wrong))
        except TimeoutError:
            return failure(504, 0, "the bot did not answer in time")
        return ok({"latencies": latencies})

    async def _dispatch(self, request: web.Request) -> web.Response:
        body, _ = await read_body(request)
        guild = body.get("guild")
        target = None if guild is None else shapes.guild_id(guild) if guild < shapes.GUILD_STEP else guild
        return ok({"connected": await self._gateway.dispatch(body["name"], body["data"], target)})

    async def _fault(self, request: web.Request) -> web.Response:
        body, _ = await read_body(request)
        if body.get("clear"):
            self._faults.clear()
            return ok({})
        wrong = body.keys() - {field.name for field in fields(Fault)}
        if wrong:
            return failure(400, 0, f"a fault has no {sorted(wrong)}")
        rule = Fault(**body)
        self._faults.add(rule)
        return ok(asdict(rule))

    async def _disturb(self, request: web.Request) -> web.Response:
        body, _ = await read_body(request)
        await self._gateway.disturb(body)
        return ok({})

    async def _reset(self, _: web.Request) -> web.Response:
        self._world.reset()
        self._faults.clear()
        self._limits.clear()
        return ok({})

    async def _stats(self, _: web.Request) -> web.Response:
        """Tell counts, standing faults, sessions and the latest requests nobody knew."""
        unknown = [each for each in self._world.requests if each.get("unknown")]
        return ok({
            "counts": self._world.counts, "faults_struck": self._faults.struck(),
            "messages": len(self._world.posts), "threads": len(self._world.threads),
            "events": len(self._world.events), "unknown": unknown[-50:],
            "connected": sum(bool(session.wire) for session in self._gateway.sessions.values()),
        })  # fmt: skip

    async def _messages(self, request: web.Request) -> web.Response:
        """Tell channel messages oldest first; ``channel`` (id), ``offset`` and ``limit`` (1,000) choose."""
        channel, query = request.query.get("channel"), request.query
        found = [m for m in self._world.posts.values() if channel in (None, m["channel_id"])]
        first, limit = int(query.get("offset", 0)), int(query.get("limit", 1000))
        return ok({"count": len(found), "messages": list(islice(found, first, first + limit))})

    async def _requests(self, request: web.Request) -> web.Response:
        """Tell the latest requests, oldest first; at most ``limit`` (1,000)."""
        limit = int(request.query.get("limit", 1000))
        return ok({"requests": list(self._world.requests)[-limit:]})
