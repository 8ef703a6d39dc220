"""A server may be led by another process: cogs ask for servers where that is thought of."""

from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_cogs_ask_for_a_server_with_find_guild() -> None:
    cogs = {str(path): path.read_text("utf-8") for path in ROOT.glob("cogs/**/*.py")}
    assert any("bot.find_guild(" in code for code in cogs.values())
    assert [path for path, code in cogs.items() if "bot.get_guild(" in code] == []
