"""What each help card says and what can be pressed next, for a reader in any country or none."""

from collections.abc import Callable, Mapping

from bot.features.help_now import model
from bot.features.help_now.parts import (
    CALLING,
    COUNTRY,
    MENU,
    OVERDOSE,
    OVERDOSE_CALL,
    SIX_CHOICES,
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
    never_alone,
    numbers,
    origins,
    typed,
)


def card(name: CardName, place: Place) -> Card:
    """Return the card ``name`` for a reader at ``place``; always one, whatever is unknown."""
    return _BUILDERS[name](place)


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
        directory(place, known=bool(line)),
        Block("help-now-nobody-told"),
        *numbers(place, origins(place.emergency, line, text)),
    )
    return Card(CardName.SUICIDE, "help-now-suicide-title", blocks, (CALLING, COUNTRY, MENU))


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
        directory(place, known=True),
        Block("help-now-calling-near"),
        *numbers(place, origins(text)),
    )
    return Card(CardName.CALLING, "help-now-calling-title", blocks, (SUICIDE, COUNTRY, MENU))


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
        Block("help-now-overdose-law"),
        *numbers(place, origins(place.emergency, poison)),
    )
    return Card(CardName.OVERDOSE, "help-now-overdose-title", blocks, (COUNTRY, MENU))


def withdrawal(place: Place) -> Card:
    treatment = model.treatment_line(place.book, place.country)
    blocks = (
        *withdrawal_notice(place),
        Block("help-now-withdrawal-opioids"),
        *numbers(place, origins(place.emergency, treatment)),
    )
    return Card(CardName.WITHDRAWAL, "help-now-withdrawal-title", blocks, (TALK, COUNTRY, MENU))


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


def about_to_use(place: Place) -> Card:
    company = model.never_alone_line(place.book, place.country)
    treatment = model.treatment_line(place.book, place.country)
    blocks = (
        Block("help-now-about-to-use-intro"),
        Block("help-now-about-to-use-wait"),
        *called("help-now-about-to-use-line", treatment),
        Block("help-now-about-to-use-company"),
        never_alone(place),
        *numbers(place, origins(company, treatment)),
    )
    return Card(CardName.ABOUT_TO_USE, "help-now-about-to-use-title", blocks, (TALK, OVERDOSE, COUNTRY, MENU))


def worried(place: Place) -> Card:
    line = model.suicide_line(place.book, place.country)
    blocks = (
        Block("help-now-worried-intro"),
        *emergency_call(place, WORRIED_CALL, lambda known: known.danger),
        Block("help-now-worried-wake"),
        Block("help-now-worried-ask"),
        Block("help-now-worried-safe"),
        *called("help-now-worried-line", line),
        directory(place, known=bool(line)),
        Block("help-now-worried-discord"),
        *numbers(place, origins(place.emergency, line)),
    )
    return Card(CardName.WORRIED, "help-now-worried-title", blocks, (OVERDOSE, COUNTRY, MENU))


def talk(place: Place) -> Card:
    listening, text = model.talk_lines(place.book, place.country), model.text_line(place.book, place.country)
    blocks = (
        Block("help-now-talk-intro"),
        *(block for line in listening for block in called("help-now-talk-line", line)),
        *typed(text),
        directory(place, known=bool(listening)),
        *numbers(place, origins(*listening, text)),
    )
    return Card(CardName.TALK, "help-now-talk-title", blocks, (CALLING, SUICIDE, COUNTRY, MENU))


_BUILDERS: Mapping[CardName, Callable[[Place], Card]] = {
    CardName.MENU: menu,
    CardName.SUICIDE: suicide,
    CardName.CALLING: calling,
    CardName.OVERDOSE: overdose,
    CardName.WITHDRAWAL: withdrawal,
    CardName.ABOUT_TO_USE: about_to_use,
    CardName.WORRIED: worried,
    CardName.TALK: talk,
}
