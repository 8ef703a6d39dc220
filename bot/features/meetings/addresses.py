"""Where a list may be fetched from: https on its usual port, at addresses of the public internet."""

import re
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from yarl import URL

ADDRESS_LENGTH = 1000
"""Characters of an address."""

_HOST = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_LOCAL = (
    ".local",
    ".localhost",
    ".internal",
    ".intranet",
    ".lan",
    ".home",
    ".corp",
    ".arpa",
    ".onion",
    ".test",
)

_GLOBAL_V6 = IPv6Network("2000::/3")
_WRAPPED_V6 = tuple(
    map(
        IPv6Network,
        ("64:ff9b::/96", "64:ff9b:1::/48", "2001::/23", "2002::/16", "2001:db8::/32", "3fff::/20"),
    )
)
"""Networks whose addresses stand for others (NAT64, Teredo, 6to4) or for nobody (RFC 6890 and updates)."""
_NOBODY_V4 = tuple(map(IPv4Network, ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24")))
"""A cloud's own service, protocol assignments and relays, which look like anybody's."""


class Trouble(StrEnum):
    """Why an address gave no list; words for it are ``meetings-fetch-<value>``."""

    ADDRESS = "address"
    UNKNOWN_HOST = "unknown_host"
    PRIVATE = "private"
    REDIRECTS = "redirects"
    STATUS = "status"
    TYPE = "type"
    TOO_BIG = "too_big"
    SLOW = "slow"
    CONNECTION = "connection"
    CHALLENGE = "challenge"
    WEB_PAGE = "web_page"


class FetchFailed(Exception):
    """No list came; ``trouble`` tells why. The address itself is not in it: it may hold a key."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def may_connect(address: str) -> bool:
    """Tell whether an IP address is anybody's on the public internet, and stands for itself."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        nobody = ip.is_multicast or ip.is_reserved or any(ip in network for network in _NOBODY_V4)
        return ip.is_global and not nobody
    return _is_public_v6(ip)


def _is_public_v6(ip: IPv6Address) -> bool:
    wrapped = ip.ipv4_mapped or ip.scope_id or any(ip in network for network in _WRAPPED_V6)
    return not wrapped and ip in _GLOBAL_V6 and ip.is_global and not ip.is_multicast


def checked(address: str) -> URL:
    """Return an address one may ask: https, the usual port, no credentials, a name that is none of a house.

    Raises:
        FetchFailed: ``Trouble.ADDRESS``.
    """
    try:
        url = URL(address.strip())
        host = (url.host or "").lower()
        port = url.port
    except (ValueError, TypeError):
        raise FetchFailed(Trouble.ADDRESS) from None
    usual = url.scheme == "https" and port == 443 and url.user is None and url.password is None
    named = _HOST.fullmatch(host) is not None and not f".{host}".endswith(_LOCAL)
    if len(address) > ADDRESS_LENGTH or not usual or not named:
        raise FetchFailed(Trouble.ADDRESS)
    return url.with_fragment(None)
