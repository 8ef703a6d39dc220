"""Reading a request's body and writing an answer the way discord.py expects both."""

from typing import Any

import orjson
from aiohttp import BodyPartReader, web

from bench.local_end.components import Json
from bench.local_end.faults import failure


def number(request: web.Request, name: str) -> int:
    """Return an id from the request's path; one that is no number is nothing that exists."""
    text = request.match_info[name]
    return int(text) if text.isdigit() else 0


def ok(body: Any, headers: dict[str, str] | None = None) -> web.Response:
    """Return JSON; the content type must be bare, discord.py compares it whole."""
    return web.Response(body=orjson.dumps(body), content_type="application/json", headers=headers)


def nothing() -> web.Response:
    """Return an answer without a body."""
    return web.Response(status=204)


def unknown(what: str, code: int) -> web.Response:
    """Return Discord's 404 for a thing, for example ``unknown("Channel", 10003)``."""
    return failure(404, code, f"Unknown {what}")


async def read_body(request: web.Request) -> tuple[Json, list[Json]]:
    """Read a body, JSON or multipart.

    Returns:
        The JSON, and for each file its ``name``, ``type`` and ``size`` in bytes.
    """
    if request.content_type.startswith("multipart/"):
        return await _read_parts(request)
    data = await request.read()
    return (orjson.loads(data) if data else {}), []


async def _read_parts(request: web.Request) -> tuple[Json, list[Json]]:
    body: Json = {}
    files: list[Json] = []
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        data = await part.read()
        if part.name == "payload_json":
            body = orjson.loads(data)
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files.append({"name": part.filename or part.name, "type": kind, "size": len(data)})
    return body, files
