"""What a person does, as the data of an interaction: a command, a press, a form sent in."""

from typing import Any

from bench.local_end import shapes
from bench.local_end.components import (
    BUTTON,
    STRING_SELECT,
    Json,
    button,
    guessed,
    listed,
    pressable,
    submitted,
)
from bench.local_end.state import World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
KINDS = {
    "command": COMMAND, "autocomplete": AUTOCOMPLETE,
    "button": COMPONENT, "select": COMPONENT, "modal": MODAL,
}  # fmt: skip
USER_OPTION, CHANNEL_OPTION, ROLE_OPTION, MENTIONABLE_OPTION = 6, 7, 8, 9

_UNSYNCED: Json = {"id": "1"}
"""What is known of a command the bot has not synced: nothing; types are then guessed."""


class WrongAsk(ValueError):
    """What was asked for cannot happen; the message says why."""


def command(world: World, ask: Json, guild: int) -> Json:
    """Return the data of a slash command.

    Args:
        world: Its synced commands give the options' types; without them they are guessed from the values.
        ask: ``name`` ("counter show"), ``options`` by name, ``focused`` for an autocomplete.
        guild: Id of the guild, 0 in direct messages.
    """
    name, *inner = str(ask["name"]).split()
    synced = next((each for each in world.commands if each["name"] == name), _UNSYNCED)
    level: Json = synced
    groups: list[tuple[str, int]] = []
    for position, word in enumerate(inner, start=1):
        level = next((each for each in listed(level, "options") if each["name"] == word), _UNSYNCED)
        groups.append((word, level.get("type", 1 if position == len(inner) else 2)))
    options = _options(level, ask)
    resolved = _resolved(world, options, guild)
    for word, kind in reversed(groups):
        options = [{"name": word, "type": kind, "options": options}]
    return {"id": synced["id"], "name": name, "type": 1, "options": options, "resolved": resolved}


def _options(level: Json, ask: Json) -> list[Json]:
    known: dict[str, int] = {each["name"]: each["type"] for each in listed(level, "options")}
    given: Json = ask.get("options", {})
    return [
        {
            "name": name, "type": known.get(name, _guess(value)),
            "value": str(value) if known.get(name) in (6, 7, 8, 9) else value,
            **({"focused": True} if ask.get("focused") == name else {}),
        }
        for name, value in given.items()
    ]  # fmt: skip


def _guess(value: Any) -> int:
    return {"bool": 5, "int": 4, "float": 10}.get(type(value).__name__, 3)


def _resolved(world: World, options: list[Json], guild: int) -> Json:
    resolved: Json = {"users": {}, "members": {}, "channels": {}, "roles": {}}
    for option in options:
        if option["type"] in (USER_OPTION, MENTIONABLE_OPTION):
            _resolve_user(world, resolved, int(option["value"]), guild)
        elif option["type"] == CHANNEL_OPTION:
            resolved["channels"][option["value"]] = place(world, int(option["value"]))
        elif option["type"] == ROLE_OPTION:
            index = int(option["value"]) - guild - shapes.FIRST_ROLE
            resolved["roles"][option["value"]] = shapes.role(guild, max(0, index), world.options.roles - 1)
    return {key: found for key, found in resolved.items() if found}


def _resolve_user(world: World, resolved: Json, user: int, guild: int) -> None:
    resolved["users"][str(user)] = shapes.user(user)
    if guild:
        member = {**world.member(guild, user), "permissions": str(shapes.MEMBER_PERMISSIONS)}
        resolved["members"][str(user)] = {key: member[key] for key in member.keys() - {"user"}}


def component(world: World, ask: Json, channel: int, guild: int) -> tuple[Json, Json]:
    """Return the data of a press and the message it was made on.

    Args:
        world: Knows which message shows the custom id.
        ask: ``custom_id``, ``values`` of a select, ``message`` (id) to press on that one, ``anywhere`` to
            press what is shown nowhere (an old button), ``type`` of such a component.
        channel: Id of the channel the person is in.
        guild: Id of the guild, 0 in direct messages.

    Raises:
        WrongAsk: No message shows it.
    """
    custom_id = str(ask["custom_id"])
    usual = STRING_SELECT if ask["kind"] == "select" else BUTTON
    message = world.find_message(int(ask["message"])) if "message" in ask else world.showing(custom_id)
    if message is None:
        if not ask.get("anywhere"):
            raise WrongAsk(f"no message shows {custom_id!r}")
        body: Json = {"components": [button(custom_id, int(ask.get("type", usual)))]}
        message = shapes.message(world.snowflake(), channel, shapes.user(shapes.BOT), body, [], world.now())
        world.reply(message)
    kind = pressable(message["components"]).get(custom_id, usual)
    data: Json = {"custom_id": custom_id, "component_type": kind}
    if kind != BUTTON:
        values: list[str] = ask.get("values", [])
        options: list[Json] = [{"type": _PICKED.get(kind, 3), "value": value} for value in values]
        data |= {"values": values, "resolved": _resolved(world, options, guild)}
    return data, message


_PICKED = {5: USER_OPTION, 6: ROLE_OPTION, 7: MENTIONABLE_OPTION, 8: CHANNEL_OPTION}
"""Select component type to the option type that resolves the same things."""


def form(ask: Json, modal: Json | None) -> Json:
    """Return the data of a form sent in.

    Args:
        ask: ``fields`` by custom id or label; ``custom_id`` when the form was not seen.
        modal: The form as the bot opened it.

    Raises:
        WrongAsk: No such form was opened and no custom id given.
    """
    fields: Json = ask.get("fields", {})
    if modal:
        return {"custom_id": modal["custom_id"], "components": submitted(modal["components"], fields)}
    if "custom_id" not in ask:
        raise WrongAsk("this person has no form open")
    return {"custom_id": str(ask["custom_id"]), "components": guessed(fields)}


def place(world: World, channel: int) -> Json:
    """Return a channel as an interaction tells it: with the person's permissions.

    Raises:
        WrongAsk: There is no such channel.
    """
    found = world.channel(channel)
    if not found:
        raise WrongAsk(f"no channel {channel}")
    return {**found, "permissions": str(shapes.MEMBER_PERMISSIONS)}
