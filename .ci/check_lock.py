"""uv.lock may name the public registry and its file host, and nothing else: `python .ci/check_lock.py uv.lock`.

A mirror, a local folder, a git address or a direct link in the lock works on one machine and fails on all others.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_REGISTRY = "https://pypi.org/simple"
_FILES = "https://files.pythonhosted.org/packages/"
_ADDRESS = re.compile(r"^[a-z][a-z+]*:|^//|^[.]?[.]?/", re.IGNORECASE)
_PLACES = frozenset({"registry", "url", "git", "path", "directory", "editable", "virtual"})


def problems(lock: str) -> list[str]:
    """One line for each place in the text of a lock file that is not public; empty where all are."""
    return [
        f"{where}: {value}"
        for where, key, value in _places(tomllib.loads(lock), "uv.lock")
        if not _is_public(where, key, value)
    ]


def _is_public(where: str, key: str, value: str) -> bool:
    if key == "registry":
        return value == _REGISTRY
    if key == "editable":
        return value == "." and where.startswith("uv.lock package ruam ")
    return key == "url" and value.startswith(_FILES)


def _places(node: Any, where: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(node, dict):
        name = f"{where} {node['name']}" if isinstance(node.get("name"), str) else where
        for key, value in node.items():
            if isinstance(value, str) and (key in _PLACES or _ADDRESS.match(value)):
                yield f"{name} ", key, value
            yield from _places(value, f"{name} {key}" if isinstance(value, (dict, list)) else name)
    elif isinstance(node, list):
        for item in node:
            yield from _places(item, where)


if __name__ == "__main__":
    found = problems(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for line in found:
        print(f"not a public address: {line}", file=sys.stderr)
    sys.exit(1 if found else 0)
