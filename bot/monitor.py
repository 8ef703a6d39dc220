"""``/healthz``, ``/readyz`` and ``/metrics`` over HTTP, for whoever may reach the port.

A port that cannot be opened is told in the log and costs nobody Help.
"""

import logging
from collections.abc import Callable

from aiohttp import web

from bot.metrics import Metrics

log = logging.getLogger(__name__)

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


class Monitor:
    """The page of a bot that runs.

    Args:
        ready: Tells what keeps the bot from serving; empty when nothing does.
    """

    def __init__(self, metrics: Metrics, ready: Callable[[], list[str]]) -> None:
        self._metrics, self._ready = metrics, ready
        application = web.Application()
        application.router.add_get("/healthz", self._healthz)
        application.router.add_get("/readyz", self._readyz)
        application.router.add_get("/metrics", self._all)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)

    async def start(self, host: str, port: int) -> None:
        """Listen; where another program does already, the bot goes on without."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError:
            log.error("monitor.port cannot be opened; the bot goes on without")

    @property
    def port(self) -> int:
        """The port that is listened to, 0 when none is."""
        return next((int(address[1]) for address in self._runner.addresses), 0)

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def _readyz(self, _: web.Request) -> web.Response:
        missing = self._ready()
        if missing:
            return web.Response(status=503, text=f"not ready: {', '.join(missing)}\n")
        return web.Response(text="ready\n")

    async def _all(self, _: web.Request) -> web.Response:
        return web.Response(body=await self._metrics.text(), headers={"Content-Type": PROMETHEUS})
