"""Every sentence comes from a file: found by key, in the reader's language, else in English."""

from pathlib import Path

import pytest

from bot.texts import Texts

ENGLISH = """
hello = Hello { $name }.
days = { $n ->
    [one] One day.
   *[other] { $n } days.
}
own-word = That was { $word }.
only-english = Only here.
nothing =
    .title = An attribute alone is no sentence.
"""
GERMAN = "hello = Hallo { $name }.\n"


def write(folder: Path, locale: str, **files: str) -> Path:
    """Write ``<locale>/<name>.ftl`` for each file and return the folder of all locales."""
    (folder / locale).mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / locale / f"{name}.ftl").write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    write(tmp_path, "en", first=ENGLISH)
    write(tmp_path, "de", first=GERMAN)
    (tmp_path / "README.md").write_text("not a locale")
    return Texts(tmp_path)


def test_each_folder_is_a_language(texts: Texts) -> None:
    assert texts.locales == {"en", "de"}


@pytest.mark.parametrize(
    ("locale", "served"), [("de", "de"), ("de-AT", "de"), ("en-GB", "en"), ("pt-BR", "en"), ("", "en")]
)
def test_a_reader_gets_the_nearest_language_there_is(texts: Texts, locale: str, served: str) -> None:
    assert texts.served(locale) == served
    assert texts.reader(locale).locale == served


def test_a_sentence_is_read_in_the_readers_language(texts: Texts) -> None:
    assert texts.reader("de-CH")("hello", name="Ada") == "Hallo Ada."
    assert texts.reader("fr")("hello", name="Ada") == "Hello Ada."


def test_what_a_language_lacks_is_read_in_english(texts: Texts) -> None:
    assert texts.reader("de")("only-english") == "Only here."
    assert texts.has("only-english")
    assert not texts.has("only-english", "de")
    assert not texts.has("hello", "fr")


def test_numbers_have_their_plural(texts: Texts) -> None:
    say = texts.reader("en")
    assert [say("days", n=n) for n in (0, 1, 2)] == ["0 days.", "One day.", "2 days."]


def test_a_readers_own_words_are_known_to_every_text(texts: Texts) -> None:
    say = texts.reader("en", {"word": "a relapse"})
    assert say("own-word") == "That was a relapse."
    assert say("own-word", word="a slip") == "That was a slip."


def test_names_are_not_wrapped_in_invisible_marks(texts: Texts) -> None:
    assert texts.reader("en")("hello", name="Ada").isascii()


@pytest.mark.parametrize("key", ["no-such-key", "nothing"])
def test_a_key_without_a_sentence_is_a_defect(texts: Texts, key: str) -> None:
    with pytest.raises(KeyError, match=key):
        texts.reader("en")(key)


def test_a_missing_argument_is_a_defect(texts: Texts) -> None:
    with pytest.raises(KeyError, match="name"):
        texts.reader("en")("hello")


def test_a_file_that_does_not_parse_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"first\.ftl: cannot read"):
        Texts(write(tmp_path, "en", first="hello = Hello\n\nthis is no message\n"))


@pytest.mark.parametrize(
    "files", [{"first": "hello = A\nhello = B\n"}, {"first": "hello = A\n", "second": "hello = B\n"}]
)
def test_a_key_stands_once_in_a_language(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="hello stands twice"):
        Texts(write(tmp_path, "en", **files))
