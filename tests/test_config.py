"""What an operator sets: where it may stand, what is said about mistakes, and what never leaks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

import pytest

from bot.config import Config, Setting, settings
from bot.config_read import load
from bot.config_report import ConfigError
from bot.config_values import Secret
from bot.shards import Shards
from bot.yaml_lines import read_yaml

Write = Callable[[str | bytes], Path]

EXAMPLE = Path(__file__).parents[1] / "config.example.yaml"
SECRET = "Canary/9f3e-swordfish"  # stands for a token, a password, a key
OPERATOR = {
    "HANDRAIL_OPERATOR_NAME": "Harbor",
    "HANDRAIL_OPERATOR_CONTACT": "hello@example.org",
    "HANDRAIL_OPERATOR_PRIVACY_URL": "https://example.org/privacy",
}
READY = {**OPERATOR, "DISCORD_TOKEN": SECRET}


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def to_file(text: str | bytes) -> Path:
        file = Path("config.yaml")
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return to_file


def problems(file: Path | None, env: Mapping[str, str] | None = None, *, to_run: bool = False) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(file, env or {}, to_run=to_run)
    return str(caught.value).splitlines()


# Where settings come from


def test_it_runs_with_no_file_at_all() -> None:
    config = load(None, READY, to_run=True)
    assert config.operator is not None
    assert config.operator.name == "Harbor"
    assert config.token == Secret(SECRET)


def test_the_demo_needs_no_setting() -> None:
    assert load(None, {}, to_run=False) == Config()


def test_database_and_key_follow_the_data_folder() -> None:
    config = load(None, {"HANDRAIL_DATA": "/srv/handrail"}, to_run=False)
    assert config.database_url.reveal() == "sqlite:////srv/handrail/handrail.db"
    assert config.key_file == Path("/srv/handrail/keys/master.key")


@pytest.mark.parametrize("setting", list(settings()), ids=str)
def test_every_setting_has_a_variable(setting: Setting) -> None:
    sample = {
        "log.level": "debug",
        "log.format": "json",
        "locale": "de",
        "shard_count": "4",
        "shard_ids": "0",
        "database_url": "postgresql://h/d",
        "messages.unasked_a_day": "2",
        "messages.planned_a_second": "20",
        "monitor.port": "9464",
        "monitor.host": "127.0.0.1",
    }
    value = sample.get(setting.name, "https://example.org/x")
    found: object = load(None, {**OPERATOR, setting.env: value}, to_run=False)
    for name in setting.place:
        found = getattr(found, name)
    if setting.name == "shard_ids":
        assert found == (0,)
        return
    assert str(found.reveal() if isinstance(found, Secret) else found) == str(
        Path(value) if isinstance(found, Path) else value
    )


def test_the_environment_wins_over_the_file(write: Write) -> None:
    file = write("log:\n  level: debug\n  format: json\n")
    log = load(file, {"HANDRAIL_LOG_LEVEL": "error"}, to_run=False).log
    assert (log.level, log.format) == ("error", "json")


def test_an_empty_variable_counts_as_unset(write: Write) -> None:
    assert load(write("locale: de"), {"HANDRAIL_LOCALE": ""}, to_run=False).locale == "de"


def test_a_setting_left_empty_keeps_its_default(write: Write) -> None:
    assert load(write("locale:\nlog:\n  level:\n"), {}, to_run=False) == Config()


def test_a_token_can_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{SECRET}\n")
    config = load(None, {**OPERATOR, "DISCORD_TOKEN_FILE": str(tmp_path / "token")}, to_run=True)
    assert config.token == Secret(SECRET)


# What is said about mistakes


def test_a_typo_gets_file_line_key_and_the_nearest_right_one(write: Write) -> None:
    assert problems(write("locale: en\n\noperatr:\n  name: x\n")) == [
        "config.yaml:3: operatr: unknown setting, did you mean 'operator'?"
    ]


def test_a_typo_inside_a_section_is_named_with_its_section(write: Write) -> None:
    assert problems(write("log:\n  levl: info")) == [
        "config.yaml:2: log.levl: unknown setting, did you mean 'level'?"
    ]


def test_a_setting_in_the_wrong_place_is_sent_home(write: Write) -> None:
    assert problems(write("privacy_url: https://example.org")) == [
        "config.yaml:1: privacy_url: unknown setting, did you mean 'operator.privacy_url'?"
    ]


def test_all_problems_are_told_at_once_in_the_order_of_the_file(write: Write) -> None:
    file = write("log:\n  level: loud\nlocale: english\nlocale: en\noperator:\n  name: Harbor\nwat: 1\n")
    assert problems(file, {"HANDRAIL_LOG_FORMAT": "xml"}, to_run=True) == [
        "config.yaml:2: log.level: must be one of 'debug', 'info', 'warning' or 'error'",
        "config.yaml:3: locale: is not in the form asked for; config.example.yaml shows one",
        "config.yaml:4: locale: stands twice, first on line 3",
        "config.yaml:5: operator.contact: missing; here or in HANDRAIL_OPERATOR_CONTACT",
        "config.yaml:5: operator.privacy_url: missing; here or in HANDRAIL_OPERATOR_PRIVACY_URL",
        "config.yaml:7: wat: unknown setting",
        "DISCORD_TOKEN: missing; set it, or DISCORD_TOKEN_FILE to a file that holds the token",
        "HANDRAIL_LOG_FORMAT: must be one of 'text' or 'json'",
    ]


def test_running_without_an_operator_is_refused_with_the_way_to_name_one() -> None:
    assert problems(None, {"DISCORD_TOKEN": SECRET}, to_run=True) == [
        "operator: missing; members are shown who runs the bot. In config.yaml, or in "
        "HANDRAIL_OPERATOR_NAME, HANDRAIL_OPERATOR_CONTACT, HANDRAIL_OPERATOR_PRIVACY_URL"
    ]


def test_a_mistyped_variable_is_found() -> None:
    assert problems(None, {"HANDRAIL_OPERATR_NAME": "x"}) == [
        "HANDRAIL_OPERATR_NAME: unknown variable, did you mean HANDRAIL_OPERATOR_NAME?"
    ]


def test_variables_that_resemble_no_setting_are_others_business() -> None:
    load(None, {"HANDRAIL_SERVICE_HOST": "10.0.0.1", "HANDRAIL_PORT": "tcp://10.0.0.1"}, to_run=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("log:\n\tlevel: info", "config.yaml:2: a tab; indent with spaces"),
        ("- locale", "config.yaml:1: must hold 'name: value' lines"),
        ("log: loud", "config.yaml:1: log: must be a group of settings, indented below it"),
        ("locale: [en]", "config.yaml:1: locale: must be text"),
        ("log: &a\n  level: info\noperator: *a", "config.yaml:1: an anchor (&, *) or merge is used"),
        ("? [a, b]\n: c", "config.yaml:1: a key must be a plain word"),
        (b"locale: \xff", "config.yaml:1: holds characters that are not UTF-8 text"),
        (
            "database_url: mysql://h/d",
            "config.yaml:1: database_url: must begin with sqlite:/// or postgresql://",
        ),
        ("data: ~nobody-at-all/x", "config.yaml:1: data: names a home folder that does not exist"),
    ],
)
def test_broken_files_are_described_not_traced(write: Write, text: str | bytes, said: str) -> None:
    assert said in problems(write(text))[0]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path / "x.yaml") == [f"{tmp_path}/x.yaml:1: cannot be read (FileNotFoundError)"]


@pytest.mark.parametrize("value", ["21:30", "NO", "010", "1e3", "2026-01-01", "on"])
def test_yaml_does_not_turn_text_into_something_else(value: str) -> None:
    assert read_yaml(f"at: {value}".encode()).values == {"at": value}


# What never leaks


@pytest.mark.parametrize("setting", list(settings()), ids=str)
@pytest.mark.parametrize("shape", ["{}", "[{}]", "{{{}: {}}}", "*{}", "'{}", "!{} x", "&{} [*{}]"])
def test_no_message_repeats_a_value(write: Write, setting: Setting, shape: str) -> None:
    value = shape.replace("{}", SECRET).replace("{{", "{").replace("}}", "}")
    indent = ["  " * depth + f"{name}:" for depth, name in enumerate(setting.place)]
    text = "\n".join(indent) + f" {value}\nwrong: {SECRET}\n{SECRET}: 1\n"
    said = problems(write(text), {setting.env: " " * 300 + SECRET, "DISCORD_TOKEN": f"Bot {SECRET}"})
    assert SECRET not in "\n".join(said)


@pytest.mark.parametrize("text", [f"token: {SECRET}", f"operator:\n  bot_token: {SECRET}", "Token:"])
def test_a_token_in_the_file_is_refused_without_repeating_it(write: Write, text: str | bytes) -> None:
    (said,) = problems(write(text), OPERATOR)
    assert "a token never stands in this file; set DISCORD_TOKEN" in said
    assert SECRET not in said


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"DISCORD_TOKEN_FILE": SECRET}, "DISCORD_TOKEN_FILE: names a file that cannot be read"),
        ({"DISCORD_TOKEN": SECRET, "DISCORD_TOKEN_FILE": SECRET}, "DISCORD_TOKEN: set this or"),
        ({"DISCORD_TOKEN": f"Bot {SECRET}"}, "DISCORD_TOKEN: holds more than a token"),
        ({"DISCORD_TOKEN_FILE": "/dev/null"}, "DISCORD_TOKEN_FILE: names a file that is empty"),
    ],
)
def test_a_token_that_cannot_be_used_is_not_repeated(env: dict[str, str], said: str) -> None:
    found = "\n".join(problems(None, {**OPERATOR, **env}, to_run=True))
    assert said in found
    assert SECRET not in found


def test_no_dump_shows_a_secret() -> None:
    config = load(None, {**READY, "HANDRAIL_DATABASE_URL": f"postgresql://u:{SECRET}@h/d"}, to_run=True)
    assert SECRET not in f"{config!r} {config} {asdict(config)}"


# Shards


@pytest.mark.parametrize(
    ("text", "ids"), [("2", (2,)), ("0,2", (0, 2)), ("1-3", (1, 2, 3)), ("3, 0-1", (0, 1, 3))]
)
def test_shards_are_numbers_and_ranges(text: str, ids: tuple[int, ...]) -> None:
    env = {
        "HANDRAIL_SHARD_COUNT": "4",
        "HANDRAIL_SHARD_IDS": text,
        "HANDRAIL_DATABASE_URL": "postgresql://h/d",
    }
    assert load(None, env, to_run=False).shards == Shards(4, ids)


def test_without_shard_ids_one_process_leads_all(write: Write) -> None:
    assert load(write("shard_count: 3\n"), {}, to_run=False).shards.all_here
    assert load(write("shard_count: 3\nshard_ids: [0, 1, 2]\n"), {}, to_run=False).shards.all_here


@pytest.mark.parametrize("text", ["4", "3-1", "-1", "one", "", "0,,1", "99999"])
def test_shards_that_do_not_fit_are_told(write: Write, text: str) -> None:
    file = write(f"database_url: postgresql://h/d\nshard_count: 4\nshard_ids: '{text}'\n")
    assert problems(file)[0].startswith("config.yaml:3: shard_ids: must be ")


def test_a_sqlite_file_has_one_process(write: Write) -> None:
    assert "need PostgreSQL" in problems(write("shard_count: 2\nshard_ids: 1\n"))[0]


# The example


def switched_on() -> str:
    return re.sub(r"^(\s*)#(?=[a-z_]+: )", r"\1", EXAMPLE.read_text(), flags=re.MULTILINE)


def test_the_example_lists_every_setting_and_no_other() -> None:
    listed = set(read_yaml(switched_on().encode()).lines)
    places = {setting.place for setting in settings()}
    sections = {place[:length] for place in places for length in range(1, len(place))}
    assert places
    assert listed == places | sections


def test_the_example_shows_the_defaults_and_loads_as_it_stands(write: Write) -> None:
    assert load(write(switched_on()), {}, to_run=False) == load(EXAMPLE, {}, to_run=False)


@pytest.mark.parametrize("setting", list(settings()), ids=str)
def test_the_example_explains_each_setting_above_it(setting: Setting) -> None:
    lines = EXAMPLE.read_text().splitlines()
    at = read_yaml(switched_on().encode()).lines[setting.place]
    assert lines[at - 2].lstrip().startswith("# ")
    assert f"[{setting.env}]" in lines[at - 2]
