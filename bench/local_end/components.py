"""Discord's component trees: walking, echoing them as Discord does, and filling a form in."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

ROW, BUTTON, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY, LABEL = 1, 2, 3, 4, 10, 18
RADIO_GROUP, CHECKBOX = 21, 23


def listed(body: Json, key: str) -> list[Json]:
    """Return the list under a key; nothing for null or a missing key."""
    value: list[Json] | None = body.get(key)
    return value or []


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield every component of a tree, parents first."""
    for component in components:
        yield component
        yield from walk(listed(component, "components"))
        yield from walk([component[key] for key in ("component", "accessory") if component.get(key)])


def echoed(components: list[Json]) -> list[Json]:
    """Return components as Discord answers them: each numbered, media with its proxy address (in place)."""
    for number, component in enumerate(walk(components), start=1):
        component.setdefault("id", number)
        for holder in [component, *listed(component, "items")]:
            for key in ("media", "file"):
                if key in holder:
                    holder[key] = {"proxy_url": holder[key]["url"], **holder[key]}
    return components


def pressable(components: list[Json]) -> dict[str, int]:
    """Return the component type of every custom id in a tree."""
    return {each["custom_id"]: each["type"] for each in walk(components) if "custom_id" in each}


def button(custom_id: str, type: int) -> Json:
    """Return a row with one button or select, for a press on something that is not shown."""
    item: Json = {"type": type, "custom_id": custom_id, "style": 2, "label": "?"}
    options: Json = {"options": []} if type == STRING_SELECT else {}
    return {"type": ROW, "components": [{**item, **options}]}


def submitted(components: list[Json], fields: Json) -> list[Json]:
    """Fill in a form.

    Args:
        components: The modal's components, as the bot sent them.
        fields: Value by custom id or by the words of the field's label; a field not named stays empty.

    Returns:
        The components as a submission carries them.
    """
    filled: list[Json] = []
    for number, component in enumerate(components, start=1):
        if component["type"] == ROW:
            inner = [_answer(each, each.get("label"), fields, number) for each in component["components"]]
            filled.append({"type": ROW, "id": number, "components": inner})
        elif component["type"] == LABEL:
            answer = _answer(component["component"], component.get("label"), fields, number)
            filled.append({"type": LABEL, "id": number, "component": answer})
    return filled


def guessed(fields: Json) -> list[Json]:
    """Fill in a form that was not seen: texts for strings, selects for lists."""
    types = {"str": TEXT_INPUT, "bool": CHECKBOX}
    shown: list[Json] = [
        {
            "type": LABEL,
            "component": {"type": types.get(type(value).__name__, STRING_SELECT), "custom_id": key},
        }
        for key, value in fields.items()
    ]
    return submitted(shown, fields)


def _answer(component: Json, label: str | None, fields: Json, number: int) -> Json:
    kind: int = component["type"]
    empty: dict[int, Any] = {TEXT_INPUT: "", RADIO_GROUP: None, CHECKBOX: False}
    value: Any = fields.get(component["custom_id"], fields.get(label or "", empty.get(kind, [])))
    held = "value" if kind in empty else "values"
    return {"type": kind, "id": 100 + number, "custom_id": component["custom_id"], held: value}
