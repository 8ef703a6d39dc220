"""What each help card says and what can be pressed next, for a reader in any country or none."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.features.help_now import model
from bot.features.help_now.parts import (
    CALLING,
    COPY,
    COUNTRY,
    MENU,
    MODERATOR,
    NALOXONE,
    OVERDOSE,
    OVERDOSE_CALL,
    SIX_CHOICES,
    SOMEONE,
    SUICIDE,
    TALK,
    WITHDRAWAL_CALL,
    WORRIED_CALL,
    Block,
    Card,
    CardName,
    Place,
    called,
    danger,
    directory,
    emergency_call,
    line_block,
    nearby,
    never_alone,
    numbers,
    origins,
    overridden,
    typed,
)
from bot.features.help_now.topics import Topic


def card(name: CardName, place: Place) -> Card:
    """Return the card ``name`` for a reader at ``place``; always one, whatever is unknown."""
    built = _BUILDERS[name](place)
    return replace(built, blocks=(*built.blocks, *overridden(place, built.blocks)))


def menu(place: Place) -> Card:
    blocks = (
        Block("help-now-menu-intro"),
        *danger(place),
        Block("help-now-menu-question"),
        *numbers(place, origins(place.emergency)),
    )
    return Card(CardName.MENU, "help-now-menu-title", blocks, (*SIX_CHOICES, COUNTRY))


def suicide(place: Place) -> Card:
    line, text = model.suicide_line(place.book, place.country), model.text_line(place.book, place.country)
    blocks = (
        Block("help-now-suicide-intro"),
        *danger(place),
        *called("help-now-suicide-line", line),
        *typed(text),
        *nearby(place, Topic.SUICIDE, Topic.MENTAL_HEALTH),
        directory(place, known=bool(line)),
        Block("help-now-nobody-told"),
        *numbers(place, origins(place.emergency, line, text)),
    )
    return Card(CardName.SUICIDE, "help-now-suicide-title", blocks, (CALLING, MODERATOR, COPY, COUNTRY, MENU))


def calling(place: Place) -> Card:
    text = model.text_line(place.book, place.country)
    blocks = (
        Block("help-now-calling-talk"),
        Block("help-now-calling-intense"),
        Block("help-now-calling-police"),
        Block("help-now-calling-before"),
        Block("help-now-calling-quiet"),
        Block("help-now-calling-language"),
        *typed(text),
        *nearby(place, Topic.SUICIDE, Topic.MENTAL_HEALTH),
        directory(place, known=True),
        Block("help-now-calling-near"),
        *numbers(place, origins(text)),
    )
    return Card(CardName.CALLING, "help-now-calling-title", blocks, (SUICIDE, MODERATOR, COPY, COUNTRY, MENU))


def overdose(place: Place) -> Card:
    poison = model.poison_line(place.book, place.country)
    line = (
        line_block("help-now-overdose-poison", poison)
        if poison
        else Block("help-now-overdose-poison-unknown")
    )
    blocks = (
        Block("help-now-overdose-intro"),
        *emergency_call(place, OVERDOSE_CALL, lambda known: known.medical),
        Block("help-now-overdose-naloxone"),
        Block("help-now-overdose-breaths"),
        Block("help-now-overdose-side"),
        Block("help-now-overdose-never"),
        Block("help-now-overdose-you"),
        line,
        *nearby(place, Topic.POISON),
        Block("help-now-overdose-law"),
        *numbers(place, origins(place.emergency, poison)),
    )
    return Card(CardName.OVERDOSE, "help-now-overdose-title", blocks, (NALOXONE, COPY, COUNTRY, MENU))


def withdrawal(place: Place) -> Card:
    treatment = model.treatment_line(place.book, place.country)
    blocks = (
        *withdrawal_notice(place),
        Block("help-now-withdrawal-opioids"),
        *nearby(place, Topic.SUBSTANCE),
        *numbers(place, origins(place.emergency, treatment)),
    )
    return Card(
        CardName.WITHDRAWAL, "help-now-withdrawal-title", blocks, (TALK, MODERATOR, COPY, COUNTRY, MENU)
    )


def withdrawal_notice(place: Place) -> tuple[Block, ...]:
    """Return W1 alone, for the first day of a counter as well."""
    treatment = model.treatment_line(place.book, place.country)
    today = (
        line_block("help-now-withdrawal-today", treatment)
        if treatment
        else Block("help-now-withdrawal-today-unknown")
    )
    return (
        Block("help-now-withdrawal-intro"),
        *emergency_call(place, WITHDRAWAL_CALL, lambda known: known.medical),
        Block("help-now-withdrawal-signs"),
        today,
        Block("help-now-withdrawal-stay"),
    )


def urgent(place: Place) -> tuple[Block, ...]:
    """Return whom to call when something cannot wait for a volunteer."""
    line = model.suicide_line(place.book, place.country)
    calls = (line_block("help-now-suicide-line", line),) if line else ()
    return (*danger(place), *calls, directory(place, known=bool(line)))


def about_to_use(place: Place) -> Card:
    company = model.never_alone_line(place.book, place.country)
    treatment = model.treatment_line(place.book, place.country)
    blocks = (
        Block("help-now-about-to-use-intro"),
        Block("help-now-about-to-use-wait"),
        *called("help-now-about-to-use-line", treatment),
        *nearby(place, Topic.SUBSTANCE, Topic.PEER_SUPPORT),
        Block("help-now-about-to-use-company"),
        never_alone(place),
        *numbers(place, origins(company, treatment)),
    )
    actions = (TALK, OVERDOSE, MODERATOR, COPY, COUNTRY, MENU)
    return Card(CardName.ABOUT_TO_USE, "help-now-about-to-use-title", blocks, actions)


def worried(place: Place) -> Card:
    line = model.suicide_line(place.book, place.country)
    blocks = (
        Block("help-now-worried-intro"),
        *emergency_call(place, WORRIED_CALL, lambda known: known.danger),
        Block("help-now-worried-wake"),
        Block("help-now-worried-ask"),
        Block("help-now-worried-safe"),
        *called("help-now-worried-line", line),
        *nearby(place, Topic.SUICIDE, Topic.FAMILY),
        directory(place, known=bool(line)),
        Block("help-now-worried-discord"),
        *numbers(place, origins(place.emergency, line)),
    )
    actions = (OVERDOSE, SOMEONE, MODERATOR, COPY, COUNTRY, MENU)
    return Card(CardName.WORRIED, "help-now-worried-title", blocks, actions)


def talk(place: Place) -> Card:
    listening, text = model.talk_lines(place.book, place.country), model.text_line(place.book, place.country)
    blocks = (
        Block("help-now-talk-intro"),
        *(block for line in listening for block in called("help-now-talk-line", line)),
        *typed(text),
        *nearby(place, Topic.MENTAL_HEALTH, Topic.PEER_SUPPORT, Topic.SUICIDE),
        directory(place, known=bool(listening)),
        *numbers(place, origins(*listening, text)),
    )
    actions = (CALLING, SUICIDE, MODERATOR, COPY, COUNTRY, MENU)
    return Card(CardName.TALK, "help-now-talk-title", blocks, actions)


def someone(place: Place) -> Card:
    """Return the five steps for family, friends and moderators (X-11)."""
    line, families = (
        model.suicide_line(place.book, place.country),
        model.families_line(place.book, place.country),
    )
    blocks = (
        Block("help-now-someone-intro"),
        *emergency_call(place, WORRIED_CALL, lambda known: known.danger),
        Block("help-now-someone-ask"),
        Block("help-now-someone-be-there"),
        Block("help-now-someone-safe"),
        Block("help-now-someone-connect"),
        *called("help-now-worried-line", line),
        *called("help-now-someone-families", families),
        *nearby(place, Topic.FAMILY, Topic.SUICIDE),
        directory(place, known=bool(line)),
        Block("help-now-someone-follow-up"),
        Block("help-now-someone-you"),
        Block("help-now-worried-discord"),
        *numbers(place, origins(place.emergency, line, families)),
    )
    actions = (NALOXONE, OVERDOSE, COPY, COUNTRY, MENU)
    return Card(CardName.SOMEONE, "help-now-someone-title", blocks, actions)


def naloxone(place: Place) -> Card:
    blocks = (
        Block("help-now-naloxone-what"),
        Block("help-now-naloxone-signs"),
        *emergency_call(place, OVERDOSE_CALL, lambda known: known.medical),
        Block("help-now-naloxone-give"),
        Block("help-now-naloxone-after"),
        Block("help-now-overdose-never"),
        Block("help-now-naloxone-where"),
        Block("help-now-overdose-law"),
        *numbers(place, origins(place.emergency)),
    )
    actions = (OVERDOSE, SOMEONE, COPY, COUNTRY, MENU)
    return Card(CardName.NALOXONE, "help-now-naloxone-title", blocks, actions)


_BUILDERS: Mapping[CardName, Callable[[Place], Card]] = {
    CardName.MENU: menu,
    CardName.SUICIDE: suicide,
    CardName.CALLING: calling,
    CardName.OVERDOSE: overdose,
    CardName.WITHDRAWAL: withdrawal,
    CardName.ABOUT_TO_USE: about_to_use,
    CardName.WORRIED: worried,
    CardName.TALK: talk,
    CardName.SOMEONE: someone,
    CardName.NALOXONE: naloxone,
}
