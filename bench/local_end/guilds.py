"""The HTTP routes of guilds: the guild itself, members, roles and scheduled events."""

from aiohttp import web

from bench.local_end import shapes
from bench.local_end.answers import nothing, number, ok, read_body, unknown
from bench.local_end.components import Json
from bench.local_end.gateway import Gateway
from bench.local_end.rest import Route
from bench.local_end.state import World


class GuildRest:
    """Routes under ``/api/v10/guilds``."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world, self._gateway = world, gateway

    def routes(self) -> list[Route]:
        """Return method, path and handler of every route."""
        guild, member = "/guilds/{guild}", "/guilds/{guild}/members/{user}"
        events, event = guild + "/scheduled-events", guild + "/scheduled-events/{event}"
        return [
            ("GET", guild, self._guild),
            ("GET", guild + "/channels", self._channels),
            ("GET", guild + "/roles", self._roles),
            ("GET", guild + "/threads/active", self._threads),
            ("GET", member, self._member),
            ("PUT", member + "/roles/{role}", self._give_role),
            ("DELETE", member + "/roles/{role}", self._take_role),
            ("GET", events, self._events),
            ("POST", events, self._create_event),
            ("GET", event, self._event),
            ("PATCH", event, self._edit_event),
            ("DELETE", event, self._delete_event),
        ]

    def _part(self, request: web.Request, part: str | None) -> web.Response:
        guild = number(request, "guild")
        if not self._world.has_guild(guild):
            return unknown("Guild", 10004)
        shape = self._world.guild(guild)
        return ok(shape[part] if part else shape)

    async def _guild(self, request: web.Request) -> web.Response:
        return self._part(request, None)

    async def _channels(self, request: web.Request) -> web.Response:
        return self._part(request, "channels")

    async def _roles(self, request: web.Request) -> web.Response:
        return self._part(request, "roles")

    async def _threads(self, request: web.Request) -> web.Response:
        threads = self._world.of_guild(self._world.threads, number(request, "guild"))
        return ok({"threads": threads, "members": []})

    async def _member(self, request: web.Request) -> web.Response:
        guild = number(request, "guild")
        if not self._world.has_guild(guild):
            return unknown("Guild", 10004)
        return ok(self._world.member(guild, number(request, "user")))

    async def _give_role(self, request: web.Request) -> web.Response:
        return self._change_role(request, give=True)

    async def _take_role(self, request: web.Request) -> web.Response:
        return self._change_role(request, give=False)

    def _change_role(self, request: web.Request, *, give: bool) -> web.Response:
        guild, user, role = (number(request, name) for name in ("guild", "user", "role"))
        if not self._world.has_guild(guild):
            return unknown("Guild", 10004)
        roles = self._world.member_roles.setdefault((guild, user), set())
        (roles.add if give else roles.discard)(role)
        what = "role" if give else "role-off"
        self._world.accepted(what, guild_id=str(guild), user_id=str(user), id=str(role))
        return nothing()

    async def _events(self, request: web.Request) -> web.Response:
        return ok(self._world.of_guild(self._world.events, number(request, "guild")))

    async def _create_event(self, request: web.Request) -> web.Response:
        body, _ = await read_body(request)
        guild = number(request, "guild")
        if not self._world.has_guild(guild):
            return unknown("Guild", 10004)
        event = shapes.event(self._world.snowflake(), guild, body)
        self._world.events[int(event["id"])] = event
        self._world.accepted("event", id=event["id"], guild_id=str(guild), name=event["name"])
        return await self._tell("CREATE", event)

    def _find_event(self, request: web.Request) -> Json | None:
        return self._world.events.get(number(request, "event"))

    async def _event(self, request: web.Request) -> web.Response:
        event = self._find_event(request)
        return ok(event) if event else unknown("Guild Scheduled Event", 10070)

    async def _edit_event(self, request: web.Request) -> web.Response:
        body, _ = await read_body(request)
        event = self._find_event(request)
        if not event:
            return unknown("Guild Scheduled Event", 10070)
        event.update(body)
        return await self._tell("UPDATE", event)

    async def _delete_event(self, request: web.Request) -> web.Response:
        event = self._find_event(request)
        if not event:
            return unknown("Guild Scheduled Event", 10070)
        del self._world.events[int(event["id"])]
        self._world.accepted("event-delete", id=event["id"])
        await self._tell("DELETE", event)
        return nothing()

    async def _tell(self, what: str, event: Json) -> web.Response:
        await self._gateway.dispatch(f"GUILD_SCHEDULED_EVENT_{what}", event, int(event["guild_id"]))
        return ok(event)
