"""Feeds are written by strangers: their text is made harmless, persons are dropped, passcodes set apart."""

import html
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

NOTES_LENGTH = 1000
"""Characters of notes (own choice; Discord's embeds hold 4096 in all)."""

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
_UNSEEN = re.compile(f"[{_INVISIBLE}\ud800-\udfff]")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\xa0]+")
_EVERYBODY = re.compile(r"@[\s@]*(?=everyone|here)", re.IGNORECASE)
_SAFE = str.maketrans({"<": "‹", ">": "›", "`": "'"})

_SEGMENT = re.compile(r"(?<=[.!?;])(?<![\s(][A-Z]\.)\s+|\s*[\n\r|•]+\s*|(?<=\S)\s+-\s+")
_SECRET = re.compile(
    r"pass ?-?(?:word|code|wd)|\bpa?wd?\b|\bpw\b|\bpin\b|contrase|mot de passe|access code|código|kennwort"
    r"|(?:zoom|meeting|dial-?in|webinar|conference|room)\s*(?:id|#|no|code)|\bid\s*[:#]?\s*\d",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{3}[ -]?\d{3,4}[ -]?\d{3,4}")
_NAMED = re.compile(r"[\w.+-]+@[\w-]+\.\w[\w.]*|\b[A-Z][a-z]+ [A-Z](?:\.|(?![\w']))")
_ASKING = re.compile(
    r"\b(?:contact|call|text|e-?mail|whatsapp|phone|secretary|chair(?:person|ed)?|treasurer|g\.?s\.?r|"
    r"hosted by|led by|speak to|ask for|questions|sponsor)\b|(?<![\d-])\d{3}[-.]\d{4}\b",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(
    rf"{_SECRET.pattern}|{_NUMBER.pattern}|@|{_ASKING.pattern}|[a-z] [A-Z](?![\w'])", re.IGNORECASE
)
_PHONE = re.compile(r"\+?\(?\d[\d\s().-]{5,20}\d")
_HOST = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_SECRETS = _words("pwd passcode password pass pw passwd p pin code token tk key secret auth uname un")


def tidy(value: object, longest: int = 255) -> str:
    """Return one harmless line: no tags, entities, control or unseen characters, mentions of everybody."""
    if not isinstance(value, str):
        return str(value)[:longest] if type(value) in (int, float) else ""
    text = value[: longest * 10]
    return (_harmless(text) if _STRANGE.search(text) else text)[:longest].strip()


def _harmless(text: str) -> str:
    if "&" in text:
        text = html.unescape(html.unescape(text))
    text = _TAG.sub(" ", _UNSEEN.sub("", text)) if "<" in text or not text.isascii() else text
    text = _CONTROL.sub(" ", text).translate(_SAFE).replace("||", "|").replace("](", "] (")
    return " ".join(_EVERYBODY.sub("", text).split())


def notes(*values: object) -> tuple[str, str]:
    """Return what everybody may read of some notes, and what only a private answer shows (passcodes).

    Sentences that name a person, or a way to reach one, are in neither.
    """
    public: list[str] = []
    private: list[str] = []
    for value in values:
        if isinstance(value, str) and value:
            _sort(value[: NOTES_LENGTH * 4], public, private)
    return " ".join(public)[:NOTES_LENGTH], " ".join(private)[:NOTES_LENGTH]


def notes_private(*values: object) -> str:
    """Return notes that belong to a way in, without addresses of persons."""
    told = [_without_persons(tidy(value, NOTES_LENGTH)) for value in values]
    return " ".join(filter(None, told))[:NOTES_LENGTH]


def _sort(value: str, public: list[str], private: list[str]) -> None:
    if not _DOUBTFUL.search(value):
        _add(tidy(value, NOTES_LENGTH), public)
        return
    plain = html.unescape(html.unescape(value)).replace("<br", "\n<br")
    for segment in filter(None, (tidy(part, NOTES_LENGTH) for part in _SEGMENT.split(plain))):
        if _SECRET.search(segment):
            _add(_without_persons(segment), private)
        elif not _NAMED.search(segment) and not _ASKING.search(segment):
            _add(segment, private if _NUMBER.search(segment) else public)


def _add(segment: str, to: list[str]) -> None:
    if segment and segment not in to:
        to.append(segment)


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
    if not isinstance(value, str) or not value.strip():
        return NO_LINK
    words = tidy(value, LINK_LENGTH * 2).split()
    place = next((n for n, word in enumerate(words) if "." in word and "@" not in word), None)
    parts = _parts(words[place]) if place is not None else None
    rest = " ".join(word for n, word in enumerate(words) if n != place or parts is None)
    if parts is None:
        return Link(rest=rest)
    whole, public = urlunsplit(parts), urlunsplit(_without_secrets(parts))
    return Link(public, whole if whole != public else "", _provider(parts.netloc), rest)


def page(value: object) -> str:
    """Return the address of a listing's page, or ""."""
    if not isinstance(value, str) or not value.startswith(("http://", "https://")):
        return ""
    parts = _parts(value.strip())
    return urlunsplit(parts._replace(fragment="")) if parts else ""


def _parts(text: str) -> SplitResult | None:
    if (
        len(text) > LINK_LENGTH
        or not text.isascii()
        or _STRANGE.search(text.replace("&", "").replace("@", ""))
    ):
        return None
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = parts.hostname or ""
        usual = parts.port in (None, 443) and parts.username is None
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not usual or not _HOST.fullmatch(host):
        return None
    return parts._replace(netloc=host)


def _without_secrets(parts: SplitResult) -> SplitResult:
    if not parts.query:
        return parts._replace(fragment="")
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name.lower() not in _SECRETS]
    return parts._replace(query=urlencode(kept), fragment="")


def _provider(host: str) -> str:
    labels = host.split(".")
    tails = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((tail for tail in tails if tail in PROVIDERS), "")
