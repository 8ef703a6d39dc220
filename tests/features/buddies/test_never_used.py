"""Nothing about check-ins, counters, slips or activity is ever used to put people together (B-2)."""

import ast

from tests.meta.sources import modules, parts

NEVER = ("checkins", "counters", "milestones", "coping", "prompts", "silence", "screening", "shares")
"""Features whose data says how somebody is doing, or what they do."""

MATCHING = "bot/features/buddies/"


def known_to_matching() -> set[str]:
    """Return every name of ours that anything below buddies imports."""
    found = set[str]()
    for path, module in modules("bot").items():
        if path.startswith(MATCHING):
            for node in parts(module):
                if isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module)
                elif isinstance(node, ast.Import):
                    found |= {each.name for each in node.names}
    return found


def test_matching_knows_no_feature_that_tells_how_somebody_is_doing() -> None:
    known = known_to_matching()
    assert "bot.features.members.model" in known
    assert [name for name in known if any(name.startswith(f"bot.features.{each}") for each in NEVER)] == []


def test_matching_knows_nothing_of_discord() -> None:
    assert [name for name in known_to_matching() if name.split(".")[0] in ("discord", "cogs")] == []
