#!/usr/bin/env python3
"""Prove `make demo` and `make test` on a bare Debian 12: python3, make, and nothing else.

    sudo tools/bare_root_check.py [--mirror URL] [--setting FILE …] [--folder DIR] [--port PORT] [demo|test …]

Needs root, debootstrap and git outside; inside the bare root there is neither. The last commit is cloned into a fresh
root, which is entered with its own mounts and processes, so that nothing stays mounted or running. `--setting FILE`
copies a file of this machine to the same place in there: how it reaches its package registries (certificates,
pip.conf, .npmrc, apt settings). Variables that serve the same end (PIP_*, *_proxy, certificate paths) are passed on.
The clean root is kept in DIR (default /var/tmp/goldenthread-bare) for the next run; every run starts from a copy.
Exit status: 0 both commands do what README.md says in the time it promises, 1 not.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

PROJECT = Path(__file__).resolve().parent.parent
INSIDE = Path("srv/goldenthread")
FIRST_DEMO_SECONDS, SECOND_DEMO_SECONDS, TEST_SECONDS = 300, 15, 900
PASSED_ON = ("PIP_", "npm_config_", "NODE_EXTRA_CA_CERTS", "SSL_CERT_", "http_proxy", "https_proxy", "no_proxy")

# A real machine has these; a root made by debootstrap gets them from whoever boots it.
BOOT = """
mount -t proc proc "$0/proc"
mkdir -p "$0/dev/shm" && mount -t tmpfs tmpfs "$0/dev/shm"
ln -sfn /proc/self/fd "$0/dev/fd"
exec chroot "$0" sh -c "cd /$1 && $2"
"""


def make_base(base: Path, mirror: str) -> None:
    """A clean root, made once: a half-made one never has its final name."""
    if base.exists():
        return
    unfinished = base.with_name("unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    packages = "--include=python3,make"
    subprocess.run(["debootstrap", "--variant=minbase", packages, "bookworm", str(unfinished), mirror], check=True)
    unfinished.rename(base)


def make_root(base: Path, settings: list[Path]) -> Path:
    root = base.with_name("root")
    shutil.rmtree(root, ignore_errors=True)
    subprocess.run(["cp", "-a", "--reflink=auto", str(base), str(root)], check=True)
    for setting in [Path("/etc/resolv.conf"), *settings]:
        target = root / setting.absolute().relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(setting, target)
    no_services = root / "usr/sbin/policy-rc.d"
    no_services.write_text("#!/bin/sh\nexit 101\n")
    no_services.chmod(0o755)
    subprocess.run(["git", "clone", "--quiet", "--no-local", str(PROJECT), str(root / INSIDE)], check=True)
    return root


def enter(root: Path, command: str) -> subprocess.Popen[bytes]:
    """Start a command in the root, in mounts and processes of its own that end with it."""
    passed = {name: value for name, value in os.environ.items() if name.startswith(PASSED_ON)}
    clean = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "TERM": "dumb", **passed}
    unshare = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
    boot = ["sh", "-euc", BOOT, str(root), str(INSIDE), command]
    return subprocess.Popen([*unshare, *boot], env=clean, stdin=subprocess.DEVNULL)


def serves(port: int) -> bool:
    try:
        with urlopen(site(port), timeout=5) as page:
            return page.status == 200
    except (URLError, ConnectionError, TimeoutError):
        return False


def shows_figures(port: int) -> bool:
    """Whether somebody who signs in meets the scorecard, and not merely a door that opens."""
    visitor = build_opener(HTTPCookieProcessor())
    with visitor.open(site(port), timeout=30) as page:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
    choice = {"csrfmiddlewaretoken": token[1] if token else "", "role": "head-of-service", "next": "/performance/"}
    with visitor.open(f"{site(port)}sign-in/", urlencode(choice).encode(), timeout=60) as page:
        return page.url.endswith("/performance/") and b"Complaints" in page.read()


def site(port: int) -> str:
    return f"http://127.0.0.1:{port}/"


def demo(root: Path, port: int, limit: int) -> bool:
    started = time.monotonic()
    process = enter(root, f"make demo PORT={port}")
    try:
        while process.poll() is None and not serves(port) and time.monotonic() - started < limit * 2:
            time.sleep(0.2)
        seconds = time.monotonic() - started
        return report("make demo", process.poll() is None and shows_figures(port), seconds, limit)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def test(root: Path) -> bool:
    started = time.monotonic()
    passed = enter(root, "CI=true .ci/run").wait() == 0
    return report("make test", passed, time.monotonic() - started, TEST_SECONDS)


def report(command: str, worked: bool, seconds: float, limit: int) -> bool:
    outcome = "works" if worked else "FAILED"
    print(f"{command}: {outcome}, {seconds:.1f} s (limit {limit} s)", flush=True)
    return worked and seconds <= limit


def main() -> int:
    parser = argparse.ArgumentParser(description="Prove `make demo` and `make test` on a bare Debian 12.")
    parser.add_argument("what", nargs="?", choices=["demo", "test"], help="which of the two (default: both)")
    parser.add_argument("--mirror", default="http://deb.debian.org/debian", help="the Debian mirror")
    parser.add_argument("--setting", type=Path, action="append", default=[], help="a file to copy to the same place")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp/goldenthread-bare"), help="where the roots go")
    parser.add_argument("--port", type=int, default=8000, help="the port of the demo")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    make_base(asked.folder / "base", asked.mirror)
    root = make_root(asked.folder / "base", asked.setting)
    proved = []
    if asked.what != "test":
        proved += [demo(root, asked.port, FIRST_DEMO_SECONDS), demo(root, asked.port, SECOND_DEMO_SECONDS)]
    if asked.what != "demo":
        proved.append(test(root))
    return 0 if all(proved) else 1


if __name__ == "__main__":
    sys.exit(main())
