#!/bin/sh
# Makes sure that there is a Python at all, then hands over to installer/bootstrap.py.
# Exit codes: 0 ready, 1 cannot go on, 2 the network failed.
set -eu
cd "$(dirname "$0")/.."
unset PYTHONHOME PYTHONPATH PYTHONSTARTUP

python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        sudo=
    elif command -v sudo >/dev/null 2>&1; then
        sudo=sudo
        [ -t 0 ] || sudo="sudo -n"
    else
        sudo=none
    fi
    if [ "$sudo" = none ] || ! command -v apt-get >/dev/null 2>&1; then
        echo "setup: Python 3.11 or newer is needed; on Debian or Ubuntu: apt-get install python3 python3-venv" >&2
        exit 1
    fi
    echo "Installing python3"
    # The words in $sudo are a command and its option: they must be split.
    if ! output=$($sudo apt-get update -qq 2>&1 </dev/null &&
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
            -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 python3 python3-venv 2>&1 </dev/null); then
        echo "$output" >&2
        echo "setup: apt-get could not install python3; see above" >&2
        exit 2
    fi
    python=python3
fi

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 9))'; then
    echo "setup: $python does not start or is older than Python 3.9; install Python 3.11 or newer" >&2
    exit 1
fi

exec "$python" -m installer.bootstrap
