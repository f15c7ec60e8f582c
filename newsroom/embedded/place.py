"""Where the embedded servers keep their files, and as whom they run.

PostgreSQL refuses to run as root, so root starts it as a system user of its own; that user must reach
both its data and its programs, whatever directory the project was unpacked in.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.trouble import Trouble

SERVER_USER = "newsroom-db"
FALLBACK_USER = "nobody"
SYSTEM_ROOT = Path("/var/lib/newsroom")
# A socket's path may have 107 bytes; its name takes some of them.
LONGEST_SOCKET_DIR = 85


@dataclass(frozen=True, kw_only=True)
class Place:
    """A directory for the servers, and the system user they run as (None: whoever starts them)."""

    root: Path
    user: str | None

    @property
    def sockets(self) -> Path:
        inside = self.root / "sockets"
        if len(str(inside).encode()) <= LONGEST_SOCKET_DIR:
            return inside
        return Path(tempfile.gettempdir()) / f"newsroom-{short_hash(self.root)}"

    def own(self, directory: Path) -> Path:
        """The directory, there and the server user's alone; raises Trouble when it cannot be."""
        try:
            directory.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self.user:
                account = pwd.getpwnam(self.user)
                os.chown(directory, account.pw_uid, account.pw_gid)
        except OSError as fault:
            raise unwritable(directory) from fault
        return directory

    def as_server_user(self) -> dict[str, Any]:
        """The `subprocess` arguments that run a program as the server's user, in no private directory."""
        if not self.user:
            return {}
        account = pwd.getpwnam(self.user)
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [], "cwd": "/"}


def place_for(var_dir: Path) -> Place:
    """Where the servers of this var directory live: in it, or, if root keeps it private, in the open."""
    if os.geteuid() != 0:
        return Place(root=make(var_dir), user=None)
    here = Place(root=make(var_dir), user=server_user())
    if can(here, "test", "-x", str(var_dir)):
        return here
    elsewhere = SYSTEM_ROOT / short_hash(var_dir)
    elsewhere.mkdir(parents=True, exist_ok=True)
    return Place(root=elsewhere, user=here.user)


def reachable_programs(place: Place, bin_dir: Path) -> Path:
    """A directory of these programs that the server's user can run: this one, or a copy beside the data."""
    if runs(place, bin_dir):
        return bin_dir
    installed, package = bin_dir.parent, bin_dir.parent.parent
    copied = place.root / "programs" / package.name / installed.name
    if not runs(place, copied / "bin"):
        shutil.rmtree(place.root / "programs", ignore_errors=True)
        shutil.copytree(installed, copied, symlinks=True)
        # The wheel keeps shared libraries beside the package, and its programs look for them there.
        if (libraries := package.with_name(f"{package.name}.libs")).is_dir():
            shutil.copytree(libraries, place.root / "programs" / libraries.name)
        for path in (place.root / "programs", *(place.root / "programs").rglob("*")):
            path.chmod(0o755)
    return copied / "bin"


def runs(place: Place, bin_dir: Path) -> bool:
    return all(can(place, str(bin_dir / program), "--version") for program in ("postgres", "initdb"))


def can(place: Place, *command: str) -> bool:
    """Whether the server's user succeeds with it; raises Trouble when root may not become that user."""
    try:
        ran = subprocess.run(command, capture_output=True, check=False, **place.as_server_user())
    except PermissionError as fault:
        if place.user and fault.filename is None:
            raise Trouble(
                f"PostgreSQL does not run as root, and root may not become {place.user} here. "
                "Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own."
            ) from fault
        return False
    except OSError:
        return False
    return ran.returncode == 0


def server_user() -> str:
    """A system user for the servers, made when it is missing and the system lets us; else `nobody`."""
    if not exists(SERVER_USER) and shutil.which("useradd"):
        subprocess.run(
            ["useradd", "--system", "--no-create-home", SERVER_USER], capture_output=True, check=False
        )
    for name in (SERVER_USER, FALLBACK_USER):
        if exists(name):
            return name
    raise Trouble("PostgreSQL does not run as root. Start as an ordinary user, or set DATABASE_URL.")


def exists(user: str) -> bool:
    try:
        return bool(pwd.getpwnam(user))
    except KeyError:
        return False


def make(directory: Path) -> Path:
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=directory):
            return directory
    except OSError as fault:
        raise unwritable(directory) from fault


def unwritable(directory: Path) -> Trouble:
    return Trouble(
        f"{directory} cannot be written. Give yourself the right to write there, "
        "or set VAR_DIR to a directory that is yours."
    )


def short_hash(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]
