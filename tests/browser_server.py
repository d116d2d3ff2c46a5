"""Brings up the site as a program of its own on the loopback."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from openid_server import free_port

__all__ = ["free_port", "serving"]


@contextmanager
def serving(command: str, port: int, environment: dict[str, str]) -> Iterator[str]:
    """Where the site answers, brought up by a command that a newcomer types."""
    words = [Path(sys.executable).with_name("goldenthread"), command, "--port", str(port)]
    heard = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(words, env=environment, **heard) as server:
        said = []
        for line in server.stdout:
            said.append(line)
            if "Started worker" in line:
                break
        else:
            pytest.fail("".join(said))
        yield f"http://127.0.0.1:{port}"
        server.terminate()
