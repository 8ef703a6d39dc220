"""The world behind the end: messages, threads, events, roles, nonces; no sockets."""

from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

from bench.local_end import shapes
from bench.local_end.components import Json, pressable
from bench.local_end.journal import Journal
from bench.local_end.options import Options

DISCORD_EPOCH_MS = 1_420_070_400_000
KEPT_REPLIES = 2_000
"""Private replies kept for later presses and edits; channel messages are all kept, they are the proof."""
KEPT_REQUESTS = 5_000


class World:
    """Everything the end remembers.

    Args:
        options: Size and strictness.
        clock: Monotonic seconds; decides nonces.
        wall: Seconds since 1970; decides ids and timestamps.
    """

    def __init__(self, options: Options, clock: Callable[[], float], wall: Callable[[], float]) -> None:
        self.options, self.clock, self.wall = options, clock, wall
        self.journal = Journal(options.journal)
        self.commands: list[Json] = []
        self._counter = count()
        self.reset()

    def reset(self) -> None:
        """Forget all that happened; commands, guilds and the journal's lines stay."""
        self.posts: dict[int, Json] = {}
        self.replies: OrderedDict[int, Json] = OrderedDict()
        self.shown: OrderedDict[str, int] = OrderedDict()
        self.threads: dict[int, Json] = {}
        self.thread_members: dict[int, set[int]] = {}
        self.events: dict[int, Json] = {}
        self.member_roles: dict[tuple[int, int], set[int]] = {}
        self.requests: deque[Json] = deque(maxlen=KEPT_REQUESTS)
        self.counts: Counter[str] = Counter()
        self._nonces: OrderedDict[tuple[str, str], tuple[float, int]] = OrderedDict()

    def snowflake(self) -> int:
        """Return a new id that carries the present moment as Discord's do."""
        milliseconds = int(self.wall() * 1000) - DISCORD_EPOCH_MS
        return (milliseconds << 22) | (next(self._counter) & 0x3FFFFF)

    def now(self) -> str:
        """Return the present moment as Discord writes it."""
        return datetime.fromtimestamp(self.wall(), UTC).isoformat()

    def guilds(self) -> list[int]:
        """Return the ids of all guilds."""
        return [shapes.guild_id(index) for index in range(self.options.guilds)]

    def has_guild(self, guild: int) -> bool:
        """Tell whether the bot is in this guild."""
        return 0 <= shapes.guild_index(guild) < self.options.guilds and guild % shapes.GUILD_STEP == 0

    def guild(self, guild: int) -> Json:
        """Return a guild with the threads and events that stand now."""
        shape = shapes.guild(guild, self.options.channels, self.options.roles)
        shape["threads"] = self.of_guild(self.threads, guild)
        shape["guild_scheduled_events"] = self.of_guild(self.events, guild)
        return shape

    @staticmethod
    def of_guild(things: dict[int, Json], guild: int) -> list[Json]:
        """Return those threads or events that belong to a guild."""
        return [thing for thing in things.values() if thing["guild_id"] == str(guild)]

    def channel(self, id: int) -> Json | None:
        """Return a channel, thread or direct-message channel, or None when there is none."""
        if id in self.threads:
            return self.threads[id]
        if id >= shapes.DM_OFFSET:
            return shapes.direct_channel(id)
        guild = self._guild_of_channel(id)
        return shapes.channel(guild, id - guild - shapes.FIRST_CHANNEL) if guild else None

    def _guild_of_channel(self, id: int) -> int:
        guild = id - id % shapes.GUILD_STEP
        index = id - guild - shapes.FIRST_CHANNEL
        return guild if self.has_guild(guild) and 0 <= index < self.options.channels else 0

    def member(self, guild: int, user: int) -> Json:
        """Return a guild's member with the roles given so far."""
        own = {guild + shapes.FIRST_ROLE + self.options.roles - 1} if user == shapes.BOT else set[int]()
        return shapes.member(user, sorted(own | self.member_roles.get((guild, user), set())))

    def post(self, bot: str, channel: int, body: Json, files: list[Json]) -> Json:
        """Accept a message into a channel, or return the earlier one of the same enforced nonce."""
        nonce = str(body.get("nonce") or "") if body.get("enforce_nonce") else ""
        if nonce and (earlier := self._repeated(bot, nonce)):
            self.counts["repeats"] += 1
            return earlier
        message = shapes.message(self.snowflake(), channel, shapes.user(shapes.BOT), body, files, self.now())
        self.posts[int(message["id"])] = message
        if nonce:
            self._nonces[bot, nonce] = (self.clock() + self.options.nonce_seconds, int(message["id"]))
        self.accepted("message", id=message["id"], channel_id=str(channel), nonce=body.get("nonce"))
        self._remember_shown(message)
        return message

    def _repeated(self, bot: str, nonce: str) -> Json | None:
        while self._nonces and next(iter(self._nonces.values()))[0] <= self.clock():
            self._nonces.popitem(last=False)
        _, earlier = self._nonces.get((bot, nonce), (0.0, 0))
        return self.posts.get(earlier)

    def reply(self, message: Json) -> None:
        """Keep the answer to an interaction for later presses and edits."""
        self.replies[int(message["id"])] = message
        self._remember_shown(message)
        if len(self.replies) > KEPT_REPLIES:
            self.replies.popitem(last=False)

    def edit(self, message: Json, body: Json, files: list[Json]) -> Json:
        """Change a message in place by a PATCH's body."""
        fresh = shapes.message(
            int(message["id"]), int(message["channel_id"]), message["author"], body, files, self.now()
        )
        fresh["flags"] |= message["flags"] & shapes.EPHEMERAL
        changed = body.keys() & {"content", "embeds", "components", "flags"}
        message.update({key: fresh[key] for key in changed})
        if files or body.get("attachments") is not None:
            message["attachments"] = fresh["attachments"]
        message["edited_timestamp"] = self.now()
        self._remember_shown(message)
        return message

    def find_message(self, id: int) -> Json | None:
        """Return a channel message or a kept private reply."""
        return self.posts.get(id) or self.replies.get(id)

    def showing(self, custom_id: str) -> Json | None:
        """Return the newest message that shows a component of this custom id."""
        return self.find_message(self.shown.get(custom_id, 0))

    def _remember_shown(self, message: Json) -> None:
        for custom_id in pressable(message["components"]):
            self.shown[custom_id] = int(message["id"])
            self.shown.move_to_end(custom_id)
        while len(self.shown) > KEPT_REPLIES * 4:
            self.shown.popitem(last=False)

    def accepted(self, kind: str, **what: object) -> None:
        """Count a thing that was accepted and write it into the journal."""
        self.counts[f"accepted {kind}"] += 1
        self.journal.write({"kind": kind, "at": self.wall(), **what})
