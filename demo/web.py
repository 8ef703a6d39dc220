"""The start page's small web server; it listens on this computer alone."""

from aiohttp import web
from aiohttp.typedefs import Handler

from demo.course import Course, Jump
from demo.people import PEOPLE
from demo.places import Places
from demo.start_page import StartPage, told_time

LOOPBACK = "127.0.0.1"

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class Web:
    """Serves the start page, opens places, jumps in time.

    Args:
        port: 0 for any free one.
    """

    def __init__(self, port: int) -> None:
        self._wanted = port
        self._page = StartPage()
        self._told = ""
        self._runner: web.AppRunner | None = None

    async def start(self) -> str:
        """Begin to listen; return the address. Pages are served once `show` was called.

        Raises:
            OSError: The port is taken.
        """
        app = web.Application(middlewares=[self._only_here])
        app.router.add_get("/", self._start)
        app.router.add_get("/style.css", self._style)
        app.router.add_get("/look/{channel}/{who}", self._look)
        app.router.add_post("/jump", self._jump)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, LOOPBACK, self._wanted).start()
        self._hosts = {f"{name}:{self._runner.addresses[0][1]}" for name in (LOOPBACK, "localhost")}
        return f"http://{LOOPBACK}:{self._runner.addresses[0][1]}/"

    def show(self, places: Places, course: Course) -> None:
        """Serve these from now on."""
        self._places, self._course = places, course

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    @web.middleware
    async def _only_here(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse other sites that point a name or a form of theirs at this server."""
        origin = request.headers.get("Origin", "")
        if request.host not in self._hosts or (origin and origin.partition("://")[2] not in self._hosts):
            raise web.HTTPForbidden
        response = await handler(request)
        response.headers.update(HEADERS)
        return response

    async def _start(self, request: web.Request) -> web.Response:
        told, self._told = self._told, ""
        course = self._course
        page = self._page.html(self._places.listed(), course.now, await course.next_due(), course.zone, told)
        return web.Response(text=page, content_type="text/html")

    async def _style(self, request: web.Request) -> web.Response:
        return web.Response(text=self._page.style, content_type="text/css")

    async def _look(self, request: web.Request) -> web.Response:
        channel, name = request.match_info["channel"], request.match_info["who"]
        who = next((soul for soul in PEOPLE if soul.name.lower() == name), None)
        number = int(channel) if channel.isascii() and channel.isdigit() else 0
        address = await self._places.address(number, who) if who else None
        if address is None:
            raise web.HTTPNotFound
        raise web.HTTPSeeOther(address)

    async def _jump(self, request: web.Request) -> web.Response:
        wanted = str((await request.post()).get("how", ""))
        if wanted not in set(Jump):
            raise web.HTTPBadRequest
        self._told = await jump_and_tell(self._course, Jump(wanted))
        raise web.HTTPSeeOther("/#clock")


async def jump_and_tell(course: Course, how: Jump) -> str:
    """Jump; return one sentence for the page and the terminal."""
    return f"Jumped. It is now {told_time(await course.jump(how), course.zone)} in Harbor."
