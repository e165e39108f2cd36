"""A reader that does whatever its document says, so that the watching itself can be tested."""

from __future__ import annotations

import os
import socket
import tempfile
import time
from pathlib import Path


def judge(content: bytes, file_name: str) -> str:
    """Do what `content` names; answer `read`."""
    match content:
        case b"raise":
            raise ValueError(file_name)
        case b"die":
            os.abort()
        case b"hang":
            time.sleep(600)
        case b"spin":
            begun = time.process_time()
            while time.process_time() - begun < 12.5:
                pass
        case b"write":
            Path("here.txt").write_text("x", encoding="utf-8")
        case b"move":
            Path(os.environ["RUAM_HOME"], "a").write_text("x", encoding="utf-8")
            Path(os.environ["RUAM_HOME"], "a").rename(Path.home() / "b")
        case b"leave":
            tempfile.mkdtemp()
        case b"tidy":
            with tempfile.TemporaryFile() as file:
                file.write(b"x")
            Path(os.environ["RUAM_HOME"], "kept").write_text("x", encoding="utf-8")
        case b"swell":
            bytearray(2 << 30)
        case b"call":
            socket.create_connection(("127.0.0.1", 9), timeout=0.1)
    return "read"
