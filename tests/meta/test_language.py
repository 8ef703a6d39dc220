"""The words this bot uses about people, in every language, in the demo and in the example settings."""

import pytest

from tests.meta import language
from tests.meta.language import LONGEST_BLOCK, failures, shouts, smiles
from tests.meta.sources import ROOT, Text, locales, modules, strings, texts


def every_text() -> list[Text]:
    found = [text for locale in locales() for text in texts(locale).values()]
    assert len(found) > 200
    return found


def acute() -> list[Text]:
    """Return the texts of help: read in the worst moments there are."""
    found = [text for text in every_text() if text.path.name.startswith("help_now")]
    assert len(found) > 50
    return found


@pytest.mark.parametrize("locale", locales())
def test_a_language_has_rules_of_its_own(locale: str) -> None:
    assert language.rules(locale), "safety-and-content section 5 wants a list for every language"


@pytest.mark.parametrize("locale", locales())
def test_no_text_shames_labels_or_promises(locale: str) -> None:
    found = {
        str(text): sorted(
            {each for reading in text.readings for each in failures(reading, text.comment, locale)}
        )
        for text in texts(locale).values()
    }
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_no_text_shouts() -> None:
    assert [str(text) for text in every_text() if any(map(shouts, text.readings))] == []


def test_no_acute_text_smiles() -> None:
    assert [str(text) for text in acute() if any(map(smiles, text.readings))] == []


def test_no_acute_text_is_too_long_to_take_in() -> None:
    assert [str(text) for text in acute() if max(map(len, text.readings)) > LONGEST_BLOCK] == []


def test_a_warning_is_lifted_only_where_there_is_one() -> None:
    idle = [
        str(text)
        for text in every_text()
        if "lint-ok" in text.comment
        and not any(failures(reading, "", text.locale) for reading in text.readings)
    ]
    assert idle == []


# Outside the text files


def test_the_demo_speaks_the_same_way() -> None:
    if not list((ROOT / "demo").glob("*.py")):
        pytest.skip("there is no demo yet")
    sources = {path: (ROOT / path).read_text("utf-8").splitlines() for path in modules("demo")}
    said = [
        (f"{path}:{node.lineno}", str(node.value), "\n".join(sources[path][node.lineno - 2 : node.lineno]))
        for path, module in modules("demo").items()
        for node in strings(module)
        if " " in str(node.value)
    ]
    assert len(said) > 20
    assert [(where, wrong) for where, text, near in said if (wrong := failures(text, near))] == []


def test_pages_of_the_demo_speak_the_same_way() -> None:
    pages = [path for kind in ("html", "md", "txt", "yaml") for path in (ROOT / "demo").rglob(f"*.{kind}")]
    if not pages:
        pytest.skip("the demo has no pages of its own")
    assert {path.name: wrong for path in pages if (wrong := failures(path.read_text("utf-8")))} == {}


def test_the_example_settings_speak_the_same_way() -> None:
    text = (ROOT / "config.example.yaml").read_text("utf-8")
    assert len(text) > 500
    assert failures(text) == []
    assert not shouts(text)


# The rules themselves


@pytest.mark.parametrize(
    "text",
    [
        "For addicts and their families",
        "Are you an alcoholic?",
        "a former addict",
        "help with drug abuse",
        "kick the habit",
        "Stay clean today",
        "your clean time",
        "a dirty test",
        "opioid substitution",
        "You relapsed.",
        "You failed.",
        "Your count goes back to zero",
        "You lost your streak",
        "That was weak",
        "You should have called",
        "She committed suicide",
        "a cry for help",
        "crazy days",
        "people suffering from addiction",
        "proven to work",
        "100% confidential",
        "I am your therapist",
        "a 7-day streak",
        "zero tolerance",
    ],
)
def test_words_that_hurt_are_found(text: str) -> None:
    assert failures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Alcoholics Anonymous and Narcotics Anonymous meet here",
        "National Institute on Drug Abuse",
        "This week is secure",
        "a person in recovery",
        "Nothing is lost. Your earlier days still count.",
        "Talk to a medical person first; it can be treated",
        "Clean up your room",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert failures(text) == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("es", "un drogadicto"),
        ("es", "cometió suicidio"),
        ("fr", "un toxicomane"),
        ("fr", "commettre un suicide"),
        ("de", "Drogenmissbrauch"),
        ("de", "Selbstmord"),
        ("pt", "um viciado"),
        ("pt-BR", "cometer suicídio"),
    ],
)
def test_words_that_hurt_are_found_in_other_languages(locale: str, text: str) -> None:
    assert failures(text, locale=locale)


def test_a_reason_lifts_a_warning_and_never_an_error() -> None:
    assert failures("a relapse", "reviewed: none") != []
    assert failures("a relapse", "lint-ok:") != []
    assert failures("a relapse", "lint-ok: a member's own word, chosen by them") == []
    assert failures("an addict", "lint-ok: a member's own word, chosen by them") != []


@pytest.mark.parametrize("text", ["Well done 🎉", "I hear you ❤️", "ok <:wave:123>", "nice :tada: day"])
def test_an_emoji_is_found(text: str) -> None:
    assert smiles(text)


@pytest.mark.parametrize(
    "text", ["mood 3 · craving 2", "Open: 10:00-22:00.", "“quoted” … – done", "a {number} b"]
)
def test_other_signs_are_no_emoji(text: str) -> None:
    assert not smiles(text)


def test_a_shout_is_found() -> None:
    assert shouts("Great!")
    assert not shouts("Great.")
