#!/bin/sh
# Makes .venv with the locked dependencies. Where nothing changed since the last time it returns at once, offline.
set -eu
cd "$(dirname "$0")/.."

UV=0.13.9
WANTED="$(pwd) uv-$UV $(cat pyproject.toml uv.lock | cksum)"

# A moved folder or a removed interpreter leaves a .venv that no longer runs: then it is made again.
if [ -f .venv/set-up ] && [ "$(cat .venv/set-up)" = "$WANTED" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

fits() { # Python 3.11 or later, able to make a virtual environment with pip in it
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() { # a name may exist and yet not run (version managers put shims there), so each is tried
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if fits "$name"; then
            echo "$name"
            return
        fi
    done
}

python=$(find_python)
if [ -z "$python" ]; then
    echo "Banjie needs Python 3.11 or later with venv, and found none: install it (Debian, Ubuntu:" \
        "apt-get install python3 python3-venv) or name one: make setup PYTHON=/path/to/python3" >&2
    exit 2
fi

if ! .venv/bin/python -c 'import pip' 2>/dev/null || [ "$(cut -d' ' -f1 .venv/set-up 2>/dev/null || pwd)" != "$(pwd)" ]; then
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi
echo "Installing the locked dependencies into .venv (the first time takes a minute or two)"
unset VIRTUAL_ENV
if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV" ||
    ! UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never \
        .venv/bin/uv sync --quiet --locked --inexact --python .venv/bin/python </dev/null; then
    echo "The dependencies were not installed, for the reason above: put that right (mostly the network) and run make setup." >&2
    exit 2
fi
echo "$WANTED" >.venv/set-up
