"""The rules are read once for all screening tests: they are values, nothing changes them."""

import pytest

from bot.cli_screen import RULES
from bot.features.screening.rules import load_rules
from bot.features.screening.ruleset import Rules
from bot.features.screening.screener import Screener


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules(RULES)


@pytest.fixture(scope="session")
def screener(rules: Rules) -> Screener:
    return Screener(rules)
