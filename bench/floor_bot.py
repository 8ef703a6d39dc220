"""The floor: a bare discord.py bot that answers with nothing but a private panel of a chosen size."""

import argparse
import asyncio
import os
import re
import sys
import time
from dataclasses import dataclass
from typing import Any, Self

import discord
import orjson
from discord import app_commands, ui

from bench.local_end.point import point_at

INTENTS = discord.Intents(guilds=True, moderation=True, guild_scheduled_events=True)
WORDS = "One day at a time is enough, and this line is only as long as a line in a panel is. "


@dataclass(frozen=True, slots=True)
class Size:
    """How big a panel is: text blocks, letters in each, buttons (five to a row), options in a select."""

    blocks: int = 3
    letters: int = 80
    buttons: int = 3
    options: int = 0


class FloorButton(ui.DynamicItem[ui.Button[Any]], template=r"floor:(?P<verb>panel|form):(?P<number>\d+)"):
    """A lasting button: ``panel`` answers a panel, ``form`` opens the form."""

    def __init__(self, verb: str, number: int) -> None:
        super().__init__(ui.Button(label=f"{verb} {number}", custom_id=f"floor:{verb}:{number}"))
        self.verb = verb

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again from what its custom id says."""
        return cls(match["verb"], int(match["number"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Answer the press."""
        if self.verb == "form":
            await interaction.response.send_modal(FloorForm())
        else:
            await answer(interaction, usual_size(interaction))


class FloorForm(ui.Modal, title="Form"):
    """The five parts of a check-in: radio, select, checkboxes, select, text."""

    mood = ui.Label[Any](
        text="Mood",
        component=ui.RadioGroup[Any](
            custom_id="mood",
            required=False,
            options=[discord.RadioGroupOption(label=word, value=word) for word in ("low", "even", "good")],
        ),
    )
    craving = ui.Label[Any](
        text="Craving",
        component=ui.Select[Any](
            custom_id="craving",
            required=False,
            options=[discord.SelectOption(label=str(n), value=str(n)) for n in range(11)],
        ),
    )
    halt = ui.Label[Any](
        text="Right now",
        component=ui.CheckboxGroup[Any](
            custom_id="halt",
            required=False,
            options=[
                discord.CheckboxGroupOption(label=word, value=word) for word in ("hungry", "angry", "tired")
            ],
        ),
    )
    confidence = ui.Label[Any](
        text="Confidence",
        component=ui.Select[Any](
            custom_id="confidence",
            required=False,
            options=[discord.SelectOption(label=str(n), value=str(n)) for n in range(11)],
        ),
    )
    note = ui.Label[Any](
        text="Note",
        component=ui.TextInput[Any](custom_id="note", required=False, style=discord.TextStyle.paragraph),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Answer with a panel."""
        await answer(interaction, usual_size(interaction))


def panel(size: Size) -> ui.LayoutView:
    """Return a stopped panel: its buttons are lasting, so discord.py need not keep it."""
    view = ui.LayoutView(timeout=None)
    text = (WORDS * (size.letters // len(WORDS) + 1))[: size.letters]
    container = ui.Container[Any](*(ui.TextDisplay[Any](text) for _ in range(size.blocks)))
    if size.options:
        options = [discord.SelectOption(label=f"option {n}", value=str(n)) for n in range(size.options)]
        container.add_item(ui.ActionRow[Any](ui.Select[Any](custom_id="select", options=options)))
    for first in range(0, size.buttons, 5):
        numbers = range(first, min(first + 5, size.buttons))
        container.add_item(ui.ActionRow[Any](*(FloorButton("panel", number) for number in numbers)))
    view.add_item(container)
    view.stop()
    return view


async def answer(interaction: discord.Interaction, size: Size) -> None:
    """Answer privately with a panel."""
    await interaction.response.send_message(view=panel(size), ephemeral=True)


def usual_size(interaction: discord.Interaction) -> Size:
    """Return the size this bot was started with."""
    assert isinstance(interaction.client, FloorBot)
    return interaction.client.size


@app_commands.command(name="echo", description="Answer with a private panel")
async def echo(
    interaction: discord.Interaction, blocks: int | None = None, buttons: int | None = None
) -> None:
    """Answer with a panel of the usual size, or of the asked one."""
    usual = usual_size(interaction)
    size = usual if blocks is buttons is None else Size(blocks or 0, usual.letters, buttons or 0)
    await answer(interaction, size)


@app_commands.command(name="form", description="Open the form")
async def form(interaction: discord.Interaction) -> None:
    """Open the form; sending it in answers with a panel."""
    await interaction.response.send_modal(FloorForm())


@app_commands.command(name="say", description="Write messages into this channel")
async def say(interaction: discord.Interaction, count: int) -> None:
    """Write ``count`` messages, one after another, then answer."""
    await interaction.response.defer(ephemeral=True)
    assert isinstance(interaction.channel, discord.abc.Messageable)
    for number in range(count):
        await interaction.channel.send(f"message {number}")
    await interaction.followup.send("done", ephemeral=True)


class FloorBot(discord.Client):
    """A client with the intents and caches of the real bot and nothing else."""

    def __init__(self, size: Size, ready_timeout: float) -> None:
        super().__init__(
            intents=INTENTS, member_cache_flags=discord.MemberCacheFlags.none(), max_messages=None,
            chunk_guilds_at_startup=False, guild_ready_timeout=ready_timeout,
            allowed_mentions=discord.AllowedMentions.none(),
        )  # fmt: skip
        self.size = size
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Register the three commands and the lasting button."""
        commands: list[app_commands.Command[Any, ..., Any]] = [echo, form, say]
        for command in commands:
            self.tree.add_command(command)
        self.add_dynamic_items(FloorButton)
        await self.tree.sync()

    async def on_ready(self) -> None:
        """Say once, on one line, that the bot is ready and what that cost (CPU seconds)."""
        line = {"ready": True, "pid": os.getpid(), "guilds": len(self.guilds), "cpu": time.process_time()}
        sys.stdout.write(orjson.dumps(line).decode() + "\n")
        sys.stdout.flush()


def main(argv: list[str]) -> None:
    """Run the bot against a local end until it is killed."""
    parser = argparse.ArgumentParser(prog="python -m bench.floor_bot", description=__doc__)
    parser.add_argument("--end", required=True)
    parser.add_argument("--ready-timeout", type=float, default=2.0, help="discord.py's guild_ready_timeout")
    for name in ("blocks", "letters", "buttons", "options"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Size(), name))
    given = parser.parse_args(argv)
    point_at(given.end)
    bot = FloorBot(Size(given.blocks, given.letters, given.buttons, given.options), given.ready_timeout)
    asyncio.run(bot.start("floor-token"))


if __name__ == "__main__":
    main(sys.argv[1:])
