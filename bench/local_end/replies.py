"""The HTTP routes of answers to interactions: the callback, edits of the answer, follow-ups."""

from typing import Any

from aiohttp import web

from bench.local_end import shapes
from bench.local_end.answers import nothing, number, ok, read_body, unknown
from bench.local_end.components import Json
from bench.local_end.faults import failure
from bench.local_end.interactions import Interaction, Interactions
from bench.local_end.rest import Route
from bench.local_end.state import World

MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL = 4, 5, 6, 7, 9
LOADING = 1 << 7
"""Message flag of an answer that is still to come."""


class Replies:
    """Routes that carry an interaction's token instead of the bot's."""

    def __init__(self, world: World, interactions: Interactions) -> None:
        self._world, self._interactions = world, interactions

    def routes(self) -> list[Route]:
        """Return method, path and handler of every route."""
        webhook = "/webhooks/{app}/{token}"
        message = webhook + "/messages/{message}"
        return [
            ("POST", "/interactions/{id}/{token}/callback", self._callback),
            ("POST", webhook, self._follow_up),
            ("GET", message, self._get),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
        ]

    async def _callback(self, request: web.Request) -> web.Response:
        body, files = await read_body(request)
        found = self._interactions.find(request.match_info["token"])
        if not found or found.elapsed() > self._world.options.callback_seconds:
            return unknown("interaction", 10062)
        if found.callback.done():
            return failure(400, 40060, "Interaction has already been acknowledged.")
        message = self._act(found, body["type"], body.get("data") or {}, files)
        answer: Json = {"type": body["type"], "data": body.get("data"), "message": message}
        found.callback.set_result({**answer, "latency": found.elapsed()})
        self._world.accepted("reply", id=str(found.id), type=body["type"], user_id=str(found.user))
        if request.query.get("with_response") not in ("1", "true"):
            return nothing()
        return ok(self._response(found, body["type"], message))

    def _act(self, found: Interaction, kind: int, data: Json, files: list[Json]) -> Json | None:
        if kind in (MESSAGE, DEFERRED_MESSAGE):
            found.loading = kind == DEFERRED_MESSAGE
            return self._say(found, data, files)
        if kind in (UPDATE, DEFERRED_UPDATE) and found.source:
            found.original = int(found.source["id"])
            return self._world.edit(found.source, data, files) if kind == UPDATE else None
        if kind == MODAL:
            self._interactions.opened(found, data)
        return None

    def _say(self, found: Interaction, body: Json, files: list[Json]) -> Json:
        id = self._world.snowflake()
        author = shapes.user(shapes.BOT)
        message = shapes.message(id, found.channel, author, body, files, self._world.now())
        message |= {"application_id": str(shapes.BOT), "webhook_id": str(shapes.BOT)}
        message["flags"] |= LOADING if found.loading else 0
        found.original = found.original or id
        self._world.reply(message)
        return message

    @staticmethod
    def _response(found: Interaction, kind: int, message: Json | None) -> Json:
        told: Json = {"id": str(found.id), "type": found.kind}
        if found.original:
            private = bool(message and message["flags"] & shapes.EPHEMERAL)
            told |= {"response_message_id": str(found.original), "response_message_ephemeral": private}
            told["response_message_loading"] = found.loading
        shown = {"message": message} if kind in (MESSAGE, UPDATE) else {}
        return {"interaction": told, "resource": {"type": kind, **shown}}

    async def _follow_up(self, request: web.Request) -> web.Response:
        body, files = await read_body(request)
        found = self._interactions.find(request.match_info["token"])
        if not found:
            return unknown("Webhook", 10015)
        waiting = self._world.find_message(found.original) if found.loading else None
        message = self._fill(found, waiting, body, files) if waiting else self._say(found, body, files)
        self._told(found, message)
        return ok(message) if request.query.get("wait") in ("1", "true") else nothing()

    def _fill(self, found: Interaction, message: Json, body: Json, files: list[Json]) -> Json:
        found.loading = False
        message["flags"] &= ~LOADING
        return self._world.edit(message, body, files)

    def _told(self, found: Interaction, message: Json) -> None:
        self._world.accepted("follow-up", id=message["id"], user_id=str(found.user))
        if not found.edit.done():
            found.edit.set_result({"edit": message, "edit_latency": found.elapsed()})

    def _of(self, request: web.Request) -> tuple[Interaction | None, Json | None]:
        found = self._interactions.find(request.match_info["token"])
        if not found:
            return None, None
        asked: Any = request.match_info["message"]
        id = found.original if asked == "@original" else number(request, "message")
        return found, self._world.find_message(id)

    async def _get(self, request: web.Request) -> web.Response:
        _, message = self._of(request)
        return ok(message) if message else unknown("Message", 10008)

    async def _edit(self, request: web.Request) -> web.Response:
        body, files = await read_body(request)
        found, message = self._of(request)
        if not found or not message:
            return unknown("Message", 10008)
        self._told(found, self._fill(found, message, body, files))
        return ok(message)

    async def _delete(self, request: web.Request) -> web.Response:
        found, message = self._of(request)
        if not found or not message:
            return unknown("Message", 10008)
        self._world.replies.pop(int(message["id"]), None)
        return nothing()
