"""Type codes of the fellowships, by what they mean.

Meanings: the Meeting Guide's type list (code4recovery/spec, data/types.json, read 2026-11-20) and BMLT's
``world_id`` of formats (meeting-feeds.md, section 3). Codes that stand for nothing here are kept as they are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.features.meetings.feeds.clean import tidy
from bot.features.meetings.feeds.values import listed, objects
from bot.features.meetings.model import Trait

ONLINE, TEMPORARILY_CLOSED, HYBRID = "ONL", "TC", "HY"

MOST_CODES = 30
"""Codes kept of one meeting."""


def _table(text: str) -> dict[str, Trait]:
    pairs = (line.split() for line in text.split("\n") if line.strip())
    return {code: Trait(trait) for trait, *codes in pairs for code in codes}


def _pairs(text: str) -> dict[str, str]:
    return {code: name for code, _, name in (pair.partition(":") for pair in text.split())}


_GUIDE = _table("""
open O OPEN
closed C CLOSED
newcomers BE NEWCOMER NEWCOMERS BEGINNER BEGINNERS
speaker SP SPEAKER
discussion D DISCUSSION
steps ST STEP STEP_STUDY STEP_MEETING 12X12 12_STEPS_&_12_TRADITIONS 11 11TH_STEP_MEDITATION
traditions TR TRADITION TRADITION_STUDY
literature LIT LITERATURE ABSI AS_BILL_SEES_IT DR DAILY_REFLECTIONS GR GRAPEVINE LS LIVING_SOBER ASBI
big_book B BIG_BOOK
meditation MED MEDITATION
women W WOMEN
men M MEN
non_binary NB NON-BINARY
lgbtq LGBTQ LGBTQIA LGBTQ+ G GAY L LESBIAN BI BISEXUAL T TRANSGENDER
young Y YOUNG_PEOPLE
seniors SEN SENIORS
people_of_colour POC PEOPLE_OF_COLOR
indigenous N NATIVE_AMERICAN NDG INDIGENOUS
professionals P PROFESSIONALS
secular A SECULAR
dual_diagnosis DD DUAL_DIAGNOSIS
captions CC CAPTIONS CLOSED_CAPTIONS CLOSED_CAPTIONING
sign_language ASL AMERICAN_SIGN_LANGUAGE BSL QSL
hard_of_hearing D-HOH
low_vision BV-I
wheelchair X WHEELCHAIR_ACCESS XB WHEELCHAIR-ACCESSIBLE_BATHROOM
children CF CHILD-FRIENDLY
babysitting BA BABYSITTING_AVAILABLE
with_al_anon AL-AN CONCURRENT_WITH_AL-ANON
with_alateen AL CONCURRENT_WITH_ALATEEN
outdoor OUT OUTDOOR OUTDOOR_MEETING
candlelight CAN CANDLELIGHT
breakfast BRK BREAKFAST
fragrance_free FF FRAGRANCE_FREE
smoking SM SMOKING_PERMITTED
cross_talk XT CROSS_TALK_PERMITTED
""")

_LANGUAGES = _pairs("""
AF:af AM:am AR:ar BG:bg DA:da DE:de EL:el EN:en FA:fa FI:fi FR:fr HE:he HI:hi HR:hr HU:hu IS:is ITA:it JA:ja
KA:ka KOR:ko LT:lt ML:ml MT:mt NE:ne NL:nl NO:no POL:pl POR:pt PUN:pa RUS:ru S:es SK:sk SL:sl SV:sv TH:th
TL:tl TUR:tr UK:uk SPANISH:es FRENCH:fr ENGLISH:en GERMAN:de POLISH:pl PORTUGUESE:pt RUSSIAN:ru ITALIAN:it
JAPANESE:ja KOREAN:ko PERSIAN:fa
""")

_NAMED = {
    "ONLINE_MEETING": ONLINE,
    "ONLINE": ONLINE,
    "VIRTUAL": ONLINE,
    "TEMPORARY_CLOSURE": TEMPORARILY_CLOSED,
    "LOCATION_TEMPORARILY_CLOSED": TEMPORARILY_CLOSED,
}

_WORLD = _table("""
open OPEN
closed CLOSED
newcomers BEG
speaker SPK
discussion DISC
topic TOP
questions QA
steps STEP SWG
traditions TRAD
concepts CPT
literature LIT IW IP LC JFT SPAD
basic_text BT
meditation MED
women W
men M
lgbtq GL LGBTQ+
young Y
wheelchair WCHR
children CW
candlelight CAN
no_smoking NS
smoking SMOK
""")

_WORLD_WAYS = {"VM": ONLINE, "HYBR": HYBRID, "TC": TEMPORARILY_CLOSED}
_NAMES = {"asl": Trait.SIGN_LANGUAGE, "women": Trait.WOMEN, "men": Trait.MEN}


@dataclass(frozen=True, slots=True)
class Types:
    """What a row's codes say: traits, languages, ways in, and the codes that stand for none of these."""

    traits: frozenset[Trait] = frozenset()
    languages: tuple[str, ...] = ()
    ways: frozenset[str] = frozenset()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Formats:
    """A BMLT server's formats: its key strings are its own."""

    traits: Mapping[str, Trait]
    ways: Mapping[str, str]


_RESERVED = Formats(
    {"O": Trait.OPEN, "C": Trait.CLOSED},
    {"VM": ONLINE, "HY": HYBRID, "TC": TEMPORARILY_CLOSED},
)


def guide_types(value: object) -> Types:
    """Return what Meeting Guide types mean: a list, or a text with commas, of codes or English names."""
    named = value.split(",") if isinstance(value, str) else listed(value)
    return _types((_code(each) for each in named[:MOST_CODES]), _GUIDE, _NAMED)


def bmlt_types(value: object, formats: Formats) -> Types:
    named = value.split(",") if isinstance(value, str) else []
    return _types((each.strip()[:12] for each in named[:MOST_CODES]), formats.traits, formats.ways)


def formats_of(rows: object) -> Formats:
    """Return what a BMLT server's ``GetFormats`` says; the reserved letters where it says nothing."""
    traits, ways = dict(_RESERVED.traits), dict(_RESERVED.ways)
    for row in objects(listed(rows)):
        key, world = (
            tidy(row.get("key_string"), 12),
            tidy(row.get("world_id") or row.get("worldid_mixed"), 12),
        )
        trait = _WORLD.get(world.upper(), _NAMES.get(tidy(row.get("name_string"), 40).lower()))
        if trait is not None:
            traits[key] = trait
        elif key not in ways and key in traits and world:
            del traits[key]
        if way := _WORLD_WAYS.get(world.upper()):
            ways[key] = way
    return Formats(traits, ways)


def _code(value: object) -> str:
    return value.strip()[:40].upper().replace(" ", "_") if isinstance(value, str) else ""


def _types(codes: Iterable[str], traits: Mapping[str, Trait], ways: Mapping[str, str]) -> Types:
    found: set[Trait] = set()
    taken: set[str] = set()
    languages: dict[str, None] = {}
    rest: dict[str, None] = {}
    for code in codes:
        if code in traits:
            found.add(traits[code])
        elif code in ways or code in (ONLINE, TEMPORARILY_CLOSED):
            taken.add(ways.get(code, code))
        elif code in _LANGUAGES and traits is _GUIDE:
            languages[_LANGUAGES[code]] = None
        elif code:
            rest[tidy(code, 12)] = None
    if Trait.CLOSED in found:
        found.discard(Trait.OPEN)
    return Types(frozenset(found), tuple(languages), frozenset(taken), tuple(filter(None, rest)))
