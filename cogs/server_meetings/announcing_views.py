"""What announcing a meeting looks like: selects for where, who and when, and the rota."""

from collections.abc import Sequence
from typing import Any

from discord import SelectDefaultValue, SelectDefaultValueType, ui

from bot.features.server_meetings.model import MOST_HOSTS
from bot.features.server_meetings.service import Standing
from bot.ids import ChannelId
from bot.texts import Say
from bot.ui import Panel, button, channel_select, plain, row, rows, select
from bot.ui.router import custom_id

POST_LEADS = (60, 15, 0)


def announce_panel(say: Say, standing: Standing, note: str = "") -> Panel:
    """Return where a meeting is announced; every choice counts at once."""
    plan, id = standing.plan, standing.listing.id
    leads = [(str(each), say("server-meetings-lead", lead=each)) for each in POST_LEADS]
    event = "server-meetings-event-off" if plan.event else "server-meetings-event-on"
    back = button(say("server-meetings-back"), "server_meetings:one", id)
    return Panel(
        say,
        note,
        say("server-meetings-announce-title", name=plain(standing.listing.meeting.name)),
        say("server-meetings-announce-channel"),
        row(channel_select("server_meetings:channel", arg=id, chosen=plan.channel)),
        row(select("server_meetings:lead", leads, arg=id, chosen=[str(plan.lead)])),
        say("server-meetings-announce-role"),
        row(_roles(say, standing)),
        say("server-meetings-announce-hosts", most=MOST_HOSTS),
        row(_hosts(say, standing)),
        *rows(button(say(event), "server_meetings:event", id), back),
    )


def _roles(say: Say, standing: Standing) -> ui.RoleSelect[Any]:
    role = standing.plan.role
    chosen = [SelectDefaultValue(id=role, type=SelectDefaultValueType.role)] if role else []
    return ui.RoleSelect(
        custom_id=custom_id("server_meetings:role", standing.listing.id),
        placeholder=say("server-meetings-nobody"),
        default_values=chosen,
        min_values=0,
    )


def _hosts(say: Say, standing: Standing) -> ui.UserSelect[Any]:
    members = sorted(standing.plan.hosts)
    chosen = [SelectDefaultValue(id=each, type=SelectDefaultValueType.user) for each in members]
    return ui.UserSelect(
        custom_id=custom_id("server_meetings:hosts", standing.listing.id),
        placeholder=say("server-meetings-no-hosts"),
        default_values=chosen,
        min_values=0,
        max_values=MOST_HOSTS,
    )


def missing_text(say: Say, channel: ChannelId, missing: Sequence[str]) -> str:
    names = ", ".join(say("servers-permission", permission=need) for need in missing)
    return say("servers-channel-missing", channel=f"<#{channel}>", permissions=names)
