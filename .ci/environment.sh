#!/bin/sh
# Makes .venv from uv.lock, or leaves it alone where it is already right.
#   sh .ci/environment.sh run     what the program needs
#   sh .ci/environment.sh test    and what its tests and checks need
set -eu
cd "$(dirname "$0")/.."
level=${1:-run}

# The environment is right for one lock in one folder: moved or changed, it is made again.
mark="$level $(cat pyproject.toml uv.lock .ci/uv.txt | cksum) $(pwd)"
holds() { [ -x .venv/bin/python ] && [ -f ".venv/ruam-$1" ] && [ "$(cat ".venv/ruam-$1")" = "$1 ${mark#* }" ]; }
if holds test || { [ "$level" = run ] && holds run; }; then
    exit 0
fi

say() { printf 'ruam: %s\n' "$*" >&2; }
is_at_least() { "$1" -c "import sys; sys.exit(not ((3, $2) <= sys.version_info[:2] < (3, $3)))" >/dev/null 2>&1; }

python=
for name in ${RUAM_PYTHON:+"$RUAM_PYTHON"} python3 python3.13 python3.12 python3.14 python3.11 python; do
    if is_at_least "$name" 11 15; then python=$name; break; fi
done
downloads=never
if [ -z "$python" ]; then
    # Newer than any that was tried here comes next, an older one with a Python of uv's own comes last.
    for name in python3 python3.15 python; do
        if is_at_least "$name" 15 99; then python=$name; break; fi
    done
fi
if [ -z "$python" ]; then
    for name in python3 python; do
        if is_at_least "$name" 8 11; then python=$name; downloads=automatic; break; fi
    done
    if [ -z "$python" ]; then
        say "ไม่พบ Python 3.11 ขึ้นไป ให้ติดตั้งก่อน (Debian: apt-get install python3; macOS: python.org) แล้วสั่งใหม่"
        say "No Python 3.11 or newer was found. Install it (Debian: apt-get install python3; macOS: python.org), then try again."
        exit 1
    fi
    say "Python here is older than 3.11: one will be downloaded for this folder only"
fi

# A home that is missing or cannot be written is no reason to fail.
if [ -z "${HOME:-}" ] || [ ! -w "${HOME:-}" ]; then
    UV_CACHE_DIR="$(pwd)/.tools/cache/uv"
    PIP_CACHE_DIR="$(pwd)/.tools/cache/pip"
    export UV_CACHE_DIR PIP_CACHE_DIR
fi
unset VIRTUAL_ENV PYTHONHOME PYTHONPATH UV_PROJECT_ENVIRONMENT 2>/dev/null || true

uv=$("$python" .ci/bootstrap.py)
if [ "$downloads" = never ]; then
    choice=$("$python" -c 'import sys; print(sys.executable)')
else
    choice=3.13
fi
say "เตรียมสภาพแวดล้อม ครั้งแรกใช้เวลาสักครู่ / preparing the environment; the first time takes a while"
if [ "$level" = run ]; then
    set -- --no-dev --inexact
else
    set --
fi
# The package itself is made again: its installation names this folder.
set -- sync --frozen --python "$choice" --reinstall-package ruam "$@"
export UV_PYTHON_DOWNLOADS="$downloads"
rm -f .venv/ruam-run .venv/ruam-test
# A second try trusts the certificates of this computer: some offices have one of their own in between.
if ! "$uv" "$@" && ! "$uv" "$@" --system-certs; then
    say "เตรียมสภาพแวดล้อมไม่สำเร็จ ตรวจอินเทอร์เน็ตและพื้นที่ว่าง แล้วสั่งใหม่ (ทำต่อจากที่ค้างไว้)"
    say "The environment could not be prepared: see the lines above. Check the network and the free space, then try again; it goes on from where it stopped."
    exit 1
fi
printf '%s\n' "$mark" > ".venv/ruam-$level"
