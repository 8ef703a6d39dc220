"""The HTTP routes of the bot's own doing in channels: who it is, messages, direct messages, threads."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bench.local_end import shapes
from bench.local_end.answers import nothing, number, ok, read_body, unknown
from bench.local_end.components import Json
from bench.local_end.gateway import Gateway
from bench.local_end.state import World

Route = tuple[str, str, Callable[[web.Request], Awaitable[web.StreamResponse]]]


class Rest:
    """Routes under ``/api/v10`` that concern the application and its channels."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world, self._gateway = world, gateway

    def routes(self) -> list[Route]:
        """Return method, path and handler of every route."""
        channel, message = "/channels/{channel}", "/channels/{channel}/messages/{message}"
        return [
            ("GET", "/gateway/bot", self._gateway_bot),
            ("GET", "/users/@me", self._me),
            ("GET", "/users/{user}", self._user),
            ("POST", "/users/@me/channels", self._open_direct),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/applications/@me", self._application),
            ("GET", "/applications/{app}/commands", self._list_commands),
            ("PUT", "/applications/{app}/commands", self._put_commands),
            ("GET", channel, self._channel),
            ("PATCH", channel, self._edit_thread),
            ("DELETE", channel, self._delete_thread),
            ("GET", channel + "/messages", self._history),
            ("POST", channel + "/messages", self._post),
            ("GET", message, self._get_message),
            ("PATCH", message, self._edit_message),
            ("DELETE", message, self._delete_message),
            ("POST", channel + "/threads", self._start_thread),
            ("POST", message + "/threads", self._start_thread),
            ("GET", channel + "/thread-members", self._list_thread_members),
            ("PUT", channel + "/thread-members/{user}", self._join_thread),
            ("DELETE", channel + "/thread-members/{user}", self._leave_thread),
        ]

    async def _gateway_bot(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
        return ok({"url": self._gateway.url, "shards": 1, "session_start_limit": limit})

    async def _me(self, _: web.Request) -> web.Response:
        return ok(shapes.user(shapes.BOT))

    async def _user(self, request: web.Request) -> web.Response:
        return ok(shapes.user(number(request, "user")))

    async def _open_direct(self, request: web.Request) -> web.Response:
        body, _ = await read_body(request)
        return ok(shapes.direct_channel(shapes.dm_channel_id(int(body["recipient_id"]))))

    async def _application(self, _: web.Request) -> web.Response:
        return ok(shapes.application())

    async def _list_commands(self, _: web.Request) -> web.Response:
        return ok(self._world.commands)

    async def _put_commands(self, request: web.Request) -> web.Response:
        commands: list[Json] = (await read_body(request))[0]  # pyright: ignore[reportAssignmentType]
        stamp: Json = {"application_id": str(shapes.BOT), "version": "1"}
        # Commands of the context menu are sent without a description, and come back with an empty one.
        self._world.commands = [
            {"description": "", **each, **stamp, "id": str(self._world.snowflake())} for each in commands
        ]
        return ok(self._world.commands)

    async def _channel(self, request: web.Request) -> web.Response:
        channel = self._world.channel(number(request, "channel"))
        return ok(channel) if channel else unknown("Channel", 10003)

    async def _history(self, request: web.Request) -> web.Response:
        here = [m for m in self._world.posts.values() if m["channel_id"] == request.match_info["channel"]]
        after, before = int(request.query.get("after", 0)), int(request.query.get("before", 1 << 63))
        found = [message for message in here if after < int(message["id"]) < before]
        return ok(found[::-1][: int(request.query.get("limit", 50))])

    async def _post(self, request: web.Request) -> web.Response:
        body, files = await read_body(request)
        channel = number(request, "channel")
        if not self._world.channel(channel):
            return unknown("Channel", 10003)
        return ok(self._world.post(request.headers.get("Authorization", ""), channel, body, files))

    def _message(self, request: web.Request) -> Json | None:
        message = self._world.posts.get(number(request, "message"))
        return message if message and message["channel_id"] == request.match_info["channel"] else None

    async def _get_message(self, request: web.Request) -> web.Response:
        message = self._message(request)
        return ok(message) if message else unknown("Message", 10008)

    async def _edit_message(self, request: web.Request) -> web.Response:
        body, files = await read_body(request)
        message = self._message(request)
        return ok(self._world.edit(message, body, files)) if message else unknown("Message", 10008)

    async def _delete_message(self, request: web.Request) -> web.Response:
        message = self._message(request)
        if not message:
            return unknown("Message", 10008)
        del self._world.posts[int(message["id"])]
        self._world.accepted("delete", id=message["id"])
        return nothing()

    async def _start_thread(self, request: web.Request) -> web.Response:
        body, _ = await read_body(request)
        parent = self._world.channel(number(request, "channel"))
        if not parent or "guild_id" not in parent:
            return unknown("Channel", 10003)
        id = number(request, "message") if "message" in request.match_info else self._world.snowflake()
        guild = int(parent["guild_id"])
        thread = shapes.thread(id, guild, int(parent["id"]), body, self._world.now())
        self._world.threads[id], self._world.thread_members[id] = thread, {shapes.BOT}
        self._world.accepted("thread", id=str(id), channel_id=parent["id"], name=thread["name"])
        await self._gateway.dispatch("THREAD_CREATE", {**thread, "newly_created": True}, guild)
        return ok(thread)

    async def _edit_thread(self, request: web.Request) -> web.Response:
        body, _ = await read_body(request)
        thread = self._world.threads.get(number(request, "channel"))
        if not thread:
            return unknown("Channel", 10003)
        meta = thread["thread_metadata"]
        meta.update({key: body[key] for key in body.keys() & meta.keys()})
        thread.update({key: body[key] for key in body.keys() & {"name", "rate_limit_per_user"}})
        await self._gateway.dispatch("THREAD_UPDATE", thread, int(thread["guild_id"]))
        return ok(thread)

    async def _delete_thread(self, request: web.Request) -> web.Response:
        thread = self._world.threads.pop(number(request, "channel"), None)
        if not thread:
            return unknown("Channel", 10003)
        self._world.accepted("thread-delete", id=thread["id"])
        gone = {key: thread[key] for key in ("id", "guild_id", "parent_id", "type")}
        await self._gateway.dispatch("THREAD_DELETE", gone, int(thread["guild_id"]))
        return ok(thread)

    def _members(self, request: web.Request) -> set[int] | None:
        return self._world.thread_members.get(number(request, "channel"))

    async def _list_thread_members(self, request: web.Request) -> web.Response:
        members, here = self._members(request), request.match_info["channel"]
        if members is None:
            return unknown("Channel", 10003)
        stamp: Json = {"id": here, "join_timestamp": self._world.now(), "flags": 0}
        return ok([{**stamp, "user_id": str(user)} for user in sorted(members)])

    async def _join_thread(self, request: web.Request) -> web.Response:
        members = self._members(request)
        if members is None:
            return unknown("Channel", 10003)
        members.add(self._who(request))
        return nothing()

    async def _leave_thread(self, request: web.Request) -> web.Response:
        members = self._members(request)
        if members is None:
            return unknown("Channel", 10003)
        members.discard(self._who(request))
        return nothing()

    @staticmethod
    def _who(request: web.Request) -> int:
        return shapes.BOT if request.match_info["user"] == "@me" else number(request, "user")
