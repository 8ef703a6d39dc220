"""What commands share: the option that names the settings, and reading them."""

import os
from pathlib import Path

import click

from bot.config import Config

USUAL_FILE = Path("config.yaml")

config_option = click.option(
    "--config",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="HANDRAIL_CONFIG",
    help="Settings file.  [default: config.yaml, when there is one]",
)


def settings_of(file: Path | None, *, to_run: bool) -> Config:
    """Read the settings; raises ConfigError with everything that is wrong."""
    from bot.config_read import load

    return load(file or (USUAL_FILE if USUAL_FILE.exists() else None), os.environ, to_run=to_run)
