"""One check back after a help card: one line before the yes, one message, nothing kept of the answer."""

import pytest

from bot.app import App
from bot.deliveries.model import State
from bot.features.members.service import Members
from bot.features.reminders.model import MESSAGES
from bot.ids import MemberId
from tests.people import Channel, Env, Person, Seen, texts_in

HOUR = 3600
OFFER = "Check in with me later"


@pytest.fixture
def mailbox(alice: Person) -> Channel:
    return alice.actor.user.dm_channel


async def card(alice: Person, channel: Channel) -> Seen:
    return await (await alice.slash(channel, "help-now")).press("I'm thinking about suicide")


async def ask(alice: Person, channel: Channel, when: str = "In two hours") -> Seen:
    return await (await (await card(alice, channel)).press(OFFER)).press(when)


async def later(app: App, env: Env, hours: float) -> None:
    await env.advance_time(hours * HOUR)
    await app.tick(env.now())
    await env.settle()


async def test_one_message_comes_and_never_another(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    asked = await ask(alice, channel)
    assert asked.private
    assert "nobody watches in between" in asked.text
    await later(app, env, 1.9)
    assert texts_in(mailbox) == []
    await later(app, env, 0.2)
    assert texts_in(mailbox) == ["You asked me to check back. How is it now?"]
    await later(app, env, 72)
    assert len(texts_in(mailbox)) == 1


async def test_the_yes_is_one_line_and_is_recorded_with_the_press(
    app: App, alice: Person, channel: Channel
) -> None:
    choice = await (await card(alice, channel)).press(OFFER)
    assert "you say yes to direct messages" in choice.text
    assert "Harbor volunteers" in choice.text
    members = app.services.get(Members)
    assert await members.consents(MemberId(alice.id)) == []
    await choice.press("Tomorrow")
    assert [each.category for each in await members.consents(MemberId(alice.id))] == [MESSAGES.name]
    again = await (await (await card(alice, channel)).press("Don't check in")).press("Help")
    choice = await (await again.press("I need to talk")).press(OFFER)
    assert "you say yes" not in choice.text


async def test_the_queue_does_not_know_which_card_it_was(app: App, alice: Person, channel: Channel) -> None:
    await ask(alice, channel)
    ((owed, _),) = await app.deliveries.in_state(State.WAITING)
    assert (owed.ref, owed.guild, owed.channel, owed.day) == ("", None, None, None)


async def test_it_is_taken_back_with_one_press(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    assert "I send nothing" in (await (await ask(alice, channel)).press("Don't check in")).text
    await later(app, env, 3)
    assert texts_in(mailbox) == []


async def test_asking_again_moves_it(app: App, env: Env, alice: Person, channel: Channel) -> None:
    await ask(alice, channel)
    seen = await card(alice, channel)
    assert "I check in with you once" in seen.text
    assert OFFER not in seen.labels
    assert len(await app.deliveries.in_state(State.WAITING)) == 1


@pytest.mark.parametrize(
    ("pressed", "told"),
    [
        ("followups:answer:better", "I keep nothing of this"),
        ("followups:answer:same", "You don't have to carry it alone"),
        ("followups:answer:leave", "This was the only time I ask"),
        ("help_now:open:menu", "Help now"),
    ],
)
async def test_every_answer_is_answered(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel, pressed: str, told: str
) -> None:
    await ask(alice, channel)
    await later(app, env, 2)
    clicked = await alice.actor.user.click(mailbox.history()[-1], custom_id=pressed)
    assert told in Seen(alice, clicked).text


async def test_nothing_is_offered_beside_an_overdose_or_while_everything_is_paused(
    app: App, alice: Person, channel: Channel
) -> None:
    menu = await alice.slash(channel, "help-now")
    assert OFFER not in menu.labels
    assert OFFER not in (await menu.press("Overdose")).labels
    await app.services.get(Members).pause(MemberId(alice.id), on=True)
    seen = await card(alice, channel)
    assert OFFER not in seen.labels
    await app.services.get(Members).pause(MemberId(alice.id), on=False)
    choice = await (await card(alice, channel)).press(OFFER)
    await app.services.get(Members).pause(MemberId(alice.id), on=True)
    assert "You paused all messages" in (await choice.press("Tomorrow")).text


async def test_taking_back_the_yes_takes_the_message_back(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await ask(alice, channel)
    await app.services.get(Members).withdraw(MemberId(alice.id), MESSAGES)
    await later(app, env, 3)
    assert texts_in(mailbox) == []
    assert not await app.deliveries.in_state(State.WAITING)


async def test_the_offer_is_left_out_while_storage_is_closed(
    app: App, alice: Person, channel: Channel
) -> None:
    await app.db.close()
    seen = await card(alice, channel)
    assert "## Thoughts of suicide" in seen.text or seen.private
    assert OFFER not in seen.labels
