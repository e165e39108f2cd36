#!/bin/sh
# Sees to a Chromium for the browser test: the one that is here, else Debian's package, else Playwright's own.
# Never fails: without a browser the other tests still run, and both this script and the tests say loudly what did not.
set -u
cd "$(dirname "$0")/.."

say() { printf 'ruam: %s\n' "$*" >&2; }
present() { .venv/bin/python .ci/find_chromium.py >/dev/null 2>&1; }

present && exit 0
if command -v apt-get >/dev/null 2>&1; then
    root=
    if [ "$(id -u)" -ne 0 ]; then root="sudo -n"; fi
    if [ -z "$root" ] || sudo -n true 2>/dev/null; then
        say "ติดตั้งเบราว์เซอร์สำหรับทดสอบ / installing Debian's chromium for the browser test"
        # The lists of a fresh machine are empty; a source that cannot be reached is no reason to stop.
        $root env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null >&2 || true
        $root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends chromium </dev/null >&2 || true
    fi
fi
present && exit 0
say "ดาวน์โหลดเบราว์เซอร์ของ Playwright / fetching Playwright's own Chromium for the browser test"
.venv/bin/python -m playwright install chromium </dev/null >&2 || true
present && exit 0
say "=================================================================================="
say "ไม่มีเบราว์เซอร์ จะข้ามการทดสอบด้วยเบราว์เซอร์ / NO BROWSER: the browser tests will NOT run."
say "Install Chromium or Chrome, or set RUAM_CHROMIUM to its path, and run make test again."
say "=================================================================================="
