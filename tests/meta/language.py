"""How this bot speaks of people: the language lint of safety-and-content section 5, as data and one function.

Sources: NIDA Words Matter (person-first), PMC9386168 (say / not say), ONDCP list. The lists for other
languages want a native reader's review.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

LONGEST_BLOCK = 900
"""Characters of one text of an acute card (safe-card rule)."""

OWN_WORD = re.compile(r"lint-ok: (?P<reason>\S.{7,})")
"""Stands in the comment above a text that needs a flagged word, with the reason."""


class Severity(Enum):
    """Both fail; a warning may be lifted by ``# lint-ok: reason`` above the text, an error never."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """What to avoid, and what to say instead."""

    avoid: re.Pattern[str]
    instead: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A flagged word."""

    word: str
    rule: Rule

    def __str__(self) -> str:
        return f"{self.word!r} ({self.rule.severity.value}): {self.rule.instead}"


def _rule(severity: Severity, instead: str, *avoid: str) -> Rule:
    return Rule(re.compile("|".join(avoid), re.IGNORECASE), instead, severity)


def _error(instead: str, *avoid: str) -> Rule:
    return _rule(Severity.ERROR, instead, *avoid)


def _warning(instead: str, *avoid: str) -> Rule:
    return _rule(Severity.WARNING, instead, *avoid)


NAMES = re.compile(
    r"(?:Alcoholics|Narcotics|Cocaine|Gamblers|Marijuana|Nicotine|Overeaters|Crystal Meth) Anonymous"
    r"|Adult Children of Alcoholics|National Institute on (?:Drug Abuse|Alcohol Abuse and Alcoholism)"
    r"|Substance Abuse and Mental Health Services Administration"
)
"""Proper names and official titles: taken out before a text is looked at."""

ENGLISH = (
    _error(
        "person in recovery; person with a use disorder; someone who uses drugs",
        r"\baddicts?\b",
        r"\b(?:drug |alcohol )?abusers?\b",
        r"\bjunk(?:ie|y|ies)s?\b",
        r"\bdruggies?\b",
        r"\bcrackheads?\b",
        r"\bstoners?\b",
        r"\balcoholics?\b",
        r"\bdrunks?\b",
    ),
    _error("person in (long-term) recovery", r"\b(?:former|reformed|ex-?) ?(?:addict|alcoholic)"),
    _error("substance use, use disorder", r"\b(?:drug|alcohol|substance)[- ]abuse\b"),
    _error("substance use", r"\bhabits?\b"),
    _error(
        "in recovery, not using; testing negative or positive",
        r"\b(?:get|getting|got|stay|stayed|staying|be|being|been|came|come) clean\b",
        r"\bclean[- ](?:time|date|day)s?\b",
        r"\bdirty\b",
    ),
    _error(
        "medication for opioid or alcohol use disorder; people on medication are in recovery",
        r"\b(?:medication|drug|opioid)s? (?:substitution|replacement)\b",
        r"\bjust replacing\b",
    ),
    _warning("slip, return to use, setback", r"\brelaps(?:e|ed|es|ing|er|ers)\b"),
    _error(
        "restart the count, new count, your earlier days still count",
        r"\bfail(?:ed|s|ing|ure|ures)?\b",
        r"\blos(?:e|t|ing) (?:your |all |the )*(?:streak|days|progress|count)\b",
        r"\bback to (?:zero|square one|day one)\b",
        r"\bblew it\b",
        r"\bfell off the wagon\b",
        r"\b(?:broke|broken) (?:your|the) streak\b",
        r"\bstart(?:ing|ed)? over from scratch\b",
    ),
    _warning(
        "a neutral description; chose not to, not ready, ambivalent",
        r"\bshould have\b",
        r"\byou must\b",
        r"\bjust say no\b",
        r"\bwill ?power\b",
        r"\bweak(?:ness)?\b",
        r"\bexcuses?\b",
        r"\byour fault\b",
        r"\benabl(?:e|es|ed|er|ers|ing)\b",
        r"\bdenial\b",
        r"\brock bottom\b",
        r"\btough love\b",
        r"\bmanipulative\b",
        r"\bnon-?complian\w+",
        r"\bunmotivated\b",
        r"\brefus(?:ed|es|ing)\b",
    ),
    _error(
        "died by suicide, attempt, thoughts of suicide",
        r"\bcommit(?:s|ted|ting)? suicide\b",
        r"\b(?:un)?successful (?:suicide|attempt)\b",
        r"\bfailed attempt\b",
        r"\bcompleted suicide\b",
        r"\bsuicid(?:al|e) (?:threat|gesture)s?\b",
        r"\bcry for help\b",
        r"\battention.?seeking\b",
    ),
    _error("leave it out", r"\bcrazy\b", r"\binsane\b", r"\bpsychos?\b", r"\bnuts\b"),
    _warning(
        "has, lives with",
        r"\bsuffer(?:s|ing)? from\b",
        r"\bstruggl(?:es|ing) with addiction\b",
        r"\bvictims? of\b",
    ),
    _error(
        "say honestly what it does not do",
        r"\bwe guarantee\b",
        r"\bguaranteed\b",
        r"\bproven to\b",
        r"\bcure[sd]?\b",
        r"\bHIPAA\b",
        r"\b100 ?% (?:confidential|private|anonymous|safe)\b",
        r"\b(?:completely|totally|fully) (?:anonymous|confidential)\b",
    ),
    _warning(
        "this bot gives no therapy, treatment or diagnosis; people may have them elsewhere",
        r"\btherap(?:y|ies|ist|ists|eutic)\b",
        r"\bdiagnos\w+",
        r"\btreatments?\b",
    ),
    _warning("days, count, run of check-ins", r"\bstreaks?\b"),
    _error("leave it out", r"\bzero[- ]tolerance\b", r"\bpunish\w*", r"\bviolations?\b"),
)

_LANGUAGES = {
    "en": ENGLISH,
    "es": (
        _error(
            "persona con trastorno por consumo; persona en recuperación",
            r"\badict[oa]s?\b",
            r"\bdrogadict[oa]s?\b",
        ),
        _error(
            "persona con trastorno por consumo; persona en recuperación",
            r"\balcoh[óo]lic[oa]s?\b",
            r"\byonquis?\b",
        ),
        _error("en recuperación, sin consumir", r"\b(?:estar|estoy|est[áa]s|seguir|sigues) limpi[oa]s?\b"),
        _error("morir por suicidio", r"\bcomet\w+ (?:el )?suicidio\b"),
        _warning("desliz, vuelta al consumo", r"\breca[íi]d\w*"),
    ),
    "fr": (
        _error(
            "personne qui consomme; personne vivant avec un trouble lié à l'usage",
            r"\btoxicomanes?\b",
            r"\btoxicos?\b",
            r"\bdrogué(?:e|s|es)?\b",
            r"\balcooliques?\b",
        ),
        _error("mourir par suicide", r"\bcomm\w+ (?:un )?suicide\b"),
        _warning("faux pas, reprise de la consommation", r"\brechut\w+"),
    ),
    "de": (
        _error(
            "Person mit Suchterkrankung",
            r"\bsüchtige[rnsm]?\b",
            r"\bjunkies?\b",
            r"\bsäufer(?:in|innen)?\b",
            r"\balkoholiker(?:in|innen|n)?\b",
        ),
        _error("Konsum", r"\b\w*missbrauchs?\b"),
        _error("abstinent, ohne Konsum", r"\bclean\b"),
        _error("Suizid", r"\bselbstm[oö]rd\w*"),
        _warning("Ausrutscher, Rückkehr zum Konsum", r"\brückf[aä]ll\w*"),
    ),
    "pt": (
        _error(
            "pessoa com transtorno por uso; pessoa em recuperação", r"\bviciad[oa]s?\b", r"\bdrogad[oa]s?\b"
        ),
        _error(
            "pessoa com transtorno por uso; pessoa em recuperação",
            r"\balco[óo]latras?\b",
            r"\balco[óo]lic[oa]s?\b",
        ),
        _error("morrer por suicídio", r"\bcomet\w+ (?:o )?suic[íi]dio\b"),
        _warning("deslize, volta ao uso", r"\breca[íi]d\w*"),
    ),
}


def rules(locale: str) -> tuple[Rule, ...]:
    """Return the rules for a language; one without a list of its own is told so by the test."""
    return _LANGUAGES.get(locale.split("-")[0], ())


def findings(text: str, locale: str = "en") -> Iterator[Finding]:
    """Yield what ``text`` says in words that hurt, shame or promise too much."""
    bare = NAMES.sub("", text)
    for rule in rules(locale):
        yield from (Finding(found.group(), rule) for found in rule.avoid.finditer(bare))


def lifted(comment: str) -> bool:
    """Return whether a comment lifts warnings, with a reason."""
    return OWN_WORD.search(comment) is not None


def failures(text: str, comment: str = "", locale: str = "en") -> list[str]:
    """Return what fails: every error, and warnings unless ``comment`` lifts them."""
    return [
        str(found)
        for found in findings(text, locale)
        if found.rule.severity is Severity.ERROR or not lifted(comment)
    ]


def shouts(text: str) -> bool:
    """Return whether a text holds an exclamation mark; none of ours does, hard moments come unannounced."""
    return any(mark in text for mark in "!¡！‼")


def smiles(text: str) -> bool:
    """Return whether a text holds an emoji, as a character or as Discord writes it."""
    drawn = any(unicodedata.category(each) == "So" or ord(each) in (0xFE0F, 0x200D) for each in text)
    return drawn or re.search(r"<a?:\w+:\d+>|(?<!\w):[a-z_]{2,}:(?!\w)", text) is not None
