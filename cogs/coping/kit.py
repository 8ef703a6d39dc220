"""``/kit``: one's own people, places, reasons and songs; triggers; if-then plans; what helped."""

from discord import app_commands
from discord.ext import commands

from bot.features.coping.model import Plan, Then, When
from bot.features.coping.service import Coping
from bot.ids import RequestId
from bot.ui import (
    Block,
    Interaction,
    Press,
    answer,
    ask,
    member_of,
    on,
    one_of,
    request_of,
    say_of,
)
from bot.ui.screened import Screened, screened
from cogs.coping import kit_views as views


class KitCog(commands.Cog):
    """Keeps what a member writes down for a hard moment; consent is asked before a form opens."""

    def __init__(self, coping: Coping) -> None:
        self._coping = coping

    @app_commands.command(name="kit")
    async def kit_command(self, interaction: Interaction) -> None:
        await self.kit(interaction, Press())

    @on("coping:kit")
    async def kit(self, interaction: Interaction, press: Press) -> None:
        kit = await self._coping.kit(member_of(interaction))
        await answer(interaction, views.kit_panel(say_of(interaction), kit))

    @on("coping:kit-edit")
    async def edit_kit(self, interaction: Interaction, press: Press) -> None:
        await self._coping.require(member_of(interaction))
        kit = await self._coping.kit(member_of(interaction))
        await ask(interaction, views.kit_form(say_of(interaction), kit))

    @on("coping:kit-saved")
    async def save_kit(self, interaction: Interaction, press: Press) -> None:
        kit = views.kit_of(press)
        await self._coping.put_kit(member_of(interaction), kit)
        first = _said(interaction, screened(interaction, kit.words))
        await answer(interaction, views.kit_panel(say_of(interaction), kit, first), replace=True)

    @on("coping:triggers")
    async def triggers(self, interaction: Interaction, press: Press) -> None:
        kept = await self._coping.triggers(member_of(interaction))
        await answer(interaction, views.triggers_panel(say_of(interaction), kept), replace=True)

    @on("coping:trigger")
    async def trigger(self, interaction: Interaction, press: Press) -> None:
        kept = await self._coping.trigger(member_of(interaction), _row(Press(press.value)))
        await answer(interaction, views.trigger_panel(say_of(interaction), kept), replace=True)

    @on("coping:trigger-edit")
    async def edit_trigger(self, interaction: Interaction, press: Press) -> None:
        """Open the form of a trigger; a new one without an argument."""
        member = member_of(interaction)
        await self._coping.require(member)
        kept = await self._coping.trigger(member, _row(press)) if press.arg else None
        await ask(interaction, views.trigger_form(say_of(interaction), kept))

    @on("coping:trigger-saved")
    async def save_trigger(self, interaction: Interaction, press: Press) -> None:
        member, trigger = member_of(interaction), views.trigger_of(press)
        row = _row(press) if press.arg else request_of(interaction)
        await self._coping.put_trigger(member, row, trigger)
        first = _said(interaction, screened(interaction, trigger.words))
        kept = await self._coping.triggers(member)
        await answer(interaction, views.triggers_panel(say_of(interaction), kept, first), replace=True)

    @on("coping:trigger-drop")
    async def ask_drop_trigger(self, interaction: Interaction, press: Press) -> None:
        kept = await self._coping.trigger(member_of(interaction), _row(press))
        await answer(interaction, views.drop_trigger_panel(say_of(interaction), kept), replace=True)

    @on("coping:trigger-gone")
    async def drop_trigger(self, interaction: Interaction, press: Press) -> None:
        await self._coping.drop_trigger(member_of(interaction), _row(press))
        await self.triggers(interaction, Press())

    @on("coping:plans")
    async def plans(self, interaction: Interaction, press: Press) -> None:
        kept = await self._coping.plans(member_of(interaction))
        await answer(interaction, views.plans_panel(say_of(interaction), kept), replace=True)

    @on("coping:plan-add")
    async def ask_plan(self, interaction: Interaction, press: Press) -> None:
        await self._coping.require(member_of(interaction))
        await ask(interaction, views.plan_form(say_of(interaction)))

    @on("coping:plan-saved")
    async def save_plan(self, interaction: Interaction, press: Press) -> None:
        plan = Plan(one_of(When, press.text("when")), one_of(Then, press.text("then")))
        await self._coping.add_plan(member_of(interaction), request_of(interaction), plan)
        await self.plans(interaction, Press())

    @on("coping:plan-drop")
    async def ask_drop_plan(self, interaction: Interaction, press: Press) -> None:
        chosen, say = _row(Press(press.value)), say_of(interaction)
        for kept in await self._coping.plans(member_of(interaction)):
            if kept.id == chosen:
                await answer(interaction, views.drop_plan_panel(say, kept), replace=True)
                return
        await self.plans(interaction, Press())  # it is gone already

    @on("coping:plan-gone")
    async def drop_plan(self, interaction: Interaction, press: Press) -> None:
        await self._coping.drop_plan(member_of(interaction), _row(press))
        await self.plans(interaction, Press())

    @on("coping:helped")
    async def helped(self, interaction: Interaction, press: Press) -> None:
        found = await self._coping.helped(member_of(interaction))
        await answer(interaction, views.helped_panel(say_of(interaction), found), replace=True)

    @on("coping:helped-forget")
    async def ask_forget(self, interaction: Interaction, press: Press) -> None:
        await answer(interaction, views.forget_panel(say_of(interaction)), replace=True)

    @on("coping:helped-gone")
    async def forget(self, interaction: Interaction, press: Press) -> None:
        await self._coping.forget_rounds(member_of(interaction))
        await self.helped(interaction, Press())


def _said(interaction: Interaction, heard: Screened) -> list[Block]:
    """Return what stands above an answer to something written: help first where the words ask for it."""
    saved = say_of(interaction)("coping-saved")
    return [*heard.first, saved, *([heard.below] if heard.below else [])]


def _row(press: Press) -> RequestId:
    return RequestId(press.number())
