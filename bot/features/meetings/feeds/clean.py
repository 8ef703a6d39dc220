"""Feeds are written by strangers: their text is made harmless, persons are dropped, passcodes set apart."""

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

NOTES_LENGTH = 1000
"""Characters of notes (own choice; Discord's embeds hold 4096 in all)."""

REMEMBERED = 2048
"""Texts whose tidied form is kept while a list is read: a group that meets daily stands in it seven times."""

LINK_LENGTH = 500
"""Characters; Discord's link buttons take 512."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PROVIDERS = _words(
    "bluejeans.com discord.gg freeconference.com freeconferencecall.com goto.com gotomeet.me gotomeeting.com"
    " horizon.meta.com maps.secondlife.com meet.google.com meet.jit.si meetings.dialpad.com signal.group"
    " skype.com slurl.com teams.live.com teams.microsoft.com vrchat.com webex.com zoho.com zoom.us"
)
"""Hosts of conferences, with their subdomains (meeting-feeds.md 1.4)."""

_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_STRANGE = re.compile(f"[\\x00-\\x1f\\x7f-\\xa0<>&@`|\\[{_INVISIBLE}\ud800-\udfff]|  |^ | $")
_STRANGE_ASCII = re.compile(r"[<>&@`|\[]|  ")
_UNSEEN = re.compile(f"[{_INVISIBLE}\ud800-\udfff]")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\xa0]+")
_EVERYBODY = re.compile(r"@[\s@]*(?=everyone|here)", re.IGNORECASE)
_SAFE = str.maketrans({"<": "‹", ">": "›", "`": "'"})

_SEGMENT = re.compile(r"(?<=[.!?;])(?<![\s(][A-Z]\.)\s+|\s*[\n\r|•]+\s*")
_SECRET = re.compile(
    r"pass ?-?(?:word|code|wd)|\bpa?wd?\b|\bpw\b|\bpin\b|contrase|mot de passe|access code|código|kennwort"
    r"|(?:zoom|meeting|dial-?in|webinar|conference|room)\s*(?:id|#|no|code)|\bid\s*[:#]?\s*\d",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{3}[ -]?\d{3,4}[ -]?\d{3,4}")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_NAMED = re.compile(r"\b[A-Z][a-z]+ [A-Z](?:\.|(?![\w']))")
_ASKING = re.compile(
    r"\b(?:contact|call|text|e-?mail|whatsapp|phone|secretary|chair(?:person|ed)?|treasurer|g\.?s\.?r|"
    r"hosted by|led by|speak to|ask for|questions|sponsor)\b|(?<![\d-])\d{3}[-.]\d{4}\b",
    re.IGNORECASE,
)
_HINTS = (
    "pas",
    "pw",
    "pin",
    "id",
    "code",
    "contra",
    "mot de",
    "kennw",
    "código",
    "zoom",
    "dial",
    "webinar",
    "@",
    "contact",
    "call",
    "text",
    "mail",
    "whatsapp",
    "phone",
    "secretary",
    "chair",
    "treasurer",
    "g.s.r",
    "gsr",
    "hosted",
    "led by",
    "speak to",
    "ask for",
    "questions",
    "sponsor",
    "&",
)
"""One of these is in every text that ``_SECRET`` or ``_ASKING`` finds: most notes hold none, seen fast."""
_DOUBTFUL = re.compile(r"\d{3}|[a-z] [A-Z](?![a-z])")
_HANGING = re.compile(rf"(?:{_SECRET.pattern})\W*(?:is)?\W*$", re.IGNORECASE)
_PHONE = re.compile(r"\+?\(?\d[\d\s().-]{5,20}\d")
_ADDRESS = re.compile(
    r"(https?)://((?=[^/?#:]{4,253}(?:[/?#:]|$))(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62})"
    r"(?::443)?(/[!$-;=A-Z_a-z~%@]*)?(\?[!$-;=?A-Z_a-z~%@&/]*)?(#[!-;=?A-Z_a-z~]*)?",
    re.IGNORECASE | re.ASCII,
)
_SECRET_QUERY = re.compile(r"(?:pw|pass|p|pin|code|token|tk|key|secret|auth|uname|un)\w*=", re.IGNORECASE)
_SECRETS = _words("pwd passcode password pass pw passwd p pin code token tk key secret auth uname un")


def tidy(value: object, longest: int = 255) -> str:
    """Return one harmless line: no tags, entities, control or unseen characters, mentions of everybody."""
    if isinstance(value, str):
        return _tidied(value, longest) if value else ""
    return str(value)[:longest] if type(value) in (int, float) else ""


def identity(value: object, longest: int) -> str:
    """Return an id, harmless too; one that looks like an address stays: calendars make theirs so."""
    if isinstance(value, str):
        return _harmless(value[: longest * 10], addresses=True)[:longest].strip()
    return tidy(value, longest)


@lru_cache(maxsize=REMEMBERED)
def _tidied(value: str, longest: int) -> str:
    text = value[: longest * 10]
    plain = text.isascii() and text.isprintable() and not _STRANGE_ASCII.search(text)
    if not plain and _STRANGE.search(text):
        text = _harmless(text)
    return text[:longest].strip()


def _harmless(text: str, *, addresses: bool = False) -> str:
    if "&" in text:
        text = html.unescape(html.unescape(text))
    text = _TAG.sub(" ", _UNSEEN.sub("", text)) if "<" in text or not text.isascii() else text
    if "@" in text and not addresses:
        text = _MAIL.sub("", text)
    text = _CONTROL.sub(" ", text).translate(_SAFE).replace("||", "|").replace("](", "] (")
    return " ".join(_EVERYBODY.sub("", text).split())


def notes(*values: object) -> tuple[str, str]:
    """Return what everybody may read of some notes, and what only a private answer shows (passcodes).

    Sentences that name a person, or a way to reach one, are in neither.
    """
    public: dict[str, None] = {}
    private: dict[str, None] = {}
    for value in values:
        if isinstance(value, str) and value:
            shown, hidden = _sorted(value[: NOTES_LENGTH * 4])
            public |= dict.fromkeys(shown)
            private |= dict.fromkeys(hidden)
    return " ".join(public)[:NOTES_LENGTH], " ".join(private)[:NOTES_LENGTH]


def notes_private(*values: object) -> str:
    """Return notes that belong to a way in, without addresses of persons."""
    told = [_without_persons(tidy(value, NOTES_LENGTH)) for value in values]
    return " ".join(filter(None, told))[:NOTES_LENGTH]


@lru_cache(maxsize=REMEMBERED)
def _sorted(value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sentences that everybody may read, and those for private answers."""
    low = value.lower()
    if not any(hint in low for hint in _HINTS) and not _DOUBTFUL.search(value):
        text = tidy(value, NOTES_LENGTH)
        return ((text,) if text else (), ())
    public: list[str] = []
    private: list[str] = []
    plain = html.unescape(html.unescape(value)).replace("<br", "\n<br")
    hanging = False
    for part in _SEGMENT.split(plain):
        segment = tidy(part, NOTES_LENGTH)
        secret = bool(segment) and (hanging or _SECRET.search(segment) is not None)
        if secret:
            private.append(_without_persons(segment))
        elif segment and not (_MAIL.search(part) or _NAMED.search(segment) or _ASKING.search(segment)):
            (private if _NUMBER.search(segment) else public).append(segment)
        # "Passcode:" on a line of its own: the next line is the passcode.
        hanging = (secret and _HANGING.search(segment) is not None) if segment else hanging
    return tuple(public), tuple(filter(None, private))


def _without_persons(segment: str) -> str:
    return " ".join(_NAMED.sub("", segment).split())


def phone(value: object) -> tuple[str, str]:
    """Return the number to dial, without codes, and the whole line for private answers ("" when the same).

    What holds no number at all is a note ("ID: 372 734 770"), and private.
    """
    line = tidy(value, 100)
    if not line:
        return "", ""
    found = _PHONE.match(line.removeprefix("tel:").strip())
    digits = re.sub(r"[^\d+]", "", found[0]) if found else ""
    if not 7 <= len(digits) <= 16:
        return "", line
    return digits, line if re.sub(r"[\s().-]", "", line) != digits else ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way in: without passcode, whole, and the known provider's host (or "")."""

    public: str = ""
    private: str = ""
    provider: str = ""
    rest: str = ""
    """What stood beside the address in its field."""


NO_LINK = Link()


def link(value: object) -> Link:
    """Return a conference's address; what is not plainly ``http(s)`` to a host on its usual port is none."""
    return _link(value) if isinstance(value, str) and value else NO_LINK


@lru_cache(maxsize=REMEMBERED)
def _link(value: str) -> Link:
    words = tidy(value, LINK_LENGTH * 2).split()
    place = next((n for n, word in enumerate(words) if "." in word and "@" not in word.split("?")[0]), None)
    parts = _parts(words[place]) if place is not None else None
    rest = " ".join(word for n, word in enumerate(words) if n != place or parts is None)
    if parts is None:
        return Link(rest=rest)
    host, public, whole = parts
    return Link(public, whole if whole != public else "", _provider(host), rest)


def page(value: object) -> str:
    """Return the address of a listing's page, or ""."""
    if not isinstance(value, str) or not value.startswith(("http://", "https://")):
        return ""
    match = _ADDRESS.fullmatch(value.strip()) if len(value) <= LINK_LENGTH else None
    return value.strip().partition("#")[0] if match else ""


def _parts(text: str) -> tuple[str, str, str] | None:
    """Return an address's host, the address without passcode, and whole; ``None`` when it is not plain."""
    match = (
        _ADDRESS.fullmatch(text if "://" in text else f"https://{text}") if len(text) <= LINK_LENGTH else None
    )
    if match is None:
        return None
    scheme, host, path, query, fragment = match.groups(default="")
    host = host.lower()
    begin = f"{scheme.lower()}://{host}{path}"
    return host, f"{begin}{_without_secrets(query)}", f"{begin}{query}{fragment}"


def _without_secrets(query: str) -> str:
    if not _SECRET_QUERY.search(query):
        return query
    kept = [(name, value) for name, value in parse_qsl(query[1:]) if name.lower() not in _SECRETS]
    return f"?{urlencode(kept)}" if kept else ""


def _provider(host: str) -> str:
    labels = host.split(".")
    tails = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((tail for tail in tails if tail in PROVIDERS), "")


def forget() -> None:
    """Let go of the texts that were kept while a list was read."""
    for kept in (_tidied, _sorted, _link):
        kept.cache_clear()
