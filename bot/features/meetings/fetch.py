"""Fetching a list from an address that a stranger may have chosen: nowhere private, not too long or much."""

import asyncio
import socket
import ssl
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from bot.features.meetings.addresses import ADDRESS_LENGTH, FetchFailed, Trouble, checked, may_connect
from bot.features.meetings.feeds.detect import decoded, page_of
from bot.features.meetings.feeds.report import MOST_BYTES, Why

PATIENCE = 30.0
"""Seconds for everything: names, redirects, the whole body (issue 6)."""

MOST_REDIRECTS = 3
_STAMP_LENGTH = 200
_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TYPES = frozenset(
    {
        "application/json",
        "application/javascript",
        "application/octet-stream",
        "application/vnd.ms-excel",
        "application/x-javascript",
        "text/calendar",
        "text/csv",
        "text/javascript",
        "text/json",
        "text/plain",
    }
)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
Lookup = Callable[[str], Awaitable[list[tuple[str, int]]]]
"""The (address, port) pairs of a host; its addresses are checked, whoever names them."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a server said of a copy, to ask next time whether it changed: ETag and Last-Modified."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body, or that it has not changed."""

    changed: bool
    stamp: Stamp
    body: bytes = b""
    charset: str = ""


async def look_up(host: str) -> list[tuple[str, int]]:
    """Return a host's addresses, by the system's resolver."""
    found = await asyncio.get_running_loop().getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return [(str(entry[4][0]), 443) for entry in found]


class _Checked(AbstractResolver):
    """Names are resolved once; one private address among a host's spoils them all."""

    def __init__(self, lookup: Lookup, allowed: Callable[[str], bool]) -> None:
        self._lookup, self._allowed = lookup, allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        try:
            found = await self._lookup(host)
        except OSError:
            raise FetchFailed(Trouble.UNKNOWN_HOST) from None
        if not found:
            raise FetchFailed(Trouble.UNKNOWN_HOST)
        if not all(self._allowed(address) for address, _ in found):
            raise FetchFailed(Trouble.PRIVATE)
        return [_result(host, address, port) for address, port in dict.fromkeys(found)]

    async def close(self) -> None:
        """Nothing is held."""


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(
        hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST
    )


class Fetcher:
    """Asks addresses for lists of meetings.

    Args:
        lookup: Resolves a host.
        allowed: Which IP addresses may be connected to.
        trust: Whose certificates are believed; the system's when ``None``.
        patience: Seconds.
        most: Bytes after decompression.
    """

    def __init__(
        self,
        lookup: Lookup = look_up,
        allowed: Callable[[str], bool] = may_connect,
        trust: ssl.SSLContext | None = None,
        patience: float = PATIENCE,
        most: int = MOST_BYTES,
    ) -> None:
        self._lookup, self._allowed, self._trust = lookup, allowed, trust
        self._patience, self._most = patience, most

    async def fetch(self, address: str, stamp: Stamp | None = None) -> Fetched:
        """Return what stands at an address now.

        Args:
            address: Where somebody said the list is.
            stamp: Of the copy that is there already; a server may answer that nothing changed.

        Raises:
            FetchFailed: No list came.
        """
        known = stamp or Stamp()
        try:
            async with asyncio.timeout(self._patience), self._session() as session:
                return await self._follow(session, checked(address), known)
        except TimeoutError:
            raise FetchFailed(Trouble.SLOW) from None
        except (aiohttp.ClientError, OSError, ValueError, zlib.error):
            raise FetchFailed(Trouble.CONNECTION) from None

    def _session(self) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            resolver=_Checked(self._lookup, self._allowed),
            use_dns_cache=False,
            force_close=True,
            ssl=self._trust if self._trust is not None else True,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            headers={
                "User-Agent": "Handrail (reads lists of meetings)",
                "Accept": "application/json, text/calendar, text/csv, text/plain;q=0.9, */*;q=0.1",
                "Accept-Encoding": "gzip",
            },
        )

    async def _follow(self, session: aiohttp.ClientSession, url: URL, stamp: Stamp) -> Fetched:
        for _ in range(MOST_REDIRECTS + 1):
            async with session.get(url, headers=_asking(stamp), allow_redirects=False) as response:
                if response.status not in _REDIRECTS:
                    return await self._read(response, stamp)
                url = _next(url, response.headers.get("Location", ""))
        raise FetchFailed(Trouble.REDIRECTS)

    async def _read(self, response: aiohttp.ClientResponse, stamp: Stamp) -> Fetched:
        if response.status == 304 and stamp != Stamp():
            return Fetched(changed=False, stamp=stamp)
        kind = response.content_type if "Content-Type" in response.headers else "application/octet-stream"
        if response.headers.get("cf-mitigated"):
            raise FetchFailed(Trouble.CHALLENGE)
        if response.status != 200:
            await self._explain(response, kind)
            raise FetchFailed(Trouble.STATUS)
        if kind not in _TYPES | _PAGES and not kind.endswith("+json"):
            raise FetchFailed(Trouble.TYPE)
        body = await self._body(response)
        charset = response.charset or ""
        # Some sites call their JSON a page, and some their pages JSON.
        _refuse_page(body, charset)
        return Fetched(True, _stamp_of(response.headers), body, charset)

    async def _explain(self, response: aiohttp.ClientResponse, kind: str) -> None:
        """Tell a page that asks whether we are a browser from other errors."""
        if kind in _PAGES:
            head = await response.content.read(_CHUNK)
            if page_of(_inflated(response, head, self._most).decode("utf-8", "replace")) is Why.CHALLENGE:
                raise FetchFailed(Trouble.CHALLENGE)

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        if (response.content_length or 0) > self._most:
            raise FetchFailed(Trouble.TOO_BIG)
        inflate = _Inflate(response.headers.get("Content-Encoding", ""), self._most)
        async for chunk in response.content.iter_chunked(_CHUNK):
            inflate.add(chunk)
        return inflate.done()


class _Inflate:
    """Decompresses what comes, and stops at a size before it is there."""

    def __init__(self, encoding: str, most: int) -> None:
        if encoding.lower() not in ("", "identity", "gzip", "x-gzip"):
            raise FetchFailed(Trouble.TYPE)
        self._zip = zlib.decompressobj(wbits=31) if "gzip" in encoding.lower() else None
        self._parts: list[bytes] = []
        self._room = most

    def add(self, chunk: bytes) -> None:
        part = chunk if self._zip is None else self._zip.decompress(chunk, self._room + 1)
        self._room -= len(part)
        if self._room < 0 or (self._zip is not None and self._zip.unconsumed_tail):
            raise FetchFailed(Trouble.TOO_BIG)
        self._parts.append(part)

    def done(self) -> bytes:
        if self._zip is not None and not self._zip.eof:
            raise FetchFailed(Trouble.CONNECTION)
        return b"".join(self._parts)

    def so_far(self) -> bytes:
        return b"".join(self._parts)


def _inflated(response: aiohttp.ClientResponse, head: bytes, most: int) -> bytes:
    inflate = _Inflate(response.headers.get("Content-Encoding", ""), most)
    inflate.add(head)
    return inflate.so_far()


def _asking(stamp: Stamp) -> dict[str, str]:
    headers = {"If-None-Match": stamp.etag, "If-Modified-Since": stamp.modified}
    return {name: value for name, value in headers.items() if value}


def _stamp_of(headers: Mapping[str, str]) -> Stamp:
    etag, modified = headers.get("ETag", ""), headers.get("Last-Modified", "")
    return Stamp(
        etag if len(etag) <= _STAMP_LENGTH else "", modified if len(modified) <= _STAMP_LENGTH else ""
    )


def _next(url: URL, location: str) -> URL:
    if not location or len(location) > ADDRESS_LENGTH:
        raise FetchFailed(Trouble.REDIRECTS)
    try:
        following = url.join(URL(location))
    except (ValueError, TypeError):
        raise FetchFailed(Trouble.ADDRESS) from None
    return checked(str(following))


def _refuse_page(body: bytes, charset: str) -> None:
    why = page_of(decoded(body[: _CHUNK * 4], charset))
    if why is not None:
        raise FetchFailed(Trouble.CHALLENGE if why is Why.CHALLENGE else Trouble.WEB_PAGE)
