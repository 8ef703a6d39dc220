"""What resources look like: each line with all that is known of it, and said what is not."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from discord.ui import ActionRow

from bot.features.help_now import parts
from bot.features.help_now.local import LocalLine, Override
from bot.features.help_now.model import Helpline, Kind, Review
from bot.features.help_now.parts import Block, Place
from bot.features.help_now.topics import Topic
from bot.features.resources.model import Group, Path, Programme, is_link, is_old
from bot.features.resources.service import Listing
from bot.texts import Say
from bot.ui import Form, Line, Pages, Panel, button, clip, plain, row, select

SOURCE_LENGTH, NOTES_LENGTH = 100, 150
"""Characters shown of a source and of notes, so that six lines fit into one message."""

ALL = "all"
"""Value of "all kinds" in the select; no Path is called so."""


def front(say: Say, place: Place) -> Panel:
    where = (
        say("resources-in", country=place.country_name) if place.country else say("resources-where-unknown")
    )
    directory = () if place.country else (parts.directory(place, known=False),)
    country = place.country or ""
    return Panel(
        say,
        f"## {say('resources-title')}\n{where}",
        _blocks(say, (*parts.danger(place), *directory)),
        say("resources-unchecked"),
        _topics(say, country),
        row(
            button(say("resources-country"), "resources:country"),
            button(say("resources-programmes"), "resources:programmes"),
            button(say("resources-treatment"), "resources:treatment", country),
            button(say("resources-people"), "resources:people", country),
        ),
    )


def listed(say: Say, listing: Listing, pages: Pages[LocalLine | Group]) -> Panel:
    """Return one page of a topic, the server's own lines first."""
    place, country = listing.place, listing.place.country or ""
    shown = [text for each in pages.shown for text in _texts(say, each, listing)]
    turner = pages.turner(say, "resources:list", f"{country}.{listing.topic}")
    return Panel(
        say,
        f"## {_title(say, listing)}\n{_blocks(say, parts.danger(place))}",
        "\n\n".join(shown) or _nothing(say, place),
        _blocks(say, (parts.directory(place, known=True),)),
        *([turner] if turner else []),
        _topics(say, country, listing.topic),
        row(
            button(say("resources-country"), "resources:country", listing.topic),
            button(say("resources-programmes"), "resources:programmes"),
            button(say("resources-back"), "resources:front", country),
        ),
    )


def _texts(say: Say, entry: LocalLine | Group, listing: Listing) -> list[str]:
    if isinstance(entry, LocalLine):
        return [near_text(say, entry)]
    return [line_text(say, line, listing) for line in entry]


def _title(say: Say, listing: Listing) -> str:
    topic = say("resources-topic", topic=listing.topic)
    if listing.place.country is None:
        return say("resources-list-title-unknown", topic=topic)
    return say("resources-list-title", topic=topic, country=listing.place.country_name)


def _nothing(say: Say, place: Place) -> str:
    if place.country is None:
        return say("resources-none-unknown")
    return say("resources-none", country=place.country_name)


def line_text(say: Say, line: Helpline, listing: Listing) -> str:
    """Return all that is known of a line: how to reach it, when, in which languages, seen where and when."""
    override = listing.overrides.get(line.id)
    about = " ".join(filter(None, (*_whom(say, line, listing.topic), *_facts(say, line))))
    rows = (
        f"**{line.name}**",
        " · ".join(_ways(say, line)),
        about,
        clip(line.notes or "", NOTES_LENGTH),
        _replaced(say, override) if override else _seen(say, line, listing.today),
    )
    return "\n".join(filter(None, rows))


def _ways(say: Say, line: Helpline) -> Iterable[str]:
    if line.phones:
        yield say("resources-call", number=line.phones)
    if line.sms and line.sms.keyword:
        yield say("resources-text-word", word=line.sms.keyword, number=line.sms.number)
    elif line.sms:
        yield say("resources-text", number=line.sms.number)
    if line.chat_url:
        yield say("resources-chat", url=f"<{line.chat_url}>")
    if line.website:
        yield say("resources-web", url=f"<{line.website}>")


def _whom(say: Say, line: Helpline, topic: Topic) -> Iterable[str]:
    if line.kind is Kind.YOUTH and topic is not Topic.YOUTH:
        yield say("resources-youth")
    if line.region:
        yield say("resources-region", region=line.region)
    if line.country is None:
        yield say("resources-worldwide")


def _facts(say: Say, line: Helpline) -> Iterable[str]:
    """Return hours, cost and languages; what nobody confirmed is called unknown, never left out."""
    hours = line.hours or ""
    known = "unknown" if not hours else "always" if hours == "24/7" else "some"
    yield say("resources-open", open=known, hours=hours)
    yield say("resources-cost", cost=line.cost or "unknown")
    names = ", ".join(_language(code, say.locale) for code in line.languages)
    yield say("resources-languages", languages=names) if names else say("resources-languages-unknown")


def _language(code: str, locale: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_language_name(locale.replace("-", "_")) or code
    except (UnknownLocaleError, ValueError):
        return code


def _seen(say: Say, line: Helpline, today: date) -> str:
    origin = line.origin
    return origin_text(say, origin.sources[0], origin.seen, origin.reviewed, old=is_old(origin.day, today))


def origin_text(say: Say, source: str, seen: str, reviewed: Review | None, *, old: bool) -> str:
    """Return where and when an entry was seen; "verified" is said only of what a person checked."""
    where = f"<{source}>" if source.startswith("http") else clip(source, SOURCE_LENGTH)
    told = (
        say("resources-verified", name=plain(reviewed.name), date=reviewed.day.isoformat())
        if reviewed
        else say("resources-seen", source=where, date=seen, precise="day" if len(seen) == 10 else "other")
    )
    return f"-# {told} {say('resources-old')}" if old else f"-# {told}"


def _replaced(say: Say, override: Override) -> str:
    reason = plain(override.reason)
    return f"-# {say('resources-replaced', date=override.since.isoformat(), reason=reason)}"


def near_text(say: Say, line: LocalLine) -> str:
    """Return a line that admins added; what they typed is made harmless."""
    hours = plain(line.hours)
    way = (
        say("resources-web", url=f"<{line.reach}>")
        if is_link(line.reach)
        else say("resources-call", number=plain(line.reach))
    )
    rows = (
        say("resources-near", name=plain(line.name)),
        way,
        say("resources-open", open="some" if hours else "unknown", hours=hours),
        f"-# {say('resources-near-added', date=line.added.isoformat())}",
    )
    return "\n".join(rows)


def programmes(say: Say, pages: Pages[Programme], path: Path | None, seed: str, today: date) -> Panel:
    """Return programmes in the order of this request; a path narrows them."""
    kinds = [(ALL, say("resources-path-all")), *((each, say("resources-path", path=each)) for each in Path)]
    turner = pages.turner(say, "resources:programmes", f"{seed}.{path or ''}")
    return Panel(
        say,
        f"## {say('resources-programmes-title')}\n{say('resources-programmes-intro')}",
        "\n\n".join(programme_text(say, each, today) for each in pages.shown),
        *([turner] if turner else []),
        row(
            select(
                "resources:path",
                kinds,
                arg=seed,
                placeholder=say("resources-path-choose"),
                chosen=[path or ALL],
            )
        ),
        row(button(say("resources-back"), "resources:open")),
    )


def programme_text(say: Say, programme: Programme, today: date) -> str:
    website = (
        say("resources-web", url=f"<{programme.website}>")
        if programme.website
        else say("resources-website-unknown")
    )
    old = is_old(programme.day, today)
    rows = (
        f"**{programme.name}** · {say('resources-path', path=programme.path)}",
        say(f"resources-programme-{programme.id}"),
        website,
        origin_text(say, programme.source, programme.seen, programme.reviewed, old=old),
    )
    return "\n".join(rows)


def people(say: Say, country: str) -> Panel:
    """Return who helps with what: peers, counsellors, doctors, sponsors."""
    paragraphs = (
        f"## {say('resources-people')}",
        say("resources-people-peer"),
        say("resources-people-counsellor"),
        say("resources-people-doctor"),
        say("resources-people-sponsor"),
        say("resources-people-bot"),
    )
    back = button(say("resources-back"), "resources:front", country)
    return Panel(say, "\n\n".join(paragraphs), row(back))


def treatment(say: Say, country: str) -> Panel:
    """Return how to find care, free and public first."""
    steps = (
        say("resources-treatment-intro"),
        say("resources-treatment-helpline"),
        say("resources-treatment-clinic"),
        say("resources-treatment-public"),
        say("resources-treatment-peers"),
    )
    lines = button(say("resources-treatment-lines"), "resources:list", f"{country}.{Topic.SUBSTANCE}.0")
    back = button(say("resources-back"), "resources:front", country)
    return Panel(
        say,
        f"## {say('resources-treatment')}",
        "\n".join(steps),
        say("resources-treatment-paying"),
        say("resources-treatment-danger"),
        row(lines, back),
    )


def countries(say: Say, options: Sequence[tuple[str, str]], topic: str) -> Panel:
    return Panel(
        say,
        say("help-now-country-ask"),
        row(
            select("resources:country-chosen", options, arg=topic, placeholder=say("help-now-country-choose"))
        ),
        row(button(say("help-now-country-other"), "resources:country-other", topic)),
    )


def country_form(say: Say, topic: str) -> Form:
    field = Line("country", say("help-now-country-field"), say("help-now-country-hint"), needed=True)
    return Form(say("help-now-country-ask"), "resources:country-typed", field, arg=topic)


def _topics(say: Say, country: str, chosen: Topic | None = None) -> ActionRow[Any]:
    options = [(each.value, say("resources-topic", topic=each)) for each in Topic]
    marked = [chosen] if chosen else []
    hint = say("resources-choose-topic")
    return row(select("resources:topic", options, arg=country, placeholder=hint, chosen=marked))


def _blocks(say: Say, blocks: Iterable[Block]) -> str:
    return "\n".join(say(block.key, **block.args) for block in blocks)
