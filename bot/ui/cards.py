"""A help card as words, wherever one is shown beside something else."""

from bot.features.help_now.parts import Card
from bot.texts import Say
from bot.ui.plain import plain


def card_words(say: Say, card: Card) -> str:
    """Return a card's paragraphs; what admins typed into one can ping nobody and change no layout."""
    return "\n\n".join(
        say(block.key, **{name: plain(value) if block.typed else value for name, value in block.args.items()})
        for block in card.blocks
    )
