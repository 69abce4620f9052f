"""Forces what was written, renamed or removed to disk, so that a power cut cannot undo it (privacy-and-safety: Crash)."""

from __future__ import annotations

import os
from pathlib import Path


def sync(path: Path) -> None:
    """fsync one file or folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
