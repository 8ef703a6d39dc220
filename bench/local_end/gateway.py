"""The websocket side: hello, identify, ready, guilds, heartbeats, resume, and events to whoever listens."""

import asyncio
import secrets
import zlib
from collections import deque
from collections.abc import Callable

import orjson
from aiohttp import WSMsgType, web

from bench.local_end import shapes
from bench.local_end.components import Json
from bench.local_end.state import World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
KEPT_EVENTS = 5_000
"""Events of a session kept for a resume."""


class Wire:
    """One open websocket, plain or zlib-stream as the bot asked (zstd too is answered plainly)."""

    def __init__(self, socket: web.WebSocketResponse, compress: bool) -> None:
        self._socket, self._turn = socket, asyncio.Lock()
        self._stream = zlib.compressobj(1) if compress else None

    async def send(self, payload: Json) -> None:
        """Send one payload whole; a closed socket swallows it, as a network does."""
        async with self._turn:
            await self._write(orjson.dumps(payload))

    async def _write(self, data: bytes) -> None:
        try:
            if self._stream is None:
                await self._socket.send_str(data.decode())
            else:
                packed = self._stream.compress(data) + self._stream.flush(zlib.Z_SYNC_FLUSH)
                await self._socket.send_bytes(packed)
        except (ConnectionError, RuntimeError):
            return

    async def close(self, code: int) -> None:
        """Close the socket with one of Discord's close codes."""
        await self._socket.close(code=code)


class Session:
    """One logged-in shard; outlives its wire until it is forgotten."""

    def __init__(self, wire: Wire, shard: tuple[int, int]) -> None:
        self.id, self.shard = secrets.token_hex(8), shard
        self.wire: Wire | None = wire
        self.sequence = 0
        self._sent: deque[Json] = deque(maxlen=KEPT_EVENTS)

    def wants(self, guild: int | None) -> bool:
        """Tell whether this shard hears of a guild; direct messages go to shard 0."""
        number, count = self.shard
        return ((guild or 0) >> 22) % count == number

    async def dispatch(self, name: str, data: Json) -> None:
        """Send one event, or keep it for the resume while no wire is open."""
        self.sequence += 1
        payload = {"op": DISPATCH, "t": name, "s": self.sequence, "d": data}
        self._sent.append(payload)
        if self.wire:
            await self.wire.send(payload)

    def forget_sent(self) -> None:
        """Keep nothing of what was sent so far: the guilds of a log-in are told anew, not resumed."""
        self._sent.clear()

    def missed(self, sequence: int) -> list[Json] | None:
        """Return the events after ``sequence``, or None when some are no longer kept."""
        later = [payload for payload in self._sent if payload["s"] > sequence]
        return later if len(later) == self.sequence - sequence else None


class Gateway:
    """All sessions, and whether Discord lets anybody in."""

    def __init__(self, world: World, address: Callable[[], str]) -> None:
        self._world, self._address = world, address
        self._refuse_until = 0.0
        self.sessions: dict[str, Session] = {}

    @property
    def url(self) -> str:
        """Websocket address of this gateway."""
        return f"ws://{self._address()}/gateway"

    def listeners(self, guild: int | None) -> list[Session]:
        """Return the connected sessions that hear of a guild (None: a direct message)."""
        return [session for session in self.sessions.values() if session.wire and session.wants(guild)]

    async def dispatch(self, name: str, data: Json, guild: int | None) -> int:
        """Send an event to every session that hears of the guild; return how many are connected."""
        connected = len(self.listeners(guild))
        for session in list(self.sessions.values()):
            if session.wants(guild):
                await session.dispatch(name, data)
        return connected

    async def disturb(self, what: Json) -> None:
        """Do to the gateway what ``/control/gateway`` asks.

        Args:
            what: ``refuse`` (seconds in which nobody gets in), ``forget`` (sessions cannot be resumed),
                ``reconnect`` (ask politely, op 7) or ``close`` (a close code, 4000 unless told).
        """
        self._refuse_until = self._world.clock() + float(what.get("refuse", 0))
        open_wires = [session.wire for session in self.sessions.values() if session.wire]
        if what.get("forget"):
            self.sessions.clear()
        for wire in open_wires:
            if what.get("reconnect"):
                await wire.send({"op": RECONNECT, "d": None})
            else:
                await wire.close(int(what.get("close", 4000)))

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one websocket until it closes."""
        if self._world.clock() < self._refuse_until:
            self._world.counts["gateway refused"] += 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(compress=False, max_msg_size=0)
        await socket.prepare(request)
        wire = Wire(socket, request.query.get("compress") == "zlib-stream")
        interval = int(self._world.options.heartbeat_seconds * 1000)
        await wire.send({"op": HELLO, "d": {"heartbeat_interval": interval}, "s": None, "t": None})
        await self._listen(socket, wire)
        return socket

    async def _listen(self, socket: web.WebSocketResponse, wire: Wire) -> None:
        try:
            async for frame in socket:
                if frame.type == WSMsgType.TEXT:
                    await self._receive(wire, orjson.loads(frame.data))
        finally:
            for session in self.sessions.values():
                if session.wire is wire:
                    session.wire = None

    async def _receive(self, wire: Wire, payload: Json) -> None:
        if payload["op"] == HEARTBEAT:
            await wire.send({"op": ACK, "d": None, "s": None, "t": None})
        elif payload["op"] == IDENTIFY:
            await self._identify(wire, payload["d"])
        elif payload["op"] == RESUME:
            await self._resume(wire, payload["d"])

    async def _identify(self, wire: Wire, data: Json) -> None:
        number, count = data.get("shard") or (0, 1)
        session = Session(wire, (number, count))
        self.sessions[session.id] = session
        self._world.counts["identifies"] += 1
        mine = [guild for guild in self._world.guilds() if session.wants(guild)]
        await session.dispatch("READY", self._ready(session, mine))
        for guild in mine:
            await session.dispatch("GUILD_CREATE", self._world.guild(guild))
        session.forget_sent()

    def _ready(self, session: Session, guilds: list[int]) -> Json:
        return {
            "v": 10, "user": shapes.user(shapes.BOT), "session_id": session.id, "shard": list(session.shard),
            "guilds": [{"id": str(guild), "unavailable": True} for guild in guilds],
            "resume_gateway_url": self.url, "application": {"id": str(shapes.BOT), "flags": 0},
        }  # fmt: skip

    async def _resume(self, wire: Wire, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        missed = session.missed(data["seq"]) if session else None
        if session is None or missed is None:
            self.sessions.pop(data["session_id"], None)
            await wire.send({"op": INVALID_SESSION, "d": False, "s": None, "t": None})
            return
        self._world.counts["resumes"] += 1
        for payload in missed:
            await wire.send(payload)
        session.wire = wire
        await session.dispatch("RESUMED", {})
