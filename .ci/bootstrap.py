"""Put the pinned uv into .tools/, with nothing but this Python's standard library.

    python3 .ci/bootstrap.py

Prints the path of uv as its only line on stdout. Debian's python3 may lack ensurepip, so where a plain venv
cannot be made, a pinned pip wheel is fetched and proved by its SHA-256. Exit code 1 where nothing works,
with what was tried on stderr.
"""

import hashlib
import os
import re
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENT = ROOT / ".ci" / "uv.txt"
PIP_WHEEL = (
    "https://files.pythonhosted.org/packages/07/25/ee8c38ae72d66b844ce8eb9711ba905dba21ca1a8a0c960057c41cd23337/"
    "pip-26.3-py3-none-any.whl"
)
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"


def main():
    version = re.search(r"^uv==(\S+)", REQUIREMENT.read_text(encoding="utf-8"), re.MULTILINE).group(1)
    folder = ROOT / ".tools" / ("uv-" + version)
    uv = folder / "bin" / "uv"
    if not works(uv):
        say("preparing uv %s in .tools/ (once)" % version)
        failures = []
        for way in (with_own_pip, with_fetched_pip):
            try:
                way(folder)
            except (OSError, subprocess.CalledProcessError, Refused) as error:
                failures.append("%s: %s" % (way.__name__.replace("_", " "), explain(error)))
            if works(uv):
                break
        else:
            give_up(version, failures)
    print(uv)


def with_own_pip(folder):
    """The usual way: a virtual environment with the pip that comes with Python."""
    run(sys.executable, "-m", "venv", "--clear", folder)
    install([folder / "bin" / "python", "-m", "pip"])


def with_fetched_pip(folder):
    """For a Python without ensurepip: pip runs from its wheel, as a zip file."""
    wheel = folder.parent / PIP_WHEEL.rsplit("/", 1)[1]
    if not wheel.exists() or digest(wheel.read_bytes()) != PIP_SHA256:
        content = fetch(PIP_WHEEL)
        if digest(content) != PIP_SHA256:
            raise Refused("the pip that was fetched is not the one that is pinned")
        wheel.parent.mkdir(parents=True, exist_ok=True)
        wheel.write_bytes(content)
    venv.EnvBuilder(with_pip=False, clear=True, symlinks=True).create(str(folder))
    install([folder / "bin" / "python", wheel / "pip"])


def install(pip):
    run(
        *pip,
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
        "-r",
        REQUIREMENT,
    )


def fetch(address):
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.read()
    except urllib.error.URLError as error:
        if not isinstance(error.reason, ssl.SSLError):
            raise
    # A Python without certificates (python.org on macOS, a bare Debian): the digest proves the content, not the server.
    with urllib.request.urlopen(address, timeout=60, context=ssl._create_unverified_context()) as answer:
        return answer.read()


def digest(content):
    return hashlib.sha256(content).hexdigest()


def works(uv):
    if not uv.exists():
        return False
    try:
        return (
            subprocess.run([str(uv), "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
        )
    except OSError:
        return False


def run(*command):
    # This Python's own settings must not leak into another's environment.
    environment = {
        name: value
        for name, value in os.environ.items()
        if name
        not in (
            "PYTHONHOME",
            "PYTHONPATH",
            "VIRTUAL_ENV",
            "PIP_USER",
            "PIP_TARGET",
            "PIP_PREFIX",
            "PIP_REQUIRE_VIRTUALENV",
        )
    }
    subprocess.run(
        [str(part) for part in command],
        check=True,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


class Refused(Exception):
    pass


def explain(error):
    output = (getattr(error, "output", None) or b"").decode("utf-8", "replace").strip()
    return (output or str(error)).replace("\n", "\n    ")


def say(message):
    print("ruam: " + message, file=sys.stderr, flush=True)


def give_up(version, failures):
    say("เตรียม uv ไม่สำเร็จ ตรวจว่าเครื่องนี้ต่ออินเทอร์เน็ตได้ แล้วสั่งใหม่")
    say(
        "uv %s could not be prepared. Check that this computer reaches the internet, then try again. What was tried:"
        % version
    )
    for failure in failures:
        say("  - " + failure)
    sys.exit(1)


if __name__ == "__main__":
    main()
