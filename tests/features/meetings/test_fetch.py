"""Fetching: only public addresses, checked before each connection; nothing too big, too slow, or a page."""

import asyncio
import datetime as dt
import gzip
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Any, cast

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from bot.features.meetings.addresses import FetchFailed, Trouble, checked, may_connect
from bot.features.meetings.fetch import Fetched, Fetcher, Stamp

HOSTS = ("list.example", "moved.example")

Answer = web.StreamResponse | Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.254",
        "127.0.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::a00:1",
        "64:ff9b::8.8.8.8",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:808:808::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fe80::1%eth0",
        "2606:4700::1111%1",
        "fec0::1",
        "ff02::1",
        "localhost",
        "list.example",
    ],
)
def test_addresses_of_houses_groups_and_nobody_are_refused(address: str) -> None:
    assert not may_connect(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001::1"])
def test_addresses_of_anybody_are_not(address: str) -> None:
    assert may_connect(address)


@given(st.ip_addresses())
def test_whatever_may_be_connected_to_is_global_and_stands_for_itself(ip: IPv4Address | IPv6Address) -> None:
    if may_connect(str(ip)):
        assert ip.is_global
        assert not any((ip.is_private, ip.is_loopback, ip.is_link_local, ip.is_multicast, ip.is_unspecified))
        if isinstance(ip, IPv6Address):
            assert ip.ipv4_mapped is None
            assert ip.sixtofour is None
            assert ip.teredo is None


@given(st.ip_addresses(v=4))
def test_no_address_comes_in_the_clothes_of_another(ip: IPv4Address) -> None:
    number = int(ip)
    clothed = (number, (0xFFFF << 32) + number, (0x64FF9B << 96) + number, (0x2002 << 112) + (number << 80))
    assert not any(may_connect(str(IPv6Address(each))) for each in clothed)


@pytest.mark.parametrize(
    "address",
    [
        "http://list.example/x",
        "https://list.example:8443/x",
        "https://user:pw@list.example/x",
        "https://user@list.example/x",
        "https://127.0.0.1/x",
        "https://2130706433/x",
        "https://0x7f.1/x",
        "https://[::1]/x",
        "https://localhost/x",
        "https://printer.local/x",
        "https://metadata.google.internal/x",
        "https:///x",
        "file:///etc/passwd",
        "ftp://list.example/x",
        "javascript:alert(1)",
        "",
        "list.example",
        "https://list.example:99999/x",
        "https://" + "a" * 1000 + ".example",
    ],
)
def test_an_address_that_is_not_plainly_https_is_refused(address: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        checked(address)
    assert failed.value.trouble is Trouble.ADDRESS


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        url = checked(text)
    except FetchFailed:
        return
    assert (url.scheme, url.port, url.user) == ("https", 443, None)


# A server of our own, named as if it stood in the world


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOSTS[0])])
    day = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(day - dt.timedelta(days=1))
        .not_valid_after(day + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in HOSTS]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return file


class World:
    """A server, and the names that lead to it."""

    def __init__(self, server: TestServer, trust: ssl.SSLContext, answers: list[Answer]) -> None:
        self._server, self.trust, self.answers = server, trust, answers
        self.asked: list[str] = []
        self.connected: list[str] = []

    async def look_up(self, host: str) -> list[tuple[str, int]]:
        self.asked.append(host)
        if host not in HOSTS:
            raise OSError
        return [("127.0.0.1", int(cast(Any, self._server).port))]

    def allowed(self, address: str) -> bool:
        self.connected.append(address)
        return address == "127.0.0.1"

    async def fetch(
        self,
        stamp: Stamp | None = None,
        address: str = "https://list.example/m",
        most: int = 1_000_000,
        patience: float = 5.0,
    ) -> Fetched:
        return await Fetcher(self.look_up, self.allowed, self.trust, patience, most).fetch(address, stamp)

    async def trouble(self, most: int = 1_000_000, patience: float = 5.0) -> Trouble:
        with pytest.raises(FetchFailed) as failed:
            await self.fetch(most=most, patience=patience)
        return failed.value.trouble


@pytest_asyncio.fixture
async def world(certificate: Path) -> AsyncIterator[World]:
    answers: list[Answer] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        following = answers.pop(0)
        return following if isinstance(following, web.StreamResponse) else await following(request)

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    server = TestServer(application, scheme="https", host="127.0.0.1")
    await server.start_server(ssl=context)
    try:
        yield World(server, ssl.create_default_context(cafile=certificate), answers)
    finally:
        await server.close()


def said(text: str, kind: str = "application/json", status: int = 200, **headers: str) -> web.Response:
    return web.Response(text=text, content_type=kind, status=status, headers=headers)


def sent_on(to: str, status: int = 302) -> web.Response:
    return web.Response(status=status, headers={"Location": to})


async def test_a_list_comes_with_what_to_ask_next_time(world: World) -> None:
    world.answers.append(said("[]", ETag='"7"'))
    got = await world.fetch()
    assert (got.changed, got.body, got.stamp) == (True, b"[]", Stamp('"7"'))
    assert world.asked == ["list.example"]


async def test_an_unchanged_list_is_not_sent_again(world: World) -> None:
    async def unchanged(request: web.Request) -> web.Response:
        same = request.headers["If-None-Match"] == '"7"' and "If-Modified-Since" not in request.headers
        return web.Response(status=304 if same else 500)

    world.answers.append(unchanged)
    assert await world.fetch(Stamp('"7"')) == Fetched(changed=False, stamp=Stamp('"7"'))


async def test_three_redirects_are_followed_and_each_is_resolved_and_checked_anew(world: World) -> None:
    world.answers += [sent_on("/a"), sent_on("https://moved.example/b", 307), sent_on("c"), said("[1]")]
    assert (await world.fetch()).body == b"[1]"
    assert world.asked == ["list.example", "list.example", "moved.example", "moved.example"]
    assert len(world.connected) == 4


async def test_a_fourth_redirect_is_one_too_many(world: World) -> None:
    world.answers += [sent_on(f"/{n}") for n in range(5)]
    assert await world.trouble() is Trouble.REDIRECTS
    assert len(world.answers) == 1


@pytest.mark.parametrize(
    ("to", "trouble"),
    [
        ("http://list.example/m", Trouble.ADDRESS),
        ("https://127.0.0.1/m", Trouble.ADDRESS),
        ("https://list.example:444/m", Trouble.ADDRESS),
        ("https://me:pw@list.example/m", Trouble.ADDRESS),
        ("", Trouble.REDIRECTS),
        ("https://nowhere.example/m", Trouble.UNKNOWN_HOST),
    ],
)
async def test_a_redirect_may_lead_nowhere_a_person_could_not(
    world: World, to: str, trouble: Trouble
) -> None:
    world.answers += [sent_on(to), said("[]")]
    assert await world.trouble() is trouble
    assert len(world.answers) == 1


async def test_one_private_address_among_several_is_enough_to_refuse(world: World) -> None:
    async def both(host: str) -> list[tuple[str, int]]:
        return [("8.8.8.8", 443), ("10.0.0.1", 443)]

    with pytest.raises(FetchFailed) as failed:
        await Fetcher(both).fetch("https://list.example/m")
    assert failed.value.trouble is Trouble.PRIVATE


async def test_the_address_that_was_checked_is_the_one_connected_to(world: World) -> None:
    answers = [[("127.0.0.1", (await world.look_up("list.example"))[0][1])], [("10.0.0.1", 443)]]

    async def rebinding(host: str) -> list[tuple[str, int]]:
        return answers.pop(0)

    world.answers.append(said("[]"))
    fetcher = Fetcher(rebinding, lambda address: address == "127.0.0.1", world.trust)
    assert (await fetcher.fetch("https://list.example/m")).body == b"[]"
    assert len(answers) == 1  # nobody asked for the name a second time


async def test_a_certificate_of_somebody_else_is_not_believed(world: World) -> None:
    world.answers.append(said("[]"))
    with pytest.raises(FetchFailed) as failed:
        await Fetcher(world.look_up, world.allowed).fetch("https://list.example/m")
    assert failed.value.trouble is Trouble.CONNECTION


async def test_too_much_is_refused_before_it_is_there_packed_or_not(world: World) -> None:
    world.answers.append(said("x" * 2000, "text/plain"))
    assert await world.trouble(most=1999) is Trouble.TOO_BIG
    bomb = gzip.compress(b"[" + b"0," * 1_000_000 + b"0]")
    packed = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    world.answers.append(web.Response(body=bomb, headers=packed))
    assert await world.trouble(most=100_000) is Trouble.TOO_BIG
    world.answers.append(web.Response(body=bomb, headers=packed))
    assert len((await world.fetch(most=3_000_000)).body) == 2_000_003


async def test_a_body_without_a_length_is_counted_as_it_comes(world: World) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/csv"})
        await response.prepare(request)
        for _ in range(100):
            await response.write(b"x" * 1000)
        return response

    world.answers.append(endless)
    assert await world.trouble(most=5000) is Trouble.TOO_BIG


async def test_a_packed_body_that_breaks_off_is_no_list(world: World) -> None:
    packed = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    world.answers += [
        web.Response(body=gzip.compress(b"[1,2,3]")[:-6], headers=packed),
        web.Response(body=b"no gzip", headers=packed),
        web.Response(body=b"[]", headers={"Content-Encoding": "br", "Content-Type": "application/json"}),
    ]
    assert await world.trouble() is Trouble.CONNECTION
    assert await world.trouble() is Trouble.CONNECTION
    assert await world.trouble() is Trouble.TYPE


async def test_a_server_that_dawdles_is_left(world: World) -> None:
    async def dawdling(request: web.Request) -> web.Response:
        await asyncio.sleep(10)
        return said("[]")

    world.answers.append(dawdling)
    assert await world.trouble(patience=0.2) is Trouble.SLOW


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (said("no", status=401), Trouble.STATUS),
        (said("no", status=500), Trouble.STATUS),
        (said("", status=304), Trouble.STATUS),
        (said("x", "image/png"), Trouble.TYPE),
        (said("<!DOCTYPE html><p>Our meetings</p>", "text/html"), Trouble.WEB_PAGE),
        (said("<html>Checking your browser</html>", "text/html"), Trouble.CHALLENGE),
        (said("<html>/cdn-cgi/challenge-platform/</html>", "text/html", 403), Trouble.CHALLENGE),
        (said("<html>Forbidden</html>", "text/html", 403), Trouble.STATUS),
        (web.Response(text="[]", headers={"cf-mitigated": "challenge"}), Trouble.CHALLENGE),
        (said("<html>not JSON</html>"), Trouble.WEB_PAGE),
    ],
)
async def test_what_is_no_list_is_told_apart(world: World, answer: web.Response, trouble: Trouble) -> None:
    world.answers.append(answer)
    assert await world.trouble() is trouble


async def test_json_that_a_site_calls_a_page_is_taken(world: World) -> None:
    world.answers.append(said('[{"name": "x"}]', "text/html"))
    assert (await world.fetch()).body == b'[{"name": "x"}]'


async def test_a_host_that_does_not_answer_is_told(world: World) -> None:
    async def nobody(host: str) -> list[tuple[str, int]]:
        return [] if host == "empty.example" else [("127.0.0.1", 1)]

    for address, trouble in (
        ("https://empty.example", "unknown_host"),
        ("https://list.example", "connection"),
    ):
        with pytest.raises(FetchFailed) as failed:
            await Fetcher(nobody, world.allowed, world.trust).fetch(address)
        assert failed.value.trouble == trouble
