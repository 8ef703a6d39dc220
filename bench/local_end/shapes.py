"""The payloads of Discord's objects, as pure functions of ids and numbers (shapes: Discord API v10)."""

from bench.local_end.components import Json, echoed, listed

BASE = 1_100_000_000_000_000_000
GUILD_STEP = 1 << 22
"""Guild ids differ above bit 22, so that they spread over shards as Discord's do."""
FIRST_ROLE, FIRST_CHANNEL, BOT_OFFSET = 1, 1_000, 7
DM_OFFSET = 1 << 62
"""The direct-message channel with a user has the id ``user + DM_OFFSET``: a fault can name it beforehand."""
BOT = (BASE // GUILD_STEP) * GUILD_STEP + BOT_OFFSET
JOINED = "2025-01-01T00:00:00.000000+00:00"
TEXT, DIRECT, CATEGORY, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 4, 11, 12
EPHEMERAL = 64

MEMBER_PERMISSIONS = sum(1 << bit for bit in (6, 10, 11, 14, 15, 16, 18, 31, 35, 36, 38))
"""What @everyone may: react, see, send, embed, attach, read history, use commands, threads."""
BOT_PERMISSIONS = ((1 << 51) - 1) & ~(1 << 3)
"""All but administrator, so that permission checks are really computed."""


def guild_id(index: int) -> int:
    """Return the id of the guild with this index (from 0)."""
    return (BASE // GUILD_STEP + 1 + index) * GUILD_STEP


def guild_index(guild: int) -> int:
    """Return the index of a guild, channel or role id made by this module."""
    return guild // GUILD_STEP - BASE // GUILD_STEP - 1


def channel_id(guild: int, index: int) -> int:
    """Return the id of channel ``index`` of guild ``guild`` (an index); each tenth is a category."""
    return guild_id(guild) + FIRST_CHANNEL + index


def text_channel_id(guild: int, index: int) -> int:
    """Return the id of the ``index``-th text channel of guild ``guild``, categories not counted."""
    return channel_id(guild, index + index // 9 + 1)


def dm_channel_id(user: int) -> int:
    """Return the id of the direct-message channel with ``user``."""
    return user + DM_OFFSET


def user(id: int) -> Json:
    """Return a made-up user; the bot when ``id`` is ``BOT``."""
    name = "floor" if id == BOT else f"member-{id}"
    extra: Json = {"bot": True, "verified": True, "mfa_enabled": False} if id == BOT else {"bot": False}
    return {
        "id": str(id), "username": name, "discriminator": "0", "global_name": name.title(),
        "avatar": None, "public_flags": 0, "flags": 0, **extra,
    }  # fmt: skip


def member(id: int, roles: list[int]) -> Json:
    """Return a guild's member without permissions (an interaction adds them)."""
    return {
        "user": user(id), "nick": None, "avatar": None, "banner": None,
        "joined_at": JOINED, "premium_since": None, "deaf": False, "mute": False, "flags": 0,
        "pending": False, "roles": [str(role) for role in roles], "communication_disabled_until": None,
    }  # fmt: skip


def application() -> Json:
    """Return the bot's application."""
    return {
        "id": str(BOT), "name": "floor", "description": "", "icon": None, "rpc_origins": [],
        "bot_public": True, "bot_require_code_grant": False, "owner": user(42), "team": None,
        "verify_key": "0" * 64, "flags": 0, "integration_types_config": {"0": {}, "1": {}},
    }  # fmt: skip


def role(guild: int, index: int, last: int) -> Json:
    """Return role ``index`` of a guild given by its id; index 0 is @everyone, ``last`` the bot's own."""
    permissions = BOT_PERMISSIONS if index == last else MEMBER_PERMISSIONS
    tags: Json = {"tags": {"bot_id": str(BOT)}} if index == last else {}
    return {
        "id": str(guild + (index and FIRST_ROLE + index)), "name": f"role-{index}" if index else "@everyone",
        "color": 0, "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False, "icon": None, "unicode_emoji": None, "position": index, "managed": index == last,
        "permissions": str(permissions), "mentionable": False, "flags": 0, **tags,
    }  # fmt: skip


def channel(guild: int, index: int) -> Json:
    """Return channel ``index`` of a guild given by its id."""
    is_category = index % 10 == 0
    parent = None if is_category else str(guild + FIRST_CHANNEL + index - index % 10)
    return {
        "id": str(guild + FIRST_CHANNEL + index), "type": CATEGORY if is_category else TEXT,
        "guild_id": str(guild), "name": f"channel-{index}", "position": index, "parent_id": parent,
        "topic": None, "nsfw": False, "rate_limit_per_user": 0, "last_message_id": None,
        "permission_overwrites": [], "flags": 0,
    }  # fmt: skip


def direct_channel(id: int) -> Json:
    """Return the direct-message channel with this id."""
    return {
        "id": str(id), "type": DIRECT, "last_message_id": None, "flags": 0,
        "recipients": [user(id - DM_OFFSET)],
    }  # fmt: skip


def guild(id: int, channels: int, roles: int) -> Json:
    """Return what GUILD_CREATE says of a guild in which only the bot's own member is told."""
    own_role = id + FIRST_ROLE + roles - 1
    return {
        "id": str(id), "name": f"Guild {guild_index(id)}", "icon": None, "splash": None, "owner_id": "42",
        "afk_timeout": 300, "verification_level": 1, "default_message_notifications": 1,
        "explicit_content_filter": 0, "features": ["COMMUNITY"], "mfa_level": 0, "nsfw_level": 0,
        "system_channel_flags": 0, "premium_tier": 0, "premium_subscription_count": 0,
        "preferred_locale": "en-US", "unavailable": False, "member_count": 120, "large": False,
        "joined_at": JOINED, "emojis": [], "stickers": [], "threads": [], "voice_states": [],
        "presences": [], "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
        "roles": [role(id, index, roles - 1) for index in range(roles)],
        "channels": [channel(id, index) for index in range(channels)],
        "members": [member(BOT, [own_role])],
    }  # fmt: skip


def thread(id: int, guild: int, parent: int, body: Json, now: str) -> Json:
    """Return a thread as created by the bot with request ``body``."""
    return {
        "id": str(id), "guild_id": str(guild), "parent_id": str(parent), "owner_id": str(BOT),
        "name": body.get("name", ""), "type": body.get("type", PUBLIC_THREAD), "flags": 0,
        "last_message_id": None, "rate_limit_per_user": body.get("rate_limit_per_user") or 0,
        "message_count": 0, "member_count": 1, "total_message_sent": 0,
        "thread_metadata": {
            "archived": False, "auto_archive_duration": body.get("auto_archive_duration", 1440),
            "archive_timestamp": now, "locked": False, "invitable": body.get("invitable", True),
            "create_timestamp": now,
        },
        "member": {"id": str(id), "user_id": str(BOT), "join_timestamp": now, "flags": 1},
    }  # fmt: skip


def event(id: int, guild: int, body: Json) -> Json:
    """Return a guild's scheduled event as created by the bot with request ``body``."""
    usual: Json = dict.fromkeys(("description", "channel_id", "entity_metadata", "scheduled_end_time"))
    fixed: Json = {
        "id": str(id), "guild_id": str(guild), "creator_id": str(BOT), "creator": user(BOT),
        "entity_id": None, "user_count": 0, "image": None,
    }  # fmt: skip
    return {**usual, "status": 1, "privacy_level": 2, **body, **fixed}


def message(id: int, channel: int, author: Json, body: Json, files: list[Json], now: str) -> Json:
    """Return the message that Discord makes of a request ``body`` and the ``files`` sent with it."""
    return {
        "id": str(id), "channel_id": str(channel), "type": 0, "author": author, "timestamp": now,
        "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": [],
        "mention_roles": [], "pinned": False, "content": body.get("content") or "",
        "embeds": listed(body, "embeds"), "components": echoed(listed(body, "components")),
        "flags": body.get("flags") or 0, "attachments": attachments(id, body, files),
        **({"nonce": body["nonce"]} if body.get("nonce") is not None else {}),
    }  # fmt: skip


def attachments(message: int, body: Json, files: list[Json]) -> list[Json]:
    """Return the attachments of a message from its ``files`` (name, size) and the body's descriptions."""
    told: dict[str, Json] = {str(each.get("id")): each for each in listed(body, "attachments")}
    return [
        {
            "id": str(message + 1 + index), "filename": file["name"], "size": file["size"],
            "url": f"http://127.0.0.1/{file['name']}", "proxy_url": f"http://127.0.0.1/{file['name']}",
            "content_type": file["type"], "description": told.get(str(index), {}).get("description"),
        }
        for index, file in enumerate(files)
    ]  # fmt: skip
