#!/bin/sh
# make check: all is looked at, even where an early one fails, and the last line says whether all is well.
set -u
cd "$(dirname "$0")/.."
failed=

check() {
    name=$1
    shift
    printf '%s\n' "── $name"
    "$@" || failed="$failed, $name"
}

bin=.venv/bin
check "format" $bin/ruff format --check --quiet --output-format=concise .
check "lint" $bin/ruff check --quiet --output-format=concise .
check "types" $bin/mypy
check "import laws" $bin/lint-imports --no-logo
check "sql" $bin/sqlfluff lint --disable-progress-bar data queries
check "questions' headers" $bin/python .ci/check_questions.py
check "lock file" $bin/python .ci/check_lock.py uv.lock
check "no machine's paths" $bin/python .ci/check_paths.py

if [ -n "$failed" ]; then
    printf '\nnot well: %s\n' "${failed#, }" >&2
    exit 1
fi
printf '\nall is well\n'
