"""Starts Pelican with a blindfold: any attempt to open, list or connect to something below a hidden folder ends it.

A script, not a module to import: it runs in Pelican's own process, where nothing of the store is loaded.
"""

from __future__ import annotations

import os
import sys

WATCHED = frozenset(
    {
        "open",
        "os.listdir",
        "os.scandir",
        "sqlite3.connect",
        "shutil.copyfile",
        "os.symlink",
        "os.link",
        "os.rename",
    }
)
FORBIDDEN = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "subprocess.Popen",
        "os.exec",
        "os.posix_spawn",
        "os.fork",
        "os.forkpty",
        "os.spawn",
        "os.system",
        "ctypes.dlsym",
        "ctypes.dlopen",
    }
)


def blindfold(hidden: list[str]) -> None:
    """Refuse every look below these folders, every connection and every child, for the rest of this process."""

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event in FORBIDDEN:
            raise PermissionError(f"the build may not use {event}")
        if event in WATCHED and arguments and isinstance(arguments[0], (str, bytes, os.PathLike)):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            if any(path == folder or path.startswith(folder + os.sep) for folder in hidden):
                raise PermissionError("the build may not see this folder")

    sys.addaudithook(look)


if __name__ == "__main__":
    from pelican import main

    blindfold([folder for folder in os.environ["OTKLIK_HIDDEN"].split(os.pathsep) if folder])
    main(sys.argv[1:])
