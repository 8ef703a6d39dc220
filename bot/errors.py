"""What may go wrong on purpose. Everything else that is raised is a defect."""

from bot.consent import Category


class Refusal(Exception):
    """An expected "no", told to the person in the reviewed words of ``key``.

    Args:
        key: A text key, e.g. ``counters-not-found``.
        args: Placeables of that text. Never a member's own words: they would
            travel inside an exception.
    """

    def __init__(self, key: str, **args: str | int) -> None:
        super().__init__(key)
        self.key, self.args_for_text = key, args


class ConsentNeeded(Refusal):
    """The member has not yet said yes to storing this category (P-1)."""

    def __init__(self, category: Category) -> None:
        super().__init__("members-consent-needed")
        self.category = category


class NotReady(Exception):
    """Storage is not open (yet): starting up, or the bot runs with Help only."""


class Slow(Exception):
    """A person has waited long enough; the work goes on and may still be saved."""
