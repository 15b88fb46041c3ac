"""Start the scripted mail server and tell it what to do."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Accepted:
    """One message that the server has taken, as its log tells."""

    message_id: str
    to: tuple[str, ...]
    sender: str
    bare_lines: int
    sha256: str
    at: float


@dataclass
class MailServer:
    """A mail server in a process of its own, with a log that survives everything."""

    log: Path | None
    certificate: Path | None = None
    wanted_port: int = 0
    port: int = 0
    _process: "subprocess.Popen[str]" = field(init=False, repr=False)

    def __enter__(self) -> Self:
        """Start it."""
        self.start()
        return self

    def start(self) -> None:
        """Start it, or start it again on the port it had."""
        command = [sys.executable, "-m", "tests.letters_faults.scripted_server", "--port", str(self.port)]
        command += ["--log", str(self.log)] if self.log else []
        command += ["--certificate", str(self.certificate)] if self.certificate else []
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.port = self._read()["port"]

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop it."""
        self.stop()

    def stop(self) -> None:
        """Kill it; the log stays."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()

    def play(self, *acts: dict[str, Any]) -> None:
        """Give it a script; none: it is a well-behaved server again."""
        self._order({"play": list(acts)})

    def count(self) -> dict[str, Any]:
        """Tell what it has seen since its last script."""
        return self._order({})

    def read_log(self) -> list[Accepted]:
        """List all messages it has ever taken."""
        if self.log is None or not self.log.exists():
            return []
        entries = [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]
        return [
            Accepted(
                entry["message_id"], tuple(entry["to"]), entry["from"], entry["bare"], entry["sha256"], entry["at"]
            )
            for entry in entries
        ]

    def _order(self, order: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the mail server of the test has ended"
        answer: dict[str, Any] = json.loads(line)
        return answer


def act(verb: str, do: str = "reply", **more: str | float) -> dict[str, Any]:
    """Write one line of a script."""
    return {"verb": verb, "do": do, **more}


def make_certificate(folder: Path, names: Sequence[str] = ("localhost",)) -> Path:
    """Make a certificate for loopback that signs itself, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    begin = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key(), serial_number=1)
        .not_valid_before(begin)
        .not_valid_after(begin + dt.timedelta(days=365 * 50))
        .add_extension(
            x509.SubjectAlternativeName(
                [*(x509.DNSName(each) for each in names), x509.IPAddress(ip_address("127.0.0.1"))]
            ),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "loopback.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return file
