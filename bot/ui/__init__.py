"""The Discord kit: how this bot answers, posts, asks and explains."""

from bot.ui.answers import announce, answer, ask, working
from bot.ui.declarations import (
    ConsentCategory,
    Draft,
    EraseHook,
    HelpExtra,
    HomeEntry,
    NextStep,
    SetupChannel,
    Shareable,
)
from bot.ui.explain import explain
from bot.ui.forms import CheckList, Choice, Form, Line, Paragraph, Pick
from bot.ui.pages import Pages
from bot.ui.panel import (
    Block,
    Document,
    Panel,
    Picture,
    button,
    channel_select,
    confirm,
    link,
    row,
    rows,
    select,
)
from bot.ui.people import Interaction, both_may_write, guild_of, member_of, request_of, say_of
from bot.ui.plain import clip, plain
from bot.ui.router import Press, Router, again, number_in, on, one_of

__all__ = [
    "Block",
    "CheckList",
    "Choice",
    "ConsentCategory",
    "Document",
    "Draft",
    "EraseHook",
    "Form",
    "HelpExtra",
    "HomeEntry",
    "Interaction",
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
    "Shareable",
    "again",
    "announce",
    "answer",
    "ask",
    "both_may_write",
    "button",
    "channel_select",
    "clip",
    "confirm",
    "explain",
    "guild_of",
    "link",
    "member_of",
    "number_in",
    "on",
    "one_of",
    "plain",
    "request_of",
    "row",
    "rows",
    "say_of",
    "select",
    "working",
]
