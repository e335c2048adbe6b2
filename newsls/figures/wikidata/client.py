"""Asking Wikidata's API: over HTTP, politely, and with doubt about what comes back.

Politely: it says who asks, asks three questions at a time at most, tells the API to refuse while it is behind
(``maxlag``), waits as long as it is told to (``Retry-After``), else longer after every failure, and asks for what it
had before only if that has changed.  With doubt: answers have a largest size and a longest time, redirections to
another host are not followed, and nothing but JSON is read.

The standard library does all this: one host, few requests and no session are no reason for a dependency.  Proxies are
those of the environment, certificates are checked as the system says.
"""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import IO, Any, NamedTuple, Protocol
from urllib.parse import urlencode, urlsplit

from newsls.figures.wikidata.asking import Asked, Parameters

ADDRESS = "https://www.wikidata.org/w/api.php"
AT_ONCE = 3
"""Requests that run at the same time."""
TRIES = 5
"""Requests for one answer."""
SILENCE = 20.0
"""Seconds for which the server may say nothing."""
LONGEST = 90.0
"""Seconds that one answer may take to come."""
LARGEST = 48_000_000
"""Bytes of an answer, unpacked."""
PATIENCE = 300.0
"""Seconds that newsls waits where it is told to; for longer, it gives up and says so."""
LAG = 5
"""Seconds by which the API may be behind; then it refuses, as good bots ask it to."""

_BACK_OFF = 60.0
"""The longest wait between two tries, in seconds, where the server names none."""
_CHUNK = 65_536
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_LATER = frozenset({"maxlag", "ratelimited", "readonly", "internal_api_error_DBQueryTimeoutError"})
"""Errors of the API that pass."""
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Stored(NamedTuple):
    """An answer that was had before: what it was marked with, and its body."""

    etag: str
    modified: str
    body: bytes


class Cache(Protocol):
    """Where answers are kept from one run to the next.  Any thread may ask."""

    def get(self, url: str) -> Stored | None:
        """The answer to a request, if it is kept."""

    def put(self, url: str, answer: Stored) -> None:
        """Keep an answer."""


class NoCache:
    """Keeps nothing."""

    def get(self, url: str) -> Stored | None:  # noqa: ARG002
        return None

    def put(self, url: str, answer: Stored) -> None:
        pass


class _Fails(Exception):  # noqa: N818
    """A request fails: why, whether another try may help, and when that may be made, if the server says."""

    def __init__(self, reason: str, *, again: bool = False, after: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.again, self.after = reason, again, after


class Client:
    """Asks the API of Wikidata.  One client serves a whole run, so that its manners hold for all of it."""

    def __init__(
        self,
        address: str = ADDRESS,
        *,
        cache: Cache | None = None,
        version: str = "",
        contact: str = "",
        sleep: Callable[[float], object] | None = None,
        step: Callable[[], None] = lambda: None,
    ) -> None:
        """``version`` of newsls and ``contact``, an address to write to, are told to Wikidata with each request.

        ``sleep`` waits for some seconds; ``step`` is called after each answer.  Raises ``ValueError`` for an address
        that is not HTTPS, but for this machine's own.
        """
        parts = urlsplit(address)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOCAL):
            raise ValueError(f"{address} is not an address of HTTPS.")
        self._address, self._host = address, parts.netloc
        self._cache = cache or NoCache()
        self._stop = threading.Event()
        self._sleep, self._step = sleep or self._stop.wait, step
        self._turns = threading.Semaphore(AT_ONCE)
        self._lock = threading.Lock()
        self._quiet_until = 0.0
        self._stopped = ""
        contact = "".join(character for character in contact if " " <= character <= "~")
        name = f"newsls/{version}" if version else "newsls"
        self._agent = f"{name} (language server for news drafts{'; ' + contact if contact else ''})"
        self._opener = _opener(self._host)

    def ask(self, questions: Sequence[Parameters]) -> list[Asked]:
        """The answer to each question, in their order; what fails says why, and the rest is still asked."""
        if not questions:
            return []
        pool = ThreadPoolExecutor(min(AT_ONCE, len(questions)), thread_name_prefix="newsls wikidata")
        try:
            return list(pool.map(self._ask, questions))
        except BaseException:  # interrupted: nobody waits any more
            self._stopped = "newsls was interrupted."
            self._stop.set()
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _ask(self, question: Parameters) -> Asked:
        if self._stopped:
            return Asked({}, self._stopped)
        try:
            with self._turns:
                return Asked(self._tried(self._url(question)))
        except _Fails as failure:
            return Asked({}, failure.reason)
        finally:
            self._step()

    def _url(self, question: Parameters) -> str:
        fixed = {"format": "json", "formatversion": "2", "maxlag": str(LAG)}
        return f"{self._address}?{urlencode({**question, **fixed})}"

    def _tried(self, url: str) -> Mapping[str, Any]:
        for tries in range(1, TRIES + 1):
            self._wait_till_welcome()
            try:
                return self._answer(url)
            except _Fails as failure:
                if not failure.again or tries == TRIES:
                    raise
                self._retire(failure, tries)
        raise AssertionError

    def _wait_till_welcome(self) -> None:
        """Wait as long as any answer has told this client to."""
        while True:
            if self._stopped:
                raise _Fails(self._stopped)
            with self._lock:
                until = self._quiet_until
            left = until - time.monotonic()
            if left <= 0:
                return
            self._sleep(left)
            with self._lock:
                if self._quiet_until == until:  # another answer may have asked for more meanwhile
                    self._quiet_until = 0.0

    def _retire(self, failure: _Fails, tries: int) -> None:
        """Keep all requests back for a while."""
        wait = failure.after
        if wait is None:
            wait = min(_BACK_OFF, 2.0**tries) * random.uniform(0.5, 1.0)  # noqa: S311
        elif wait > PATIENCE:
            minutes = f"{wait / 60:.0f} minutes"
            self._stopped = f"Wikidata asks to be left alone for {minutes}; try again then."
            raise _Fails(self._stopped)
        with self._lock:
            self._quiet_until = max(self._quiet_until, time.monotonic() + wait)

    def _answer(self, url: str) -> Mapping[str, Any]:
        stored = self._cache.get(url)
        headers = {"User-Agent": self._agent, "Accept": "application/json", "Accept-Encoding": "gzip"}
        if stored is not None and stored.etag:
            headers["If-None-Match"] = stored.etag
        if stored is not None and stored.modified:
            headers["If-Modified-Since"] = stored.modified
        try:
            request = urllib.request.Request(url, headers=headers)  # noqa: S310
            with self._opener.open(request, timeout=SILENCE) as response:
                body = _body(response)
                kind = response.headers.get_content_type() if "Content-Type" in response.headers else ""
                marks = (response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
                after = _retry_after(response.headers)
        except urllib.error.HTTPError as error:
            with error:
                if error.code == 304 and stored is not None:
                    return _read(stored.body, None)
                raise self._refusal(error) from None
        except _Fails:
            raise
        except (http.client.HTTPException, OSError, ValueError, zlib.error) as error:
            raise _Fails(f"Wikidata could not be reached ({_words(error)}).", again=not _hopeless(error)) from None
        if not kind:  # a head that broke off looks so
            raise _Fails("Wikidata’s answer does not say what it is.", again=True)
        if kind != "application/json":
            raise _Fails(f"what answered for Wikidata sent {kind[:40]}, not JSON; something may stand between.")
        value = _read(body, after)
        if any(marks):
            self._cache.put(url, Stored(*marks, body))
        return value

    def _refusal(self, error: urllib.error.HTTPError) -> _Fails:
        if error.code in _AGAIN:
            return _Fails(f"Wikidata is busy (status {error.code}).", again=True, after=_retry_after(error.headers))
        return _Fails(f"Wikidata refused the request (status {error.code}).")


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirection only where it stays with the host and the scheme."""

    max_redirections = 3

    def __init__(self, host: str) -> None:
        self._host = host

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        new, old = urlsplit(newurl), urlsplit(req.full_url)
        if new.netloc != self._host or new.scheme != old.scheme:
            raise _Fails("what answered for Wikidata sent newsls elsewhere, which it doesn’t follow.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(host: str) -> urllib.request.OpenerDirector:
    """What opens addresses of HTTP and HTTPS, and nothing else: no files, no FTP."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        _SameHost(host),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _body(response: Any) -> bytes:
    """The body of an answer, unpacked.  Raises ``_Fails`` where it is too large, too slow or cut short."""
    began = time.monotonic()
    length = response.headers.get("Content-Length", "")
    encoding = response.headers.get("Content-Encoding", "").strip().casefold()
    if encoding not in ("", "identity", "gzip"):
        raise _Fails(f"Wikidata sent {encoding[:20]}, which newsls did not ask for.")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if encoding == "gzip" else None
    parts: list[bytes] = []
    received = size = 0
    while chunk := response.read1(_CHUNK):
        received += len(chunk)
        part = unpack.decompress(chunk, LARGEST + 1 - size) if unpack else chunk
        size += len(part)
        if size > LARGEST or (unpack and unpack.unconsumed_tail):
            raise _Fails(f"Wikidata’s answer is larger than {LARGEST / 1e6:.0f} MB.")
        if time.monotonic() - began > LONGEST:
            raise _Fails(f"Wikidata’s answer took longer than {LONGEST:.0f} s.", again=True)
        parts.append(part)
    if (length.isdigit() and received < int(length)) or (unpack and not unpack.eof):
        raise _Fails("Wikidata’s answer broke off.", again=True)
    return b"".join(parts)


def _read(body: bytes, after: float | None) -> Mapping[str, Any]:
    """The value of a body.  Raises ``_Fails`` where it is none, or where it is an error of the API."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise _Fails("Wikidata’s answer can’t be read as JSON.", again=True) from None
    if not isinstance(value, dict):
        raise _Fails("Wikidata’s answer is none that newsls knows.")
    error = value.get("error")
    if error is None:
        return value
    code = str(error.get("code", "unknown"))[:60] if isinstance(error, dict) else "unknown"
    if code in _LATER:
        raise _Fails(f"Wikidata is busy ({code}).", again=True, after=LAG if after is None else after)
    raise _Fails(f"Wikidata refused the request ({_printable(code)}).")


def _retry_after(headers: Message) -> float | None:
    """The seconds to wait that an answer names, as such or as a date."""
    written = (headers.get("Retry-After") or "").strip()
    if written.isascii() and written.isdigit():
        return float(min(int(written[:9]), 10_000_000))
    try:
        date = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return max(0.0, (date - datetime.now(UTC)).total_seconds())


def _hopeless(error: Exception) -> bool:
    """Whether it would be the same again: no such host, a certificate that doesn't hold."""
    import socket
    import ssl

    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    return isinstance(cause, ssl.SSLCertVerificationError | socket.gaierror | str)


def _words(error: Exception) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    text = getattr(cause, "verify_message", "") or getattr(cause, "strerror", "") or str(cause) or type(cause).__name__
    return _printable(" ".join(str(text).split())[:120]).rstrip(".").lower()


def _printable(text: str) -> str:
    return "".join(character for character in text if character.isprintable())
