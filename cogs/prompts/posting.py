"""A prompt at the moment it is posted: the post, its thread, and what admins are told."""

from dataclasses import replace

import discord

from bot.client import Handrail
from bot.deliveries.model import Delivery, NotSent, Reason, State, TryAgain
from bot.features.prompts.model import Pace, Plan, Shape
from bot.features.prompts.service import Prompts
from bot.ids import RoleId
from bot.texts import DEFAULT_LOCALE, Say
from bot.ui import Post
from bot.ui.permissions import missing_in
from cogs.prompts import views

NEEDS = ("view_channel", "send_messages")
NEEDS_THREAD = (*NEEDS, "create_public_threads")
"""Permissions, as discord.py spells them, for each shape."""

A_DAY = 1440
"""Minutes without a word after which Discord folds a thread away."""

HAS_THREAD = 160004
"""Discord's code: a thread was made for this message already."""

COMING = frozenset({State.WAITING, State.SENDING})


async def make_prompt(bot: Handrail, delivery: Delivery) -> Post | NotSent | TryAgain | None:
    """Return the post of a server's prompt, or why its channel cannot take it; the admins are told."""
    prompts, guild = bot.service(Prompts), await _guild(bot, delivery)
    if _not_told_yet(bot, guild):
        return TryAgain()
    say = say_in(bot, guild)
    prompt = await prompts.to_post(delivery, say.locale)
    if prompt is None or delivery.guild is None:
        return None
    problem = None if guild is None else _problem(guild, prompt.plan)
    if problem is not None:
        await prompts.cannot_post(delivery.guild, problem)
        return NotSent(problem)
    await _notice_use(bot, prompts, delivery)
    prompt = replace(prompt, plan=as_it_is(guild, prompt.plan))
    role = prompt.plan.role
    pinged = [] if role is None else [discord.Object(role)]
    return Post(views.post_panel(say, prompt), channel=prompt.plan.channel, mention=pinged)


async def make_thread(bot: Handrail, delivery: Delivery) -> int | NotSent | TryAgain | None:
    """Make the thread below a prompt once: look first (it has the id of its message), then create."""
    post, guild = await bot.service(Prompts).post_of(delivery), await _guild(bot, delivery)
    if post is not None and post.state in COMING:
        return TryAgain()
    if post is None or post.message is None or delivery.day is None:
        return None
    if guild is None or _not_told_yet(bot, guild):
        return TryAgain()
    channel = guild.get_channel(delivery.channel or 0)
    if not isinstance(channel, discord.TextChannel):
        return NotSent(Reason.GONE)
    try:
        return (await bot.fetch_channel(post.message)).id
    except discord.NotFound:
        name = views.thread_name(say_in(bot, guild), delivery.day)
        return await _create(channel.get_partial_message(post.message), name)


async def _create(message: discord.PartialMessage, name: str) -> int:
    try:
        return (await message.create_thread(name=name, auto_archive_duration=A_DAY)).id
    except discord.HTTPException as error:
        if error.code == HAS_THREAD:
            return message.id
        raise


async def make_note(bot: Handrail, delivery: Delivery) -> Post | NotSent | None:
    """Tell the staff channel why a prompt steps back or cannot be posted; without one, ``/setup`` tells."""
    if delivery.guild is None:
        return None
    prompts = bot.service(Prompts)
    staff, standing = prompts.staff(delivery.guild), await prompts.standing(delivery.guild)
    steps_back = delivery.ref in set(Pace)
    if not standing.plan.on or (steps_back and standing.pace != delivery.ref):
        return None
    if staff is None:  # a post that could not be made is told by itself
        return NotSent(Reason.GONE) if steps_back else None
    return Post(views.note_panel(say_in(bot, await _guild(bot, delivery)), delivery), channel=staff)


async def _notice_use(bot: Handrail, prompts: Prompts, delivery: Delivery) -> None:
    """Look whether anybody wrote in the last prompt's thread; only that, and never for longer than a look.

    Presses note themselves. What is written in the channel itself may be about anything.
    """
    before = await prompts.post_before(delivery)
    if before is None or before.message is None or before.day is None or delivery.guild is None:
        return
    try:
        thread = await bot.fetch_channel(before.message)
    except discord.HTTPException:  # there is none
        return
    if isinstance(thread, discord.Thread) and thread.message_count > 0:
        await prompts.used(delivery.guild, before.day)


def missing(guild: discord.Guild, plan: Plan) -> list[str]:
    """Return the permissions the bot lacks where a plan posts."""
    needs = NEEDS_THREAD if plan.shape is Shape.THREAD else NEEDS
    return missing_in(guild, guild.get_channel(plan.channel or 0), needs)


def missing_for(guild: discord.Guild | None, plan: Plan) -> list[str]:
    """Return what the bot lacks where a plan posts; nothing while there is no such place."""
    there = guild is not None and plan.channel is not None and guild.get_channel(plan.channel) is not None
    return missing(guild, plan) if guild is not None and there else []


def as_it_is(guild: discord.Guild | None, plan: Plan) -> Plan:
    """Return a plan without a channel or role that was deleted in Discord."""
    if guild is None:
        return plan
    channel = plan.channel if plan.channel is not None and guild.get_channel(plan.channel) else None
    role = plan.role if plan.role is not None and guild.get_role(plan.role) else None
    return replace(plan, channel=channel, role=role)


def may_ping(guild: discord.Guild | None, role: RoleId) -> bool:
    found = None if guild is None else guild.get_role(role)
    return found is not None and guild is not None and (found.mentionable or _mentions_all(guild))


def _mentions_all(guild: discord.Guild) -> bool:
    return guild.me.guild_permissions.mention_everyone


def _problem(guild: discord.Guild, plan: Plan) -> Reason | None:
    if guild.get_channel(plan.channel or 0) is None:
        return Reason.GONE
    return Reason.FORBIDDEN if missing(guild, plan) else None


def say_in(bot: Handrail, guild: discord.Guild | None) -> Say:
    """Return ``say`` in a server's language."""
    return bot.texts.reader(DEFAULT_LOCALE if guild is None else guild.preferred_locale.value)


def _not_told_yet(bot: Handrail, guild: discord.Guild | None) -> bool:
    """Tell whether a channel may be missing only because Discord has not named it since the start.

    A server that is known, but unavailable, is a stub without channels: after a restart, or in an outage.
    """
    return not bot.is_ready() or (guild is not None and guild.unavailable)


async def _guild(bot: Handrail, delivery: Delivery) -> discord.Guild | None:
    return None if delivery.guild is None else await bot.find_guild(delivery.guild)
