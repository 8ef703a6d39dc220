"""Help beside a submitted text that sounds heavy: the card first, always with a way out (X-7).

Called after the text was saved and before anything is shared; what is found is only in the answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from discord import ui

from bot.features.help_now.parts import Action, CardName
from bot.features.help_now.service import HelpNow
from bot.features.screening.model import Card
from bot.features.screening.service import Screening
from bot.texts import Say
from bot.ui.cards import card_words
from bot.ui.panel import Block, Style, button, rows
from bot.ui.people import Interaction, guild_of, member_of, say_of

CARDS: Mapping[Card, CardName] = {
    Card.OVERDOSE: CardName.OVERDOSE,
    Card.CRISIS: CardName.SUICIDE,
    Card.HELPER: CardName.WORRIED,
    Card.WITHDRAWAL: CardName.WITHDRAWAL,
}
"""The help card for each that screening knows; a return to use has its own words."""

AFTER_USE = (CardName.OVERDOSE, CardName.WITHDRAWAL, CardName.ABOUT_TO_USE, CardName.TALK)
"""What is offered to somebody who may have used, the most urgent first."""

FOLLOWED = frozenset({CardName.SUICIDE, CardName.WITHDRAWAL})
"""Cards beside which one check back is offered (X-9); storage answers, since the text was just saved."""

WIDTH = 3
"""Buttons in a row: their labels are sentences."""


class Moment(StrEnum):
    """When a text is read: just saved, or about to be shared."""

    SAVED = "saved"
    SHARING = "sharing"


@dataclass(frozen=True, slots=True)
class Screened:
    """What to put around the answer to a submitted text.

    Attributes:
        first: Blocks that come before anything else; none unless the text was acute.
        below: The soft line, or nothing.
    """

    first: Sequence[Block] = ()
    below: str = ""

    @property
    def acute(self) -> bool:
        """Whether sharing waits behind one more press."""
        return bool(self.first)


def screened(interaction: Interaction, text: str, moment: Moment = Moment.SAVED) -> Screened:
    """Read ``text``, as it was submitted, and return what its answer needs."""
    say = say_of(interaction)
    reading = interaction.client.service(Screening).read(member_of(interaction), text)
    if reading.card is None:
        return Screened(below=say("help-now-soft-line") if reading.soft else "")
    body = _whole(interaction, reading.card) if reading.full else _short(say, reading.card)
    return Screened((say("screening-lead", card=reading.card, moment=moment), *body))


def _short(say: Say, card: Card) -> Sequence[Block]:
    name = CARDS.get(card, CardName.ABOUT_TO_USE)
    return rows(button(say("screening-open"), "help_now:open", name, style=Style.primary), _wrong(say))


def _whole(interaction: Interaction, card: Card) -> Sequence[Block]:
    say, name = say_of(interaction), CARDS.get(card)
    return _after_use(interaction) if name is None else _card(interaction, say, name)


def _card(interaction: Interaction, say: Say, name: CardName) -> Sequence[Block]:
    help_now = interaction.client.service(HelpNow)
    guild = guild_of(interaction)
    country = help_now.country_for(member_of(interaction), guild)
    card = help_now.card(name, country, say.locale, guild)
    buttons = (_button(say, action, name, country) for action in card.actions)
    later = (button(say("followups-offer"), "followups:offer"),) if name in FOLLOWED else ()
    words = f"## {say(card.title)}\n{card_words(say, card)}"
    return (words, *rows(*buttons, *later, _wrong(say), width=WIDTH))


def _after_use(interaction: Interaction) -> Sequence[Block]:
    """No word on what somebody did: what keeps them alive, and who is there (S4)."""
    say, help_now = say_of(interaction), interaction.client.service(HelpNow)
    country = help_now.country_for(member_of(interaction), guild_of(interaction))
    company = help_now.never_alone(country, say.locale)
    buttons = (button(say(f"help-now-choice-{name}"), "help_now:open", name) for name in AFTER_USE)
    return (
        say("screening-after-use"),
        say(company.key, **company.args),
        *rows(*buttons, _wrong(say), width=WIDTH),
    )


def _button(say: Say, action: Action, card: CardName, country: str | None) -> ui.Button[Any]:
    """Return a card's button; other cards open below, so that what was saved stays in sight."""
    if action.id == "country":
        return button(say(action.label), "help_now:country", card)
    if action.id in set(CardName):
        return button(say(action.label), "help_now:open", action.id, style=Style.primary)
    return button(say(action.label), f"help_now:{action.id}", f"{card}.{country or ''}")


def _wrong(say: Say) -> ui.Button[Any]:
    return button(say("screening-wrong"), "screening:wrong")
