"""A file that takes up space, so that there is some to free when the disk is full.

Taking articles out writes first and frees afterwards: on a full disk even that fails. Then the ballast goes.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

SIZE = 1024 * 1024
# On a disk with less than so many times its size left no ballast is taken on.
_SHARE = 16


class Ballast:
    """The ballast of one library, beside its file."""

    def __init__(self, library: Path) -> None:
        self.path = library.with_name(library.name + ".ballast")

    def take_on(self) -> None:
        """Write the ballast where it is missing and there is room; a library works without it too."""
        with suppress(OSError):
            if self.path.exists() or shutil.disk_usage(self.path.parent).free < SIZE * _SHARE:
                return
            # Random bytes, since some disks pack or share what repeats.
            self.path.write_bytes(os.urandom(SIZE))

    def drop_if_full(self) -> bool:
        """Free the ballast where the disk is nearly full; tell whether it was freed."""
        try:
            if shutil.disk_usage(self.path.parent).free >= SIZE or not self.path.exists():
                return False
            self.path.unlink()
        except OSError:
            return False
        return True
