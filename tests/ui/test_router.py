"""A press finds the cog that owns its route, whatever a client may have sent."""

from enum import StrEnum
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.ui import Interaction, Press, Router, number_in, on, one_of
from bot.ui.router import custom_id, parts_of

names = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
NOBODY = cast("Interaction", None)  # these handlers do not look at who asks


class Halt(StrEnum):
    """Choices of a button."""

    HUNGRY = "hungry"
    TIRED = "tired"


class Listener:
    """A cog that remembers what it was led to."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    @on("checkins:open")
    @on("checkins:again")
    async def open(self, interaction: Interaction, press: Press) -> None:
        self.heard.append(("open", press.arg))

    @on("checkins:delete")
    async def delete(self, interaction: Interaction, press: Press) -> None:
        self.heard.append(("delete", press.arg))

    async def unmarked(self, interaction: Interaction, press: Press) -> None:
        self.heard.append(("unmarked", press.arg))


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def router(listener: Listener) -> Router:
    router = Router()
    router.add(listener)
    return router


async def test_a_route_leads_to_the_method_that_is_marked_with_it(router: Router, listener: Listener) -> None:
    await router.go(NOBODY, "checkins:delete", Press("2026-11-20"))
    await router.go(NOBODY, "checkins:open")
    assert listener.heard == [("delete", "2026-11-20"), ("open", "")]


def test_a_method_may_answer_several_routes(router: Router) -> None:
    assert router.routes == {"checkins:open", "checkins:again", "checkins:delete"}


@pytest.mark.parametrize("route", ["checkins:unmarked", "counters:open", "", ":", "unmarked"])
async def test_a_route_nobody_owns_is_told_as_stale(router: Router, listener: Listener, route: str) -> None:
    with pytest.raises(Refusal) as refused:
        await router.go(NOBODY, route)
    assert refused.value.key == "ui-stale"
    assert listener.heard == []


def test_a_route_has_one_owner(router: Router) -> None:
    with pytest.raises(ValueError, match="stands twice"):
        router.add(Listener())


async def test_what_is_removed_is_led_to_no_more(router: Router, listener: Listener) -> None:
    router.remove(listener)
    router.remove(listener)
    assert router.routes == frozenset()
    with pytest.raises(Refusal):
        await router.go(NOBODY, "checkins:open")


@given(feature=names, verb=names, arg=st.text(max_size=40))
def test_a_custom_id_is_read_back_as_it_was_written(feature: str, verb: str, arg: str) -> None:
    assert parts_of(custom_id(f"{feature}:{verb}", arg)) == (f"{feature}:{verb}", arg)


@given(anything=st.text(max_size=100))
def test_any_custom_id_can_be_taken_apart(anything: str) -> None:
    route, arg = parts_of(anything)
    assert f"{route}:{arg}".startswith(anything.rstrip(":"))


def test_a_custom_id_fits_discords_limit_or_is_a_defect() -> None:
    assert len(custom_id("checkins:open", "x" * 86)) == 100
    with pytest.raises(ValueError, match="checkins:open is too long"):
        custom_id("checkins:open", "x" * 87)


@given(text=st.text(max_size=12) | st.integers().map(str))
def test_only_plain_digits_are_a_number(text: str) -> None:
    number = number_in(text)
    assert (number is None) == (not text or not set(text) <= set("0123456789"))


@pytest.mark.parametrize("text", ["", "-1", "1.5", "²", "１２", "1_000", " 7", "x" * 90])
def test_what_is_no_id_is_told_as_stale(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        Press(text).number()
    assert refused.value.key == "ui-stale"


def test_an_id_is_read_from_the_argument() -> None:
    assert Press("870000000000000001").number() == 870000000000000001


def test_a_choice_is_one_of_those_offered() -> None:
    assert one_of(Halt, "tired") is Halt.TIRED
    with pytest.raises(Refusal) as refused:
        one_of(Halt, "bored")
    assert refused.value.key == "ui-stale"


def test_the_value_of_a_select_is_what_was_chosen() -> None:
    assert Press(values=("de", "fr")).value == "de"
    with pytest.raises(Refusal):
        _ = Press().value


@pytest.mark.parametrize(
    ("fields", "text"),
    [({"note": ("  words ",)}, "words"), ({"note": ()}, ""), ({}, ""), ({"other": ("x",)}, "")],
)
def test_a_field_that_was_left_out_is_empty(fields: dict[str, Any], text: str) -> None:
    assert Press(fields=fields).text("note") == text
