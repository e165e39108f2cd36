"""Opens the dashboard: one process, one address, printed once it answers."""

from __future__ import annotations

import http.client
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

APP = Path(__file__).resolve().parent / "app.py"
FIRST_PORT = 8501
_PORTS_TRIED = 100
_SECONDS_TO_START = 120.0
# Addresses that a browser on this computer reaches as localhost.
_HERE = frozenset({"127.0.0.1", "0.0.0.0", "::", "::1"})  # noqa: S104 — compared with, not bound to


class PortBusy(Exception):
    """The port that was asked for is in use; the message says, in Thai and English, what to do."""


def choose_port(wanted: int | None, address: str = "127.0.0.1") -> int:
    """`wanted` where it is free, any free one for 0; where none is wanted the first free one from `FIRST_PORT` up.

    Raises `PortBusy`.
    """
    if wanted is not None:
        free = _free_port(wanted, address)
        if free is None:
            raise PortBusy(
                f"พอร์ต {wanted} มีโปรแกรมอื่นใช้อยู่ เลือกพอร์ตอื่น หรือไม่ต้องระบุ --port"
                f" / port {wanted} is in use: choose another, or leave --port out"
            )
        return free
    for port in range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED):
        if (free := _free_port(port, address)) is not None:
            return free
    raise PortBusy(
        f"ไม่มีพอร์ตว่างตั้งแต่ {FIRST_PORT} ถึง {FIRST_PORT + _PORTS_TRIED - 1} ให้ปิดโปรแกรมที่ไม่ใช้ หรือระบุ --port"
        f" / no free port from {FIRST_PORT} to {FIRST_PORT + _PORTS_TRIED - 1}: close a program, or give --port"
    )


def serve(port: int, address: str, when_ready: Callable[[str], None]) -> None:
    """Run the dashboard until Ctrl-C or a signal ends it; `when_ready` is told its address once it answers."""
    host = "localhost" if address in _HERE else address
    threading.Thread(target=_tell_when_ready, args=(host, port, when_ready), daemon=True).start()
    if os.environ.get("RUAM_HOME"):
        os.environ["RUAM_HOME"] = str(Path(os.environ["RUAM_HOME"]).expanduser().resolve())
    # The project's .streamlit/config.toml is found from here.
    os.chdir(APP.parent.parent)
    from streamlit.web import cli

    options = {
        "server.port": port,
        "server.address": address,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "logger.hideWelcomeMessage": "true",
        "server.fileWatcherType": "none",
        "global.developmentMode": "false",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    cli.main(["run", str(APP), *flags], standalone_mode=False)


def _free_port(port: int, address: str) -> int | None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            # As the server itself does: a port in TIME_WAIT is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return None
        return int(probe.getsockname()[1])


def _tell_when_ready(host: str, port: int, when_ready: Callable[[str], None]) -> None:
    url = f"http://{host}:{port}"
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection(host, port, timeout=2)
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == HTTPStatus.OK:
                when_ready(url)
                return
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.1)
