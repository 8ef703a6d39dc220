"""Every sentence the code says exists, every one that exists is said, and each tells who reviewed it."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from bot.client import Handrail
from bot.storage.erasure import owned_tables
from bot.storage.tables import load_tables
from bot.ui import ConsentCategory
from tests.meta.sources import ENGLISH, ROOT, Text, enums, locales, modules, read, texts
from tests.meta.uses import Use, uses, whole_strings

PROGRAM = ["bot", "cogs", *(["demo"] if list((ROOT / "demo").glob("*.py")) else [])]
ALWAYS_GIVEN = frozenset({"word"})
"""Placeables that `bot.readers` adds to every text."""

DECLARATIONS = {"HomeEntry", "SetupChannel", "NextStep", "Action"}
"""Their texts are said later, by others, without placeables."""

PLURALS = {"zero", "one", "two", "few", "many", "other"}
REVIEWED = re.compile(r"reviewed: (?:none|(?P<name>[^\s,][^,]*), (?P<day>\d{4}-\d\d-\d\d))")


def all_uses() -> list[tuple[str, Use]]:
    found = [(path, use) for path, module in modules(*PROGRAM).items() for use in uses(module)]
    assert len(found) > 100
    return found


def all_strings() -> dict[str, str]:
    """Return every string of the program with where it stands."""
    return {
        text: f"{path}:{line}"
        for path, module in modules(*PROGRAM).items()
        for text, line in whole_strings(module).items()
    }


def command_keys(bot: Handrail) -> set[str]:
    """Return the keys of the texts that `bot.client.describe` gives to commands and options."""
    extras = [getattr(each._locale_description, "extras", {}) for each in bot.tree.walk_commands()]  # pyright: ignore[reportPrivateUsage] - as describe()
    options = [
        option.description.extras
        for command in bot.tree.walk_commands()
        for option in getattr(command, "_params", {}).values()
    ]
    return {each["key"] for each in (*extras, *options)}


def consent_keys(bot: Handrail) -> set[str]:
    names = [each.category.name for each in bot.declared("CONSENTS", ConsentCategory)]
    return {f"{name}-consent-{part}" for name in names for part in ("label", "body")}


def kept_keys() -> set[str]:
    """Return the keys that say on ``/privacy`` what each table keeps."""
    load_tables()
    return {f"kept-{table.name.replace('_', '-')}" for table, _ in owned_tables()}


def by_name(key: str) -> bool:
    """Return whether a pattern stands for keys made from declared names, which are known exactly."""
    plain = key.replace("\\", "")
    return "-consent-" in plain or plain.startswith("kept-")


# Keys and code


def unknown_keys(path: str, module: ast.Module, known: Mapping[str, object]) -> list[str]:
    return [f"{path}:{use.line} {use.key}" for use in uses(module) if not use.keys(known)]


def faceless(path: str) -> bool:
    """Return whether a file belongs to a feature that has no cog yet; its words come with its face."""
    parts = path.split("/")
    return parts[:2] == ["bot", "features"] and not (ROOT / "cogs" / parts[2] / "__init__.py").is_file()


def test_every_key_the_code_says_exists() -> None:
    met = {path: module for path, module in modules(*PROGRAM).items() if not faceless(path)}
    assert len(met) > 50
    assert [each for path, module in met.items() for each in unknown_keys(path, module, texts())] == []


@pytest.mark.parametrize(
    "code",
    [
        'say("checkins-no-such-thing")',
        'say("ui-help" if x else "ui-no-such-thing")',
        'say(f"{x}-no-such-ending")',
        'Refusal("checkins-no-such-refusal", n=1)',
        'SetupChannel("support", "checkins-no-such-channel")',
        'NextStep("low", key="checkins-no-such-step")',
        'self._say("nothing-like-it")',
        'say("nothing-like-" + x)',
    ],
)
def test_a_key_that_does_not_exist_would_be_found(code: str) -> None:
    assert len(unknown_keys("x.py", ast.parse(code), texts())) == 1


def prefixes() -> set[str]:
    return {text.path.stem.replace("_", "-") for text in texts().values()}


def mistaken_keys(found: Mapping[str, str], known: Mapping[str, object]) -> list[str]:
    """Return strings that look like keys of ours and are none, wherever they stand."""
    looks_like_ours = re.compile(f"(?:{'|'.join(sorted(prefixes()))})(?:-[a-z0-9]+)+")
    return [
        f"{where} {text}"
        for text, where in found.items()
        if looks_like_ours.fullmatch(text) and text not in known
    ]


def test_every_string_that_looks_like_a_key_is_one() -> None:
    assert mistaken_keys(all_strings(), texts()) == []


def test_a_string_that_only_looks_like_a_key_would_be_found() -> None:
    assert mistaken_keys({"checkins-no-such-thing": "x.py:1", "check-in.png": "x.py:2"}, texts()) == [
        "x.py:1 checkins-no-such-thing"
    ]


def test_every_text_is_said_somewhere(built: Handrail) -> None:
    said = set(all_strings()) | command_keys(built) | consent_keys(built) | kept_keys()
    said |= {key for _, use in all_uses() if not by_name(use.key) for key in use.keys(texts())}
    assert sorted(set(texts()) - said) == [], "nobody says these: remove them"


def test_every_kind_of_consent_and_every_table_has_its_words(built: Handrail) -> None:
    assert consent_keys(built)
    assert kept_keys()
    assert sorted((consent_keys(built) | kept_keys()) - set(texts())) == []


# Placeables


def misfits(place: str, use: Use, known: Mapping[str, Text]) -> list[str]:
    """Return what a text lacks, or is given in vain, at one place of the code."""
    if use.given is None:
        return []
    found: list[str] = []
    for key in use.keys(known):
        wanted = known[key].placeables
        lacks = sorted(wanted - use.given - ALWAYS_GIVEN)
        vain = (
            sorted(use.given - wanted)
            if use.by in ("say", "_say") and key == re.sub(r"\\", "", use.key)
            else []
        )
        found += [f"{place}:{use.line} {key} lacks {name}" for name in lacks]
        found += [f"{place}:{use.line} {key} has no use for {name}" for name in vain]
    return found


def test_every_text_is_given_the_placeables_it_uses() -> None:
    assert [each for path, use in all_uses() for each in misfits(path, use, texts())] == []


@pytest.mark.parametrize(
    "code",
    [
        'say("checkins-saved")',
        'say("checkins-saved", day=1, hour=2)',
        'Refusal("checkins-saved")',
        'Block("checkins-saved")',
        'Block("checkins-saved", {"hour": "2"})',
        'HomeEntry("checkins-saved", "checkins:open")',
    ],
)
def test_a_placeable_too_few_or_too_many_would_be_found(code: str) -> None:
    (use,) = uses(ast.parse(code))
    assert misfits("x.py", use, texts())


# Variants


def known_enums() -> list[frozenset[str]]:
    found = [values for module in modules("bot", "cogs").values() for values in enums(module)]
    assert len(found) > 3
    return found


def meant(variants: Iterable[str], known: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """Return the enum that variants are the members of: the one they share the most with, at least half."""
    named = set(variants)
    best = max(known, key=lambda values: (len(values & named), -len(values)))
    return best if len(best & named) * 2 >= max(len(named), 2) else None


def strange_variants(text: Text, known: list[frozenset[str]]) -> Iterator[str]:
    """Yield the variants that are no member of their enum, and members that fall to a default not theirs."""
    for select in text.selects:
        names = {_name(variant.key) for variant in select.variants}
        default = next(_name(variant.key) for variant in select.variants if variant.default)
        values = None if names <= PLURALS or any(name.isdigit() for name in names) else meant(names, known)
        if values is not None:
            yield from (f"{text}: [{name}] is no member" for name in sorted(names - values - {default}))
            if default != "other":
                yield from (f"{text}: [{name}] is missing" for name in sorted(values - names))


def _name(key: object) -> str:
    return str(getattr(key, "name", None) or getattr(key, "value", ""))


def test_variants_are_the_members_of_an_enum() -> None:
    known = known_enums()
    every = [text for locale in locales() for text in texts(locale).values()]
    checked = [
        text
        for text in every
        for select in text.selects
        if meant(map(_name, (v.key for v in select.variants)), known)
    ]
    assert len(checked) > 5
    assert [each for text in every for each in strange_variants(text, known)] == []


@pytest.mark.parametrize(
    ("variants", "strange"),
    [
        ("[hungry] a\n [angri] b\n [lonely] c\n *[tired] d", 2),
        ("[hungry] a\n [angry] b\n *[tired] d", 1),
        ("[hungry] a\n [angry] b\n *[other] d", 0),
        ("[one] a\n *[other] b", 0),
    ],
)
def test_a_variant_that_is_no_member_would_be_found(tmp_path: Path, variants: str, strange: int) -> None:
    (tmp_path / "x.ftl").write_text(f"x-key = {{ $halt ->\n {variants}\n }}\n")
    (text,) = read(tmp_path / "x.ftl", "en")
    halt = [frozenset({"hungry", "angry", "lonely", "tired"})]
    assert len(list(strange_variants(text, halt))) == strange


# Review and translation


def unreviewed(text: Text) -> bool:
    """Return whether the comment above fails to tell, in one line, who reviewed the text and when."""
    told = [line for line in text.comment.splitlines() if "reviewed" in line]
    found = REVIEWED.fullmatch(told[0]) if len(told) == 1 else None
    return found is None or (found["day"] is not None and not _is_day(found["day"]))


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


@pytest.mark.parametrize("locale", locales())
def test_every_text_tells_who_reviewed_it(locale: str) -> None:
    assert [str(text) for text in texts(locale).values() if unreviewed(text)] == []


@pytest.mark.parametrize(
    ("comment", "wrong"),
    [
        ("# reviewed: none", False),
        ("# reviewed: Ada Lovelace, 2026-12-01", False),
        ("# $day = the day\n# reviewed: none", False),
        ("# a note\n", True),
        ("# reviewed:", True),
        ("# reviewed: yes", True),
        ("# reviewed: Ada Lovelace", True),
        ("# reviewed: Ada Lovelace, 2026-13-01", True),
        ("# reviewed: , 2026-12-01", True),
        ("# reviewed: none\n# reviewed: none", True),
        ("# reviewed: none\n", True),
    ],
)
def test_the_form_of_a_review_is_checked(tmp_path: Path, comment: str, wrong: bool) -> None:
    (tmp_path / "x.ftl").write_text(f"{comment}\nx-key = Words\n")
    (text,) = read(tmp_path / "x.ftl", "en")
    assert unreviewed(text) is wrong


@pytest.mark.parametrize("locale", locales())
def test_a_translation_says_what_english_says_with_the_same_placeables(locale: str) -> None:
    english = texts(ENGLISH)
    here = texts(locale)
    assert sorted(set(here) - set(english)) == []
    assert {text.path.name for text in here.values()} <= {text.path.name for text in english.values()}
    strange = [
        str(text) for key, text in here.items() if text.placeables - english[key].placeables - ALWAYS_GIVEN
    ]
    assert strange == []
