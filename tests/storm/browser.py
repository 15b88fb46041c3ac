"""Visit the site as the browser of a patient reader does: it keeps cookies, and asks again when an answer is lost."""

import gzip
import html
import re
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import urlencode

HOST = "pairs.example.org"
PATIENCE, PAUSE, WAIT = 60.0, 0.25, 2.0
TIMEOUT = 30.0
LOST, ASKED_TO_WAIT = 0, 429
"""Stand for an answer that never came, and for one that asks to wait, as after a kill that left a limit locked."""
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Sample:
    """How one press went: what was asked for, when by the machine's own clock, how long it took, each status."""

    kind: str
    at: float
    milliseconds: float
    statuses: list[int]


@dataclass(frozen=True)
class Page:
    """What came back: status, where it leads, text, and how many bytes crossed the line."""

    status: int
    location: str
    text: str
    weight: int

    @property
    def hidden(self) -> Fields:
        """List the hidden fields of the page, each name once."""
        return list({name: html.unescape(value) for name, value in HIDDEN.findall(self.text)}.items())


@dataclass
class Browser:
    """One reader with one connection; a proxy that ends TLS is thought to stand before the site."""

    port: int
    address: str
    samples: list[Sample] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)
    _line: HTTPConnection | None = None

    def get(self, path: str, kind: str, *, since: float | None = None) -> Page:
        """Load a page."""
        return self._press("GET", path, kind, None, since)

    def post(self, path: str, kind: str, fields: Fields, *, since: float | None = None) -> Page:
        """Send a form."""
        return self._press("POST", path, kind, urlencode(fields), since)

    def forget(self) -> None:
        """Forget all cookies, as the next reader on this line."""
        self.cookies.clear()

    def _press(self, method: str, path: str, kind: str, body: str | None, since: float | None) -> Page:
        """Ask until there is an answer, and write down how long that took."""
        began, statuses, page = since or time.monotonic(), list[int](), None
        while page is None and time.monotonic() - began < PATIENCE:
            page = self._try(method, path, body, statuses)
        milliseconds = (time.monotonic() - began) * 1_000
        self.samples.append(Sample(kind, began, milliseconds, statuses))
        return page or Page(LOST, "", "", 0)

    def _try(self, method: str, path: str, body: str | None, statuses: list[int]) -> Page | None:
        """Ask once; none when it is worth asking again."""
        try:
            page = self._ask(method, path, body)
        except (OSError, HTTPException):
            self._hang_up()
            statuses.append(LOST)
            time.sleep(PAUSE)
            return None
        statuses.append(page.status)
        if page.status < 500 and page.status != ASKED_TO_WAIT:
            return page
        time.sleep(WAIT if page.status == ASKED_TO_WAIT else PAUSE)
        return None

    def _ask(self, method: str, path: str, body: str | None) -> Page:
        self._line = self._line or HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        self._line.request(method, path, body, self._write_head(method))
        response = self._line.getresponse()
        content = response.read()
        self._keep_cookies(response)
        text = gzip.decompress(content) if response.headers.get("Content-Encoding") == "gzip" else content
        return Page(response.status, response.headers.get("Location", ""), text.decode(errors="replace"), len(content))

    def _write_head(self, method: str) -> dict[str, str]:
        head = {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": self.address,
            "Accept-Encoding": "gzip",
            "Accept-Language": "en",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if method == "POST":
            head |= {"Origin": f"https://{HOST}", "Content-Type": "application/x-www-form-urlencoded"}
        return head

    def _keep_cookies(self, response: HTTPResponse) -> None:
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";", 1)[0].partition("=")
            self.cookies[name] = value

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None
