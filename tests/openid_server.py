"""Brings up the OpenID provider of the tests, as a program of its own on the loopback."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(__file__).parent / "openid_provider/openid_provider.py"


@dataclass(frozen=True)
class OpenIDServer:
    address: str

    @property
    def environment(self) -> dict[str, str]:
        """What a site has to know of it."""
        return {
            "GOLDENTHREAD_SSO_ISSUER": f"{self.address}/o",
            "GOLDENTHREAD_SSO_CLIENT_ID": "golden-thread",
            "GOLDENTHREAD_SSO_CLIENT_SECRET": "a secret between the two",
        }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def openid_server(folder: Path, callback: str) -> Iterator[OpenIDServer]:
    """``callback``: the one address that it sends people back to."""
    port = free_port()
    command = [sys.executable, str(PROGRAM), str(folder), str(port), callback]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout.readline() == "ready\n"
        yield OpenIDServer(f"http://127.0.0.1:{port}")
        server.terminate()
