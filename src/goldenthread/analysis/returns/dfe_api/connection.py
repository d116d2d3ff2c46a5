"""The way to the API: an address and a key from the environment or from files, HTTPS, and no redirects.

The API's own description declares no way to prove who one is. Those who send to it use a supplier's key in a header
and, where a token's address is given, OAuth 2 client credentials; so does this.
"""

import ipaddress
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from pathlib import Path
from typing import Any

from goldenthread.analysis.returns.dfe_api.errors import DfeApiError

PREFIX = "GOLDENTHREAD_DFE_API_"
TIMEOUT = 60
LONGEST_REPLY = 100_000
UNAUTHORISED = 401
LARGEST_CODE = 999


class NoAnswerError(Exception):
    """The request may have arrived or not: nothing came back."""


@dataclass(frozen=True)
class Answer:
    """What came back. ``wait`` is how many seconds the API asks to wait before another try, where it does."""

    status: int
    text: str
    wait: float | None = None


@dataclass(frozen=True)
class Credentials:
    """A supplier's key, and what to get a token with. Never shown."""

    key: str = field(repr=False)
    token_address: str | None = None
    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    scope: str | None = None


class Connection:
    """Posts bodies to the children of one authority."""

    def __init__(self, address: str, credentials: Credentials) -> None:
        self.address = address
        self._credentials = credentials
        self._token: str | None = None

    def post(self, body: bytes) -> Answer:
        """Post a body. A token that has run out is asked for anew, once. Raises ``NoAnswerError``, ``DfeApiError``."""
        answer = self._post(body)
        if answer.status == UNAUTHORISED and self._credentials.token_address:
            self._token = None
            answer = self._post(body)
        return answer

    def _post(self, body: bytes) -> Answer:
        headers = {"Content-Type": "application/json", "SupplierKey": self._credentials.key}
        if self._credentials.token_address:
            self._token = self._token or self._fetched(self._credentials.token_address)
            headers["Authorization"] = f"Bearer {self._token}"
        return _exchanged(self.address, body, headers)

    def _fetched(self, address: str) -> str:
        asked = {
            "grant_type": "client_credentials",
            "client_id": self._credentials.client_id or "",
            "client_secret": self._credentials.client_secret or "",
            "scope": self._credentials.scope or "",
        }
        form = urllib.parse.urlencode({name: value for name, value in asked.items() if value}).encode()
        try:
            answer = _exchanged(address, form, {"Content-Type": "application/x-www-form-urlencoded"})
            return _header(json.loads(answer.text)["access_token"], "The token")
        except (NoAnswerError, ValueError, KeyError, TypeError):
            raise DfeApiError(f"{address} gave no token: look at its address, the client and its secret.") from None


def connection(environ: Mapping[str, str], *, address: str | None = None, authority: int | None = None) -> Connection:
    """The connection that the environment describes (see docs/reference/settings.md); arguments go before it.

    Raises ``DfeApiError`` where something is missing, or an address is neither HTTPS nor of this machine.
    """
    base = safe(address or _wanted(environ, "ADDRESS"))
    code = str(authority) if authority is not None else _wanted(environ, "LA_CODE")
    if not (code.isascii() and code.isdigit() and 0 < int(code) <= LARGEST_CODE):
        raise DfeApiError(f"{PREFIX}LA_CODE must be the authority's number, of up to three digits, not '{code}'.")
    return Connection(f"{base}/children_social_care_data/{int(code)}/children", _credentials(environ))


def _credentials(environ: Mapping[str, str]) -> Credentials:
    key = _secret(environ, "KEY")
    token = environ.get(f"{PREFIX}TOKEN_ADDRESS")
    if not token:
        return Credentials(key)
    client, secret = _wanted(environ, "CLIENT_ID"), _secret(environ, "CLIENT_SECRET")
    return Credentials(key, safe(token), client, secret, environ.get(f"{PREFIX}SCOPE"))


def safe(address: str) -> str:
    """An address that data of children may go to. Raises ``DfeApiError`` for any other."""
    try:
        parts = urllib.parse.urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise DfeApiError(f"'{address}' is no address.") from None
    if not host or parts.username is not None or parts.query or parts.fragment:
        raise DfeApiError("The API's address must be a plain one, like https://api.example/api, with no name in it.")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_own(host)):
        raise DfeApiError(f"{parts.scheme}://{host} is not safe to send to: the address must begin with https://.")
    return address.rstrip("/")


def _is_own(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _wanted(environ: Mapping[str, str], name: str) -> str:
    found = environ.get(PREFIX + name, "").strip()
    if not found:
        raise DfeApiError(f"Nothing is sent without {PREFIX}{name}: set it in the environment.")
    return found


def _secret(environ: Mapping[str, str], name: str) -> str:
    """From the environment, or from the file that ..._FILE names: never from a command line, which others can see."""
    file = environ.get(f"{PREFIX}{name}_FILE")
    found = Path(file).read_text(encoding="utf-8").strip() if file else environ.get(PREFIX + name, "").strip()
    if not found:
        raise DfeApiError(f"Nothing is sent without {PREFIX}{name}, or a file of it named by {PREFIX}{name}_FILE.")
    return _header(found, PREFIX + name)


def _header(value: str, name: str) -> str:
    """A value that can stand in a header."""
    if not (value.isascii() and value.isprintable()):
        raise DfeApiError(f"{name} holds characters that cannot be sent: it must be one line of plain letters.")
    return value


# -- HTTP ---------------------------------------------------------------------------------------------------------


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect would take the data and the key somewhere else than was configured."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _exchanged(address: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Post and read. The proxies of the environment are used, but not to reach this machine itself."""
    own = _is_own(urllib.parse.urlsplit(address).hostname or "")
    proxies = [urllib.request.ProxyHandler({})] if own else []
    opener = urllib.request.build_opener(_NoRedirects, *proxies)
    request = urllib.request.Request(address, data=body, headers=dict(headers), method="POST")
    try:
        with opener.open(request, timeout=TIMEOUT) as reply:
            return Answer(reply.status, _text(reply))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, _text(error), _wait(error.headers))
    except (OSError, HTTPException) as error:
        raise NoAnswerError(str(error)) from error


def _text(reply: Any) -> str:
    return str(reply.read(LONGEST_REPLY).decode("utf-8", "replace"))


def _wait(headers: Message) -> float | None:
    """Seconds of ``Retry-After``; none where there are none, or it is a date."""
    said = headers.get("Retry-After", "")
    return float(said) if said.isascii() and said.isdigit() else None
