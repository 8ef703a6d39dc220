"""Lets a bot that runs be watched, when the operator's settings say so; else nothing of it is loaded."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import App
    from bot.metrics import Metrics
    from bot.monitor import Monitor


@asynccontextmanager
async def watched(app: "App") -> AsyncGenerator["Monitor | None"]:
    """Have the page of ``monitor.port`` open for the length of a block."""
    settings = app.config.monitor
    if not settings.port:
        yield None
        return
    from bot.monitor import Monitor

    monitor = Monitor(measured(app), app.not_ready)
    await monitor.start(settings.host, settings.port)
    try:
        yield monitor
    finally:
        await monitor.stop()


def measured(app: "App") -> "Metrics":
    """Measure ``app`` from now on."""
    from bot.metrics import Metrics

    metrics = Metrics(app.db, app.clock, app.not_ready, lambda: len(app.bot.guilds))
    app.bot.answering.timed = metrics.answered
    app.db.timed, app.dispatcher.timed = metrics.worked, metrics.sent
    return metrics
