"""What a reader sees on every card, wherever they are."""

import re
from functools import cache

import pytest

from bot.features.help_now.cards import card
from bot.features.help_now.parts import LONGEST_BLOCK, Block, Card, CardName, Place
from bot.features.help_now.service import HelpNow
from bot.texts import Texts

from .conftest import a_book, a_line, an_emergency

LONGEST_CARD = 3800  # characters; Discord allows 4,000 in all text displays of one message
# Placeables that choose a wording of ours; all others are names, numbers and dates.
OURS = {choice: choice for choice in ("always", "some", "free", "standard", "unknown")}
LIST_OF_COUNTRIES = "help-now-common-numbers"
GRADE = 7.0  # Flesch-Kincaid, safety-and-content section 5


def read(card: Card, texts: Texts) -> str:
    return "\n".join(say(block, texts) for block in (Block(card.title), *card.blocks))


def say(block: Block, texts: Texts) -> str:
    return texts.get("en", block.key, block.args)


def every_card(help_now: HelpNow) -> list[tuple[str | None, Card]]:
    countries = [None, "QQ", *sorted(help_now.book.countries)]
    return [(country, help_now.card(name, country, "en")) for country in countries for name in CardName]


def test_no_block_of_any_card_is_too_long_in_any_country(help_now: HelpNow, texts: Texts) -> None:
    said = [(say(block, texts), country) for country, shown in every_card(help_now) for block in shown.blocks]
    assert max(len(text) for text, _ in said) <= LONGEST_BLOCK


def test_no_card_is_too_long_for_one_message(help_now: HelpNow, texts: Texts) -> None:
    assert max(len(read(shown, texts)) for _, shown in every_card(help_now)) <= LONGEST_CARD


def test_no_placeable_is_ever_empty_or_missing(help_now: HelpNow) -> None:
    blocks = {block.key: block for _, shown in every_card(help_now) for block in shown.blocks}
    values = [value for block in blocks.values() for value in block.args.values()]
    assert len(values) > 50
    assert [value for value in values if not value.strip() or "None" in value] == []


def test_no_card_shouts_or_smiles(help_now: HelpNow, texts: Texts) -> None:
    ours = re.compile(r"[!\u2600-\u27bf\U0001f000-\U0001faff]")
    assert [(c, shown.name) for c, shown in every_card(help_now) if ours.search(read(shown, texts))] == []


def test_every_action_leads_to_a_card_or_does_one_of_three_things(help_now: HelpNow, texts: Texts) -> None:
    places = {str(name) for name in CardName} | {"country", "copy", "moderator"}
    actions = {action for _, shown in every_card(help_now) for action in shown.actions}
    assert {action.id for action in actions} == places
    assert all(len(texts.get("en", action.label, {})) <= 80 for action in actions)


def test_every_card_lets_the_reader_choose_another_country(help_now: HelpNow) -> None:
    assert all("country" in [action.id for action in shown.actions] for _, shown in every_card(help_now))


def test_the_first_screen_has_the_six_choices_in_their_order(help_now: HelpNow) -> None:
    menu = help_now.card(CardName.MENU, "US", "en")
    assert [action.id for action in menu.actions] == [
        "suicide",
        "overdose",
        "withdrawal",
        "about-to-use",
        "worried",
        "talk",
        "country",
    ]


def test_an_overdose_card_says_whom_to_call_before_anything_else(help_now: HelpNow, texts: Texts) -> None:
    for country in (None, *help_now.book.countries):
        blocks = help_now.card(CardName.OVERDOSE, country, "en").blocks
        assert [block.key for block in blocks[:1]] == ["help-now-overdose-intro"]
        assert "call" in say(blocks[1], texts).casefold()


def test_every_number_of_the_us_stands_on_its_cards_as_text(help_now: HelpNow, texts: Texts) -> None:
    assert "call 911" in read(help_now.card(CardName.SUICIDE, "US", "en"), texts)
    assert "988" in read(help_now.card(CardName.SUICIDE, "US", "en"), texts)
    assert "1-800-222-1222" in read(help_now.card(CardName.OVERDOSE, "US", "en"), texts)
    assert "1-800-662-4357" in read(help_now.card(CardName.WITHDRAWAL, "US", "en"), texts)
    assert "800-972-0590" in read(help_now.card(CardName.ABOUT_TO_USE, "US", "en"), texts)


def test_an_unknown_country_gets_the_directory_and_common_numbers(help_now: HelpNow, texts: Texts) -> None:
    said = read(help_now.card(CardName.SUICIDE, None, "en"), texts)
    assert "https://findahelpline.com/" in said
    assert all(number in said for number in ("112", "911", "999", "000", "111"))
    assert "I don't know which country you are in" in said


def test_a_country_without_a_sure_emergency_number_is_told_so(help_now: HelpNow, texts: Texts) -> None:
    said = read(help_now.card(CardName.OVERDOSE, "HN", "en"), texts)
    assert "I have no sure number for Honduras" in said


def test_a_country_nobody_has_heard_of_still_gets_every_card(help_now: HelpNow, texts: Texts) -> None:
    for name in CardName:
        assert read(help_now.card(name, "QQ", "en"), texts)
    assert "https://findahelpline.com/" in read(help_now.card(CardName.TALK, "QQ", "en"), texts)


def test_norway_names_the_ambulance_and_the_police_apart(help_now: HelpNow, texts: Texts) -> None:
    said = read(help_now.card(CardName.SUICIDE, "NO", "en"), texts)
    assert "call 113 for an ambulance" in said
    assert "call 112 for the police" in said


def test_hours_and_cost_that_nobody_confirmed_are_called_unknown(texts: Texts) -> None:
    book = a_book(a_line())
    said = read(card(CardName.SUICIDE, Place(book, "ZZ", "Nowhere")), texts)
    assert "I don't know its hours" in said
    assert "may cost money" in said


def test_hours_that_are_known_are_said(texts: Texts) -> None:
    book = a_book(a_line(hours="daily 10:00-22:00", cost="standard"))
    said = read(card(CardName.SUICIDE, Place(book, "ZZ", "Nowhere")), texts)
    assert "Open: daily 10:00-22:00." in said
    assert "You pay for a normal call" in said


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ({"sms": {"number": "55555", "keyword": "HELLO"}}, "Text HELLO to 55555"),
        ({"sms": {"number": "55555"}}, "Send a text message to 55555"),
        ({"chat_url": "https://example.org/chat"}, "has an online chat: https://example.org/chat"),
    ],
)
def test_who_would_rather_type_is_told_how(channel: dict[str, object], words: str, texts: Texts) -> None:
    book = a_book(a_line(**channel))
    assert words in read(card(CardName.CALLING, Place(book, "ZZ", "Nowhere")), texts)


def test_every_number_of_a_line_is_shown(texts: Texts) -> None:
    book = a_book(a_line(phone="113", phone_alt=["0800-0113"]))
    assert "113 / 0800-0113" in read(card(CardName.TALK, Place(book, "ZZ", "Nowhere")), texts)


def test_unchecked_numbers_are_said_to_be_unchecked_with_the_oldest_date(texts: Texts) -> None:
    mixed = a_book(
        a_line(reviewed={"name": "A. Person", "date": "2026-11-01"}),
        emergency=[an_emergency(source_date="2023-12-28")],
    )
    said = read(card(CardName.SUICIDE, Place(mixed, "ZZ", "Nowhere")), texts)
    assert "Nobody has checked them" in said
    assert "2023-12-28" in said


def test_numbers_are_called_checked_only_when_a_person_checked_each_of_them(texts: Texts) -> None:
    person = {"name": "A. Person", "date": "2026-11-01"}
    checked = a_book(a_line(reviewed=person), emergency=[an_emergency(reviewed=person)])
    said = read(card(CardName.SUICIDE, Place(checked, "ZZ", "Nowhere")), texts)
    assert "A person checked them; the oldest check is from 2026-11-01" in said


def test_a_card_says_nothing_about_numbers_it_does_not_show() -> None:
    blocks = card(CardName.CALLING, Place(a_book(), "ZZ", "Nowhere")).blocks
    assert not [block for block in blocks if block.key.startswith("help-now-numbers")]


def test_the_first_day_notice_is_the_start_of_the_withdrawal_card(help_now: HelpNow) -> None:
    whole = help_now.card(CardName.WITHDRAWAL, "GB", "en").blocks
    assert tuple(help_now.withdrawal_notice("GB", "en")) == whole[:5]


def test_every_card_reads_at_grade_seven_or_lower(help_now: HelpNow, texts: Texts) -> None:
    """The whole card, with short stand-ins for names and numbers: those are not our words."""
    grades = {(c, shown.name): grade(read(with_stand_ins(shown), texts)) for c, shown in every_card(help_now)}
    assert {where: found for where, found in grades.items() if found > GRADE} == {}


def test_every_longer_block_reads_at_grade_seven_or_lower(help_now: HelpNow, texts: Texts) -> None:
    """Blocks of 20 words and more (the formula says little about shorter ones), but for one list."""
    blocks = {block.key: block for _, shown in every_card(help_now) for block in with_stand_ins(shown).blocks}
    said = {key: say(block, texts) for key, block in blocks.items()}
    long = {
        key: grade(text) for key, text in said.items() if len(text.split()) >= 20 and key != LIST_OF_COUNTRIES
    }
    assert len(long) > 10
    assert {key: found for key, found in long.items() if found > GRADE} == {}


def with_stand_ins(shown: Card) -> Card:
    def plain(block: Block) -> Block:
        return Block(block.key, {name: OURS.get(value, "Ann") for name, value in block.args.items()})

    return Card(shown.name, shown.title, tuple(plain(block) for block in shown.blocks), shown.actions)


def grade(text: str) -> float:
    """Flesch-Kincaid grade (Kincaid et al. 1975) with a plain syllable counter, so give or take one."""
    sentences = [part for part in re.split(r"[.?]+(?:\W|$)|\n", text) if re.search(r"[A-Za-z]", part)]
    words = re.findall(r"[A-Za-z][A-Za-z']*", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@cache
def syllables(word: str) -> int:
    bare = re.sub(r"(?<![aeiouyl])e$|(?<=[^td])ed$|(?<![sxz])es$", "", word.casefold().replace("'", ""))
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


def test_the_syllable_counter_knows_the_words_that_matter() -> None:
    words = {
        "call": 1,
        "naloxone": 3,
        "emergency": 4,
        "withdrawal": 3,
        "breathing": 2,
        "used": 1,
        "people": 2,
    }
    assert {word: syllables(word) for word in words} == words


def test_the_page_for_moderators_reads_as_easily_as_a_card(texts: Texts) -> None:
    guide = ("role", "asked", "steps", "danger", "report", "nobody", "yourself")
    said = "\n".join(texts.get("en", f"help-now-guide-{part}", {}) for part in guide)
    assert len(said) < LONGEST_CARD
    assert grade(said) <= GRADE
