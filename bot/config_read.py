"""Reads the settings: the environment wins over the file, the file over the defaults."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

from bot.config import ENV_PREFIX, READ, SECTION, Config, Place, Setting, declared, required, settings
from bot.config_report import OUTSIDE_THE_FILE, ConfigError, Problem, Sources, did_you_mean, variable_of
from bot.config_values import Secret
from bot.yaml_lines import Document, read_yaml

T = TypeVar("T")

TOKEN = "DISCORD_TOKEN"
TOKEN_FILE = "DISCORD_TOKEN_FILE"

_TOKEN_KEYS = {"token", "discord_token", "bot_token"}
_TOKEN_ADVICE = f"a token never stands in this file; set {TOKEN}, or {TOKEN_FILE} to a file that holds it"
_OPERATOR_ADVICE = "missing; members are shown who runs the bot. In config.yaml, or in "


def load(file: Path | None, env: Mapping[str, str], *, to_run: bool) -> Config:
    """Return the settings.

    Args:
        file: The YAML; None for none. One that cannot be read is a problem of its own.
        env: Usually ``os.environ``. An empty variable counts as unset.
        to_run: Ask for what ``run`` needs: the operator and the token.

    Raises:
        ConfigError: All problems at once, none with a value in it.
    """
    document = _document(file)
    chosen = {setting.place: setting for setting in settings() if env.get(setting.env)}
    sources = Sources(str(file), document.lines, {place: each.env for place, each in chosen.items()})
    tokens = {place for place in document.lines if place[-1].lower() in _TOKEN_KEYS}
    problems = [Problem(line, f"{sources.file}:{line}", what) for line, what in document.problems]
    problems += [sources.problem(place, _TOKEN_ADVICE) for place in tokens]
    problems += _mistyped(env)
    token = _token(env, problems, needed=to_run)
    merged = _merged(document, chosen, env)
    if to_run and not merged.get("operator"):
        problems.append(sources.problem(("operator",), _OPERATOR_ADVICE + variable_of(("operator",))))
    read = _Reader(sources, tokens, problems).section(Config, merged, ())
    if read is not None:
        problems += _misdivided(read, sources)
    if problems or read is None:
        raise ConfigError(problems)
    return replace(read, token=token)


class _Reader:
    """Makes sections of plain values and collects what is wrong, but nothing at the places in ``skip``."""

    def __init__(self, sources: Sources, skip: set[Place], problems: list[Problem]) -> None:
        self._sources, self._skip, self._problems = sources, skip, problems

    def section(self, kind: type[T], given: Any, place: Place) -> T | None:
        """Return a section, or None when something in it is wrong."""
        if not isinstance(given, dict):
            self._wrong(place, "must be a group of settings, indented below it")
            return None
        values, known, before = cast("dict[str, Any]", given), declared(kind), len(self._problems)
        for name in values.keys() - known.keys():
            self._wrong((*place, name), "unknown setting" + did_you_mean((*place, name)))
        # A setting left empty keeps its default.
        set_here = {name: values[name] for name in known if values.get(name) is not None}
        found = {name: self._value(known[name], value, (*place, name)) for name, value in set_here.items()}
        for name in required(kind) - found.keys():
            self._wrong((*place, name), f"missing; here or in {variable_of((*place, name))}")
        return kind(**found) if len(self._problems) == before else None

    def _value(self, how: Mapping[str, Any], given: Any, place: Place) -> Any:
        if SECTION in how:
            return self.section(how[SECTION], given, place)
        try:
            return how[READ](given)
        except ValueError as wrong:
            self._wrong(place, str(wrong))

    def _wrong(self, place: Place, what: str) -> None:
        if place not in self._skip:
            self._problems.append(self._sources.problem(place, what))


def _misdivided(read: Config, sources: Sources) -> list[Problem]:
    """Find shards that do not fit together, or the database: a SQLite file has one process."""
    try:
        several = not read.shards.all_here
    except ValueError as wrong:
        return [sources.problem(("shard_ids",), str(wrong))]
    if several and read.place.is_sqlite:
        return [sources.problem(("shard_ids",), "several processes need PostgreSQL; see docs/scaling.md")]
    return []


def _document(file: Path | None) -> Document:
    if file is None:
        return Document()
    try:
        return read_yaml(file.read_bytes())
    except OSError as error:
        return Document(problems=[(1, f"cannot be read ({type(error).__name__})")])


def _merged(document: Document, chosen: Mapping[Place, Setting], env: Mapping[str, str]) -> dict[str, Any]:
    merged = dict(document.values)
    for place, setting in chosen.items():
        inner = merged
        for name in place[:-1]:
            kept = inner.get(name)
            inner[name] = {**cast("dict[str, Any]", kept)} if isinstance(kept, dict) else {}
            inner = inner[name]
        inner[place[-1]] = env[setting.env]
    return merged


def _mistyped(env: Mapping[str, str]) -> list[Problem]:
    """Find ``HANDRAIL_OPERATR_NAME``; what resembles no setting belongs to others (Kubernetes sets such)."""
    import difflib

    known = [setting.env for setting in settings()]
    found: list[Problem] = []
    for name in env:
        if name.startswith(ENV_PREFIX) and name not in known:
            tails = [each.removeprefix(ENV_PREFIX) for each in known]
            if near := difflib.get_close_matches(name.removeprefix(ENV_PREFIX), tails, n=1, cutoff=0.8):
                what = f"unknown variable, did you mean {ENV_PREFIX}{near[0]}?"
                found.append(Problem(OUTSIDE_THE_FILE, name, what))
    return found


def _token(env: Mapping[str, str], problems: list[Problem], *, needed: bool) -> Secret | None:
    def wrong(where: str, what: str) -> None:
        problems.append(Problem(OUTSIDE_THE_FILE, where, what))

    token, file = env.get(TOKEN, "").strip(), env.get(TOKEN_FILE, "").strip()
    if token and file:
        wrong(TOKEN, f"set this or {TOKEN_FILE}, not both")
    elif file:
        try:
            token = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            # The name is not repeated: somebody may have put the token itself there.
            wrong(TOKEN_FILE, f"names a file that cannot be read ({type(error).__name__})")
            return None
        if not token:
            wrong(TOKEN_FILE, "names a file that is empty")
            return None
    if any(map(str.isspace, token)):
        wrong(TOKEN_FILE if file else TOKEN, "holds more than a token: one word, without 'Bot' before it")
    if needed and not token:
        wrong(TOKEN, f"missing; set it, or {TOKEN_FILE} to a file that holds the token")
    return Secret(token) if token else None
