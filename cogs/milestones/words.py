"""Milestones in words."""

from bot.features.milestones.model import Mark
from bot.features.milestones.service import Board
from bot.texts import Say


def mark_words(say: Say, mark: Mark) -> str:
    """Return what was reached, e.g. ``30 days``."""
    return say("milestones-mark", unit=mark.unit, n=mark.n)


def chosen_words(say: Say, board: Board, names: list[str]) -> str:
    """Return what a member is told of; ``names`` are all groups there are, in order."""
    told = [say("milestones-group", group=name) for name in names if name in board.chosen.groups]
    if board.chosen.own:
        told.append(say("milestones-group-own", days=", ".join(map(str, board.chosen.own))))
    if not told:
        return say("milestones-none")
    return "\n".join([say("milestones-chosen", groups="; ".join(told)), say("milestones-calendar")])
