#!/usr/bin/env python3
"""Make sure that the operating system has what Golden Thread needs for a purpose: `tools/system_packages.py demo|test`.

What is missing is installed from the system's own packages when this runs as root on a Debian-like system, and
otherwise named in one message. A missing need that only narrows the product (PDF) does not stop the demo.
Exit status: 0 go on, 1 something necessary is missing.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

DEMO, TEST = "demo", "test"


def importable(module: str) -> bool:
    return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def loadable(*libraries: str) -> bool:
    try:
        return all(ctypes.CDLL(library) for library in libraries)
    except OSError:
        return False


def postgresql_server() -> bool:
    return bool(shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


class Need(NamedTuple):
    what: str
    packages: tuple[str, ...]
    present: Callable[[], bool]
    necessary_for: tuple[str, ...]
    wanted_for: tuple[str, ...] = ()


NEEDS = (
    Need("the venv module of Python", ("python3-venv",), lambda: importable("venv, ensurepip"), (DEMO, TEST)),
    Need(
        "Pango (for PDF)",
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation"),
        lambda: loadable("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"),
        (TEST,),
        (DEMO,),
    ),
    Need("Chromium", ("chromium", "fonts-liberation"), lambda: bool(shutil.which("chromium")), (TEST,)),
    Need("libatomic (for Playwright)", ("libatomic1",), lambda: loadable("libatomic.so.1"), (TEST,)),
    Need("a PostgreSQL server", ("postgresql",), postgresql_server, (TEST,)),
)


def missing_for(purpose: str) -> list[Need]:
    return [need for need in NEEDS if purpose in need.necessary_for + need.wanted_for and not need.present()]


def packages(needs: list[Need]) -> list[str]:
    return sorted({package for need in needs for package in need.packages})


def install(names: list[str]) -> None:
    print(f"Installing system packages: {' '.join(names)}", flush=True)
    # One package source that is out of reach fails the update, and may not matter: the installation decides.
    updated = apt_get("update", "-qq")
    installed = apt_get("install", "-qq", "-y", "--no-install-recommends", *names)
    if installed.returncode:
        sys.exit(f"Golden Thread could not install {' '.join(names)}:\n{updated.stderr}{installed.stderr}")


def apt_get(*arguments: str) -> subprocess.CompletedProcess[str]:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(["apt-get", *arguments], env=quiet, capture_output=True, text=True, check=False)


def tell(needs: list[Need]) -> None:
    whats = ", ".join(need.what for need in needs)
    print(f"Golden Thread needs: {whats}; as root run: apt-get install {' '.join(packages(needs))}", file=sys.stderr)


def main(purpose: str) -> int:
    needs = missing_for(purpose)
    if needs and os.geteuid() == 0 and shutil.which("apt-get"):
        install(packages(needs))
        needs = missing_for(purpose)
    if needs:
        tell(needs)
    return 1 if any(purpose in need.necessary_for for need in needs) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
