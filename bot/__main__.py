"""The command line: ``python -m bot``. What a command needs is imported when it runs."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from bot.cli.given import config_option, settings_of
from bot.config import Config
from bot.config_report import ConfigError


class InOrder(click.Group):
    """Lists its commands as they are declared: what one needs first comes first."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def cli() -> None:
    """Handrail, a Discord bot for communities of people in recovery.

    Settings come from config.yaml (see config.example.yaml) and from HANDRAIL_... variables; the token
    from DISCORD_TOKEN, or from a file that DISCORD_TOKEN_FILE names.
    """


@cli.command()
@config_option
def run(file: Path | None) -> None:
    """Run the bot on Discord until it is told to stop."""
    config = settings_of(file, to_run=True)
    _start_log(config)
    # What a start makes stays: to look for garbage in it every 700 objects took a fifth of the CPU.
    gc.set_threshold(10_000, 50, 50)
    from bot.cli.serving import serve

    _end(serve(config))


@cli.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="NUMBER",
    help="Port of the page.  [default: any free one]",
)
@click.option("--keep", is_flag=True, help="Keep the made-up members' data for the next time.")
@click.option("--smoke", is_flag=True, help="Start, look at the page once, and stop: does the demo work?")
def demo(port: int, keep: bool, smoke: bool) -> None:
    """Try the bot in your browser, without a token.

    It runs in a made-up server with made-up members; nothing leaves this computer.
    """
    from bot import logs

    logs.set_up("warning")
    try:
        from demo.server import main as serve_demo
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] != "simcord":
            raise
        raise click.ClickException("The demo needs packages of its own; 'make demo' installs them.") from None
    serve_demo(keep=keep, smoke=smoke, port=port)


@cli.command()
@config_option
@click.option("--no-operator", is_flag=True, help="Do not ask for operator and token: nothing is set up yet.")
def check(file: Path | None, no_operator: bool) -> None:
    """Check the installation without logging in.

    Looks at settings, texts, helplines, cogs, database, key and the permissions wanted.
    Every line begins with ok, note (read it), or fix (put it right). Ends with 0 when nothing is to be
    fixed, 2 when the settings cannot be used, 1 for anything else.
    """
    from bot.cli.checks import check_all

    try:
        config = settings_of(file, to_run=not no_operator)
    except ConfigError as error:
        click.echo("\n".join(f"fix   {problem}" for problem in error.problems))
        check_all(None)
        _end(2)
    _end(0 if check_all(config) else 1)


@cli.command()
@config_option
@click.option("--offline", is_flag=True, help="Do not ask Discord anything.")
def doctor(file: Path | None, offline: bool) -> None:
    """Look at a bot that runs, or should, and say what to do.

    Looks at what 'check' does and at integrity, clock, disk, the last beat, the queue, what was given up,
    backups, helplines and Discord. It changes nothing. Lines and endings as with 'check'.
    """
    from bot.cli.doctor import examine

    try:
        config = settings_of(file, to_run=True)
    except ConfigError as error:
        click.echo("\n".join(f"fix   {problem}" for problem in error.problems))
        _end(2)
    _end(0 if examine(config, offline=offline) else 1)


@cli.command()
@config_option
@click.option("--id", "application", type=click.IntRange(min=1), help="The application's number.")
def invite(file: Path | None, application: int | None) -> None:
    """Print the links that add the bot.

    One is for a server, with the exact permissions, one for a person's own account. The application's
    number is read from the token unless it is given.
    """
    from bot.cli.wanted import invite as print_links

    _end(print_links(settings_of(file, to_run=False), application))


@cli.command()
@config_option
@click.argument("what", type=click.Choice(["list", "retry", "drop"]))
@click.argument("ids", nargs=-1, type=click.IntRange(min=1), metavar="[ID]...")
@click.option(
    "--state", default="dead", metavar="STATE", help="With list: which, e.g. waiting.  [default: dead]"
)
def deliveries(file: Path | None, what: str, ids: tuple[int, ...], state: str) -> None:
    """Look at messages the bot owes; retry or drop some.

    'list' shows those of one state: waiting, sending, sent, dropped, undeliverable, unknown, dead.
    'retry' tries dead ones again: an earlier try may have arrived, then it comes twice. 'drop' gives up
    what is not settled. The bot may be running.
    """
    from bot.cli import queue

    config = settings_of(file, to_run=False)
    if what == "list":
        _end(queue.show(config, state))
    if not ids:
        raise click.UsageError(f"Say which to {what}: numbers that 'deliveries list' shows.")
    _end(queue.change(config, what, ids))


@cli.command()
@config_option
def migrate(file: Path | None) -> None:
    """Bring the database to this version.

    A backup is made first. 'run' does the same by itself.
    """
    config = settings_of(file, to_run=False)
    _start_log(config)
    from bot.cli.migrating import bring_up_to_date

    _end(bring_up_to_date(config))


@cli.command()
@config_option
def backup(file: Path | None) -> None:
    """Copy the database and the keys; the bot may be running."""
    from bot.cli.keeping import back_up
    from bot.clock import SystemClock

    _end(back_up(settings_of(file, to_run=False), SystemClock().now()))


@cli.command()
@config_option
@click.option("--yes", is_flag=True, help="Put it in the place of the database that is there.")
@click.argument("copy", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def restore(file: Path | None, copy: Path, yes: bool) -> None:
    """Put the backup COPY in the place of the database.

    The bot is stopped meanwhile. Members who were erased since stay erased.
    """
    from bot.cli.keeping import restore as put_back

    _end(put_back(settings_of(file, to_run=False), copy, yes=yes))


@cli.command()
@config_option
@click.option("--to", "url", required=True, metavar="URL", help="An empty one, postgresql://...")
def move(file: Path | None, url: str) -> None:
    """Move from SQLite to PostgreSQL.

    The bot is stopped meanwhile. Counts and checksums are compared; started again after a crash it goes on.
    """
    from bot.cli.moving import move_to

    _end(move_to(settings_of(file, to_run=False), url))


@cli.command("rotate-key")
@config_option
def rotate_key(file: Path | None) -> None:
    """Make a new master key; the bot is stopped meanwhile."""
    from bot.cli.keeping import rotate_key as rotate

    _end(rotate(settings_of(file, to_run=False)))


@cli.command()
@config_option
@click.argument("member", type=click.IntRange(min=1))
@click.option("--lift", is_flag=True, help="Let everything go on as before, in every server too.")
def memorial(file: Path | None, member: int, lift: bool) -> None:
    """Stop every message to or about a member who died.

    MEMBER is the number of their Discord account. Nothing is erased. On SQLite the bot is stopped meanwhile.
    """
    from bot.cli.memorial import memorial as stop

    _end(stop(settings_of(file, to_run=False), member, lift=lift))


@cli.command()
@click.argument("phrases", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print one object instead of tables.")
def screen(phrases: Path, as_json: bool) -> None:
    """Show what screening says to labelled phrases.

    PHRASES is a CSV file with the columns text and label; docs/screening.md tells what the figures mean.
    """
    from bot.cli_screen import screen_file

    _end(screen_file(phrases, as_json))


@cli.command("import-meetings")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--zone", metavar="ZONE", help="IANA zone of rows that name none, e.g. America/New_York.")
@click.option("--dry-run", is_flag=True, help="Keep nothing: show what would be taken, what left, and why.")
@click.option("--json", "as_json", is_flag=True, help="Print one object instead of lines.")
def import_meetings(file: Path, zone: str | None, dry_run: bool, as_json: bool) -> None:
    """Show what the importer makes of a list of meetings.

    FILE is Meeting Guide JSON, BMLT JSON, an answer of OIAA, a calendar (ICS), or CSV. Ends with 0, or
    with 1 when it is none of these.
    """
    from bot.cli.importing import import_file
    from bot.clock import SystemClock
    from bot.days import use_packaged_zones
    from bot.zones import canonical_zone

    use_packaged_zones()
    if not dry_run:
        raise click.UsageError("Say --dry-run. Lists are added to a server in Discord, with /setup meetings.")
    known = canonical_zone(zone) if zone is not None else None
    if zone is not None and known is None:
        raise click.BadParameter("no IANA zone; try one like America/New_York", param_hint="--zone")
    _end(import_file(file, known, as_json, SystemClock().now()))


@cli.command()
def helplines() -> None:
    """List helplines nobody has looked at for 180 days.

    They are shown all the same, with their date. A person checks them; see data/resources/helplines.yaml.
    """
    from bot.cli.helplines import list_stale
    from bot.clock import SystemClock

    list_stale(SystemClock().now().date())


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave the process with its code."""
    try:
        cli.main(arguments, prog_name="python -m bot")
    except ConfigError as error:
        click.echo(error, err=True)
    sys.exit(2)


def _start_log(config: Config) -> None:
    from bot import logs

    logs.set_up(config.log.level, config.log.format)


def _end(code: int) -> NoReturn:
    sys.exit(code)


if __name__ == "__main__":
    main()
