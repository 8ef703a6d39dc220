"""The Discord kit: how this bot answers, posts, asks and explains."""

from bot.ui.answers import announce, answer, ask
from bot.ui.declarations import (
    ConsentCategory,
    EraseHook,
    HomeEntry,
    LeaveHook,
    NextStep,
    SetupChannel,
    SetupSection,
)
from bot.ui.explain import explain
from bot.ui.forms import CheckList, Choice, Form, Line, Paragraph, Pick
from bot.ui.pages import Pages
from bot.ui.panel import Block, Document, Panel, Picture, button, channel_select, confirm, link, row, select
from bot.ui.people import Interaction, guild_of, member_of, request_of, say_of
from bot.ui.plain import clip, plain
from bot.ui.router import Press, Router, on

__all__ = [
    "Block",
    "CheckList",
    "Choice",
    "ConsentCategory",
    "Document",
    "EraseHook",
    "Form",
    "HomeEntry",
    "Interaction",
    "LeaveHook",
    "Line",
    "NextStep",
    "Pages",
    "Panel",
    "Paragraph",
    "Pick",
    "Picture",
    "Press",
    "Router",
    "SetupChannel",
    "SetupSection",
    "announce",
    "answer",
    "ask",
    "button",
    "channel_select",
    "clip",
    "confirm",
    "explain",
    "guild_of",
    "link",
    "member_of",
    "on",
    "plain",
    "request_of",
    "row",
    "say_of",
    "select",
]
