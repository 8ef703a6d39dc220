"""Stories about single rules: what counts, what cancels, which card comes first."""

import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.features.screening.model import Card, Tier
from bot.features.screening.ruleset import Rules
from bot.features.screening.screener import Screener

LONGEST = 4_000
"""Characters a member can submit: Discord's limit for a text field."""

STEPS_PER_CHARACTER = 100
"""No text, however written, may need more work than this for each of its characters."""


def card_for(screener: Screener, text: str) -> Card | None:
    return screener.screen(text).card


def test_a_plain_wish_to_die_gets_the_crisis_card(screener: Screener):
    assert card_for(screener, "some nights I wish I were dead") is Card.CRISIS


@pytest.mark.parametrize(
    "text",
    [
        "k1ll mys3lf",
        "k i l l  m y s e l f",
        "thinking about su*cide",
        "i want to diiiie",
        "sucidal thoughts again",
        "I wаnt to diе",
        "i want to d1e",
    ],
)
def test_disguised_spelling_is_still_read(screener: Screener, text: str):
    assert card_for(screener, text) is Card.CRISIS


@pytest.mark.parametrize("text", ["ran 5 kms today", "1 bottle of water", "see you at 4pm b4 the meeting"])
def test_digits_in_ordinary_words_mean_nothing(screener: Screener, text: str):
    assert card_for(screener, text) is None


def test_an_idiom_is_set_aside_first(screener: Screener):
    assert screener.screen("that joke had me dying of laughter").tier is Tier.NOTHING


def test_an_idiom_does_not_hide_a_wish_beside_it(screener: Screener):
    assert card_for(screener, "this week is killing me and I want to die") is Card.CRISIS


def test_denial_cancels_but_leaves_the_soft_line(screener: Screener):
    screening = screener.screen("not suicidal, only worn out")
    assert (screening.tier, screening.card) == (Tier.SOFT, None)


def test_denial_ends_where_the_next_clause_says_otherwise(screener: Screener):
    assert card_for(screener, "I'm not suicidal, I just don't want to exist") is Card.CRISIS


def test_a_negation_that_is_part_of_the_meaning_does_not_cancel(screener: Screener):
    assert card_for(screener, "there is no reason left to be alive") is Card.CRISIS


def test_not_having_drunk_is_no_relapse(screener: Screener):
    assert card_for(screener, "I did not drink at the wedding last night") is None


def test_what_is_long_past_and_over_gets_no_card(screener: Screener):
    assert card_for(screener, "ten years ago I wanted to die") is None


def test_what_was_long_ago_and_is_back_gets_the_card(screener: Screener):
    assert card_for(screener, "ten years ago I wanted to die and now I want to die again") is Card.CRISIS


def test_a_person_in_danger_now_gets_the_helper_card(screener: Screener):
    assert card_for(screener, "my sister says she wants to kill herself tonight") is Card.HELPER


def test_a_friend_one_asks_for_is_treated_as_the_writer(screener: Screener):
    assert card_for(screener, "asking for a friend: what if I don't want to live") is Card.CRISIS


def test_a_death_in_the_family_is_grief_not_crisis(screener: Screener):
    assert card_for(screener, "my uncle killed himself and the funeral is on monday") is None


def test_somebody_elses_drinking_is_not_the_writers_relapse(screener: Screener):
    assert card_for(screener, "my brother relapsed yesterday") is None


def test_a_craving_is_not_a_relapse(screener: Screener):
    assert card_for(screener, "really craving a drink right now") is None


def test_a_song_is_not_a_wish(screener: Screener):
    assert card_for(screener, "the lyrics say i want to die, beautiful song") is None


def test_overdose_comes_before_crisis(screener: Screener):
    assert card_for(screener, "I want to die and I just swallowed the whole bottle of pills") is Card.OVERDOSE


def test_crisis_comes_before_withdrawal_and_relapse(screener: Screener):
    assert card_for(screener, "I drank again last night and I want to kill myself") is Card.CRISIS


def test_withdrawal_comes_before_relapse(screener: Screener):
    text = "relapsed yesterday, stopped the vodka this morning and I am shaking and seeing things"
    assert card_for(screener, text) is Card.WITHDRAWAL


def test_the_writers_own_crisis_comes_before_the_helper_card(screener: Screener):
    assert card_for(screener, "my brother wants to kill himself. I want to kill myself too") is Card.CRISIS


def test_a_bystander_is_heard_without_any_drug_named(screener: Screener):
    assert card_for(screener, "she is on the floor, lips are blue, what do i do") is Card.OVERDOSE


def test_giving_naloxone_is_now_and_carrying_it_is_not(screener: Screener):
    assert card_for(screener, "gave him narcan twice and he is still out") is Card.OVERDOSE
    assert card_for(screener, "I always carry narcan") is None


def test_coffee_and_cash_have_no_withdrawal(screener: Screener):
    assert card_for(screener, "caffeine withdrawal is awful") is None
    assert card_for(screener, "cash withdrawal symptoms: empty wallet") is None


def test_a_withdrawal_under_a_doctor_is_not_alone(screener: Screener):
    assert card_for(screener, "my doctor is tapering me off valium at home") is None


def test_low_mood_with_hopeless_words_gets_the_soft_line(screener: Screener):
    assert screener.screen("everything feels hopeless").tier is Tier.SOFT


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("ya no quiero vivir", Card.CRISIS),
        ("mi hermano se quiere matar", Card.HELPER),
        ("je ne veux pas mourir", None),
        ("je veux mourir", Card.CRISIS),
        ("ich will nicht sterben", None),
        ("ich will sterben", Card.CRISIS),
        ("er atmet nicht", Card.OVERDOSE),
        ("não quero morrer", None),
        ("ela não respira", Card.OVERDOSE),
        ("no he bebido hoy", None),
        ("he bebido otra vez anoche", Card.RELAPSE),
    ],
)
def test_every_language_is_read_without_being_told_which(screener: Screener, text: str, card: Card | None):
    assert card_for(screener, text) is card


@pytest.mark.parametrize(
    "text",
    [
        "ich will die Pizza, die ist tot lecker",
        "once a mort of kin",
        "no me gusta el pan",
        "das ist die letzte Flasche Wasser",
        "le pain est bon, il fait froid",
        "mas amanhã tem reunião",
        "wir waren gestern im Kino",
    ],
)
def test_words_that_look_alike_in_another_language_mean_nothing(screener: Screener, text: str):
    assert card_for(screener, text) is None


def test_a_servers_added_phrase_gets_the_crisis_card(screener: Screener):
    text = "Honestly, I am going to Blackpool."
    assert screener.screen(text, ["going to blackpool"]).card is Card.CRISIS
    assert screener.screen(text, ["blackpool tower", "  "]).card is None


def test_a_servers_added_phrase_never_replaces_an_overdose(screener: Screener):
    assert screener.screen("he overdosed in blackpool", ["blackpool"]).card is Card.OVERDOSE


any_text = st.text(max_size=LONGEST)


@settings(max_examples=150, deadline=None)
@given(any_text)
@example("\x00" * LONGEST)
@example("\U0001f480" * LONGEST)
@example("'" * LONGEST)
@example("." * LONGEST)
@example("ﷺ" * 200)
def test_any_text_in_any_script_is_screened_within_its_steps(screener: Screener, text: str):
    screening = screener.screen(text)
    assert screening.steps <= STEPS_PER_CHARACTER * (len(text) + 20)
    assert (screening.tier is Tier.ACUTE) == (screening.card is not None)


def listed_words(rules: Rules) -> list[str]:
    return sorted(rules.vocabulary.listed)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_texts_made_only_of_listed_words_stay_within_their_steps(
    rules: Rules, screener: Screener, data: st.DataObject
):
    chosen = data.draw(st.lists(st.sampled_from(listed_words(rules)), max_size=700))
    text = " ".join(chosen)[:LONGEST]
    assert screener.screen(text).steps <= STEPS_PER_CHARACTER * (len(text) + 20)


@pytest.mark.parametrize(
    "unit",
    [
        "want to not ",
        "not die ",
        "took too many drink ",
        "i ",
        ". ",
        "if i ",
        "a",
        "k ",
        "1 ",
        "''",
        "relapsedd ",
        "he ",
    ],
)
def test_twice_the_text_is_at_most_little_more_than_twice_the_work(screener: Screener, unit: str):
    half = (unit * LONGEST)[: LONGEST // 2]
    once, twice = screener.screen(half).steps, screener.screen((unit * LONGEST)[:LONGEST]).steps
    assert twice <= 2.2 * once + 200


def test_the_longest_ordinary_text_takes_milliseconds(screener: Screener):
    text = ("the meeting went well and we talked about the garden, my sponsor and the weather. " * 60)[
        :LONGEST
    ]
    fastest = min(_seconds(screener, text) for _ in range(5))
    assert fastest < 0.05, "ten times the promise of 5 ms: only a defect, not a busy computer, gets here"
    assert unicodedata.normalize("NFKC", text) == text


def _seconds(screener: Screener, text: str) -> float:
    begin = time.perf_counter()
    screener.screen(text)
    return time.perf_counter() - begin
