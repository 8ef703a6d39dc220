"""What people look for help with, and which helplines belong to it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bot.features.help_now.model import FAMILIES, Helpline, Kind


class Topic(StrEnum):
    """What somebody may want help with, in the order it is offered."""

    SUICIDE = "suicide"
    SUBSTANCE = "substance"
    GAMBLING = "gambling"
    MENTAL_HEALTH = "mental-health"
    DOMESTIC_VIOLENCE = "domestic-violence"
    YOUTH = "youth"
    LGBTQ = "lgbtq"
    VETERANS = "veterans"
    POISON = "poison"
    PEER_SUPPORT = "peer-support"
    FAMILY = "family"


_KINDS: Mapping[Topic, Kind] = MappingProxyType(
    {
        Topic.SUICIDE: Kind.SUICIDE_CRISIS,
        Topic.SUBSTANCE: Kind.SUBSTANCE,
        Topic.GAMBLING: Kind.GAMBLING,
        Topic.MENTAL_HEALTH: Kind.MENTAL_HEALTH,
        Topic.DOMESTIC_VIOLENCE: Kind.DOMESTIC_VIOLENCE,
        Topic.YOUTH: Kind.YOUTH,
        Topic.LGBTQ: Kind.LGBTQ,
        Topic.VETERANS: Kind.VETERANS,
        Topic.POISON: Kind.POISON,
        Topic.PEER_SUPPORT: Kind.PEER_SUPPORT,
    }
)
_TAGS: Mapping[Topic, frozenset[str]] = MappingProxyType(
    {
        Topic.SUICIDE: frozenset({"suicide", "crisis", "self_harm"}),
        Topic.SUBSTANCE: frozenset({"alcohol", "drugs", "substance_use", "harm_reduction", "tobacco"}),
        Topic.GAMBLING: frozenset({"gambling"}),
        Topic.MENTAL_HEALTH: frozenset({"mental_health", "emotional_distress", "depression", "anxiety"}),
        Topic.DOMESTIC_VIOLENCE: frozenset({"domestic_violence", "sexual_violence"}),
        Topic.YOUTH: frozenset({"youth", "child_abuse"}),
        Topic.LGBTQ: frozenset({"lgbtq"}),
        Topic.VETERANS: frozenset({"veterans"}),
        Topic.POISON: frozenset({"poison"}),
        Topic.PEER_SUPPORT: frozenset({"peer_support", "12_step", "secular", "buddhist", "online_meetings"}),
        Topic.FAMILY: frozenset({FAMILIES}),
    }
)
"""Words of the data file that bring a line under a topic that is not its kind's."""


def is_made_for(line: Helpline, topic: Topic) -> bool:
    """Tell whether the topic is what the line is there for."""
    return line.kind == _KINDS.get(topic) or (topic is Topic.FAMILY and FAMILIES in line.topics)


def covers(line: Helpline, topic: Topic) -> bool:
    """Tell whether the line also helps with a topic."""
    return is_made_for(line, topic) or bool(line.topics & _TAGS[topic])
