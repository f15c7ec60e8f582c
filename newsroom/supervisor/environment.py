"""The virtual environment with exactly the locked packages, every one checked against its hash.

Runs before anything is installed: the standard library only, and no syntax that an old Python refuses.
"""

import hashlib
import os
import re
import subprocess
import sys
import time
import venv
from pathlib import Path

RUNTIME = "requirements.txt"
TOOLS = "requirements-dev.txt"

OFFLINE = (
    "The packages cannot be fetched: there is no way to the package index from here. Connect this "
    "machine, or point pip at an index it can reach (PIP_INDEX_URL), and start again."
)
NO_BUILD = (
    "A package has no ready build for this Python and system, and cannot be compiled here. Use Python 3.12 "
    "or 3.11 (make run PYTHON=python3.12), or install a compiler: apt install build-essential python3-dev."
)
ALTERED = (
    "A package is not the one that was locked, so nothing was installed. If you changed requirements.in, "
    "lock again; otherwise do not trust the index you used."
)
FULL = "The disk is full. Make room (about 600 MB are needed) and start again."
CLOSED = "{} cannot be written. Unpack the project in a directory that is yours, or set VENV and VAR_DIR."
NO_VENV = "This Python cannot make virtual environments. Install its venv package: apt install python3-venv."

# What pip says, and what helps.
CAUSES = (
    (r"NewConnectionError|name resolution|Max retries|ProxyError|Timeout|Network is unreachable", OFFLINE),
    (r"DO NOT MATCH THE HASHES", ALTERED),
    (r"No space left on device", FULL),
    (r"(gcc|cc|clang|g\+\+|rustc|cargo)\W.*(not found|No such file)|error: command .* failed", NO_BUILD),
    (r"Failed building wheel|Microsoft Visual C|metadata-generation-failed", NO_BUILD),
)


class NotInstalled(Exception):
    """The environment is not there; the sentence says why and what helps."""


def ensure(root, tools):
    """The path of a Python with the locked packages, tools too if asked; fetched only when they changed."""
    directory = Path(os.environ.get("VENV") or root / ".venv")
    python = directory / "bin" / "python"
    files = [RUNTIME, TOOLS] if tools else [RUNTIME]
    # Not Path.exists, which raises where the Python behind the link is closed to us.
    if os.path.exists(python) and all(read(stamp_of(directory, name)) == mark(root / name) for name in files):
        return str(python)
    create(directory, python)
    install(root, directory, files)
    return str(python)


def create(directory, python):
    if os.path.exists(python):
        return
    say(f"  Making the Python environment in {directory}")
    try:
        venv.EnvBuilder(with_pip=True, symlinks=True, clear=directory.exists()).create(str(directory))
    except OSError as fault:
        raise NotInstalled(CLOSED.format(directory)) from fault
    except (subprocess.CalledProcessError, SystemExit) as fault:
        raise NotInstalled(NO_VENV) from fault


def install(root, directory, files):
    """Every package of the files, at its locked version and hash; a count is shown while they come."""
    wanted = sum(len(re.findall(r"^[A-Za-z0-9]", read(root / name), re.MULTILINE)) for name in files)
    say(f"  Installing {wanted} locked packages (the first start only; a minute or two)")
    command = [str(directory / "bin" / "python"), "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check", "--retries", "1", "--timeout", "15"]
    for name in files:
        command += ["-r", str(root / name)]
    pip = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    said = list(telling(pip.stdout, wanted))
    if pip.wait():
        raise NotInstalled(explain("".join(said)))
    for name in files:
        stamp_of(directory, name).write_text(mark(root / name))


def telling(lines, wanted):
    """The lines as they come; every few seconds the person is told how far it is."""
    began = told = time.time()
    count = 0
    for line in lines:
        yield line
        count += line.startswith("Collecting")
        if time.time() - told > 5:
            told = time.time()
            say(f"    {count} of {wanted} packages, {told - began:.0f} s")


def explain(output):
    """The sentence for what pip said, or its last lines when there is none."""
    for pattern, sentence in CAUSES:
        if re.search(pattern, output):
            return sentence
    return "The packages could not be installed. The last that pip said:\n" + output[-2000:]


def mark(path):
    """What identifies this list of packages on this Python."""
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{version} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def stamp_of(directory, name):
    return directory / (".installed-" + name)


def read(path):
    try:
        return path.read_text()
    except OSError:
        return ""


def say(sentence):
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
