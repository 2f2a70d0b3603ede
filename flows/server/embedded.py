"""Prefect's own server as a child process that dies with its parent.

Everything Prefect keeps lies inside the home folder. Nothing clinical is in it: its
database may be deleted at any time without losing a case.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from flows.errors import ServerError

_START_TIMEOUT_SECONDS = 120
_POLL_SECONDS = 0.1
# Bound between two runs of one process; a longer one would hold up Ctrl-C.
_STOP_TIMEOUT_SECONDS = 10


def prefect_settings(home: Path) -> dict[str, str]:
    """Environment that keeps Prefect quiet, local and inside `home`.

    Parameters
    ----------
    home
        The home folder of this installation.

    Returns
    -------
    dict of str to str
        To be merged into a process environment before Prefect is imported.
    """
    return {
        "PREFECT_HOME": str(home / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(_START_TIMEOUT_SECONDS),
        # Our own commands say what went wrong, in words that name nobody.
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_SERVER_UI_ENABLED": "false",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED": "false",
    }


@contextmanager
def embedded_server(home: Path) -> Iterator[str]:
    """Run Prefect's server on loopback for the length of a `with` block.

    Parameters
    ----------
    home
        The home folder; Prefect's state goes to its `prefect` subfolder.

    Yields
    ------
    str
        The address of the API. The environment of this process points to it.

    Raises
    ------
    ServerError
        The server did not answer within two minutes.
    """
    settings = prefect_settings(home)
    (home / "prefect").mkdir(parents=True, exist_ok=True, mode=0o700)
    port = _free_port()
    address = f"http://127.0.0.1:{port}/api"
    before = dict(os.environ)
    os.environ.update(settings, PREFECT_API_URL=address)
    child = _start(port, home, os.environ)
    try:
        _wait_until_ready(child, address)
        yield address
    finally:
        _stop(child)
        os.environ.clear()
        os.environ.update(before)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _start(
    port: int, home: Path, environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    log = (home / "prefect" / "server.log").open("ab")
    with log:
        # The child ends when this pipe closes, so that a killed parent leaves nothing.
        return subprocess.Popen(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-m", "flows.server.child", str(port)],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=dict(environment),
        )


def _wait_until_ready(child: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + _START_TIMEOUT_SECONDS
    while time.monotonic() < end:
        if child.poll() is not None:
            raise ServerError(
                "the prefect server ended while starting; see prefect/server.log in "
                "the home folder"
            )
        if _answers(address):
            return
        time.sleep(_POLL_SECONDS)
    raise ServerError(
        f"the prefect server did not answer within {_START_TIMEOUT_SECONDS} s"
    )


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/health", timeout=2) as answer:  # noqa: S310  (loopback)
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _stop(child: subprocess.Popen[bytes]) -> None:
    if child.stdin is not None:
        child.stdin.close()
    child.terminate()
    try:
        child.wait(_STOP_TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
