"""Entry point of the child process that serves Prefect's API on loopback.

It ends when its standard input closes: a parent that was killed cannot say goodbye.
"""

import os
import sys
import threading

import uvicorn


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def main(port: int) -> None:
    """Serve Prefect's API on `port` of 127.0.0.1 until the parent goes away.

    Parameters
    ----------
    port
        A free port of the loopback interface.
    """
    threading.Thread(target=_end_with_parent, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
