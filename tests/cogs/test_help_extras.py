"""What features add to Help: above the card when it comes in time, and never in its way."""

import pytest

from bot.app import App
from tests.people import Channel, Env, Person


@pytest.fixture
async def env(app: App, env: Env) -> Env:
    """A simulated Discord that does not wait for extras: people press on meanwhile."""
    await app.bot.load_extension("tests.cogs.extras_of_others")
    env.settle_timeout = 0.3
    return env


async def test_help_is_there_before_any_extra(alice: Person, channel: Channel) -> None:
    menu = await alice.slash(channel, "help-now")
    assert menu.text.startswith("## Help now")
    assert "took their time" not in menu.text


async def test_extras_that_break_or_never_end_keep_no_other_away(
    env: Env, alice: Person, channel: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    menu = await alice.slash(channel, "help-now")
    await env.advance_time(5)
    assert menu.text.startswith("Words that took their time.")
    assert "nobody is watching my messages" in menu.text
    assert "never come" not in menu.text
    assert "ValueError" in caplog.text
    assert "Zeppelinmarmalade" not in caplog.text


async def test_an_extra_is_not_put_over_what_somebody_went_on_to(
    env: Env, alice: Person, channel: Channel
) -> None:
    menu = await alice.slash(channel, "help-now")
    card = await menu.press("Overdose")
    await env.advance_time(5)
    assert card.text.startswith("## Overdose")
    assert "took their time" not in card.text


async def test_a_message_that_is_gone_by_then_is_no_matter(env: Env, alice: Person, channel: Channel) -> None:
    menu = await alice.slash(channel, "help-now")
    env.inject_error("PATCH", "/webhooks/*", status=404, code=10008, message="gone")
    await env.advance_time(5)
    assert menu.text.startswith("## Help now")
