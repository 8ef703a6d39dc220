"""Services are built once each, from the types their constructors name."""

from typing import Protocol

import pytest

from bot.services import Services


class Clock(Protocol):
    """What a service asks for may be a protocol."""

    def now(self) -> int: ...


class Watch:
    """A clock."""

    def now(self) -> int:
        return 12


class Store:
    """Needs nothing."""


class Members:
    """Needs a store and a clock."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock


class Checkins:
    """Needs what members need, and them."""

    def __init__(self, store: Store, members: Members) -> None:
        self.store, self.members = store, members


class Chicken:
    """Needs an egg."""

    def __init__(self, egg: "Egg") -> None:
        self.egg = egg


class Egg:
    """Needs a chicken."""

    def __init__(self, chicken: Chicken) -> None:
        self.chicken = chicken


@pytest.fixture
def services() -> Services:
    return Services({Clock: Watch()})


def test_a_service_gets_what_its_constructor_names(services: Services) -> None:
    checkins = services.get(Checkins)
    assert isinstance(checkins.store, Store)
    assert checkins.members.clock.now() == 12


def test_there_is_one_of_each(services: Services) -> None:
    checkins = services.get(Checkins)
    assert services.get(Checkins) is checkins
    assert services.get(Members) is checkins.members
    assert services.get(Store) is checkins.store is checkins.members.store


def test_what_was_laid_as_foundation_is_taken_as_it_is() -> None:
    store = Store()
    assert Services({Store: store, Clock: Watch()}).get(Members).store is store


def test_what_was_made_is_told_foundations_first(services: Services) -> None:
    services.get(Checkins)
    assert isinstance(services.made()[0], Watch)
    assert {type(each) for each in services.made()} == {Watch, Store, Members, Checkins}


def test_nothing_is_made_before_somebody_asks(services: Services) -> None:
    assert [type(each) for each in services.made()] == [Watch]


def test_two_that_need_each_other_are_refused(services: Services) -> None:
    with pytest.raises(TypeError, match="ring of services"):
        services.get(Chicken)


def test_a_protocol_without_a_foundation_cannot_be_built() -> None:
    with pytest.raises(TypeError):
        Services({}).get(Members)
