"""Whether an error shows that code is written for another release of a package: a name is gone, or not there yet."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from types import FrameType

_NO_ATTRIBUTE = re.compile(r"module '([\w.]+)' has no attribute '(\w+)'")
_INSTALLED = re.compile(r"[\\/](site|dist)-packages[\\/]")


def lacks_name(error: BaseException) -> bool:
    """Return whether an installed package lacks a module or a name that the code imports, or an attribute it reads."""
    if isinstance(error, ImportError):
        return bool(error.name) and _is_installed(str(error.name))
    lacking = _NO_ATTRIBUTE.search(str(error)) if isinstance(error, AttributeError) else None
    return lacking is not None and _is_installed(lacking.group(1)) and _is_written(error, lacking.group(2))


def _is_installed(module: str) -> bool:
    """Whether the package of a module is imported, and none of the user's project."""
    package = sys.modules.get(module.partition(".")[0])
    return package is not None and bool(_INSTALLED.search(str(getattr(package, "__file__", None))))


def _is_written(error: BaseException, attribute: str) -> bool:
    """Whether the code itself names the attribute, and not an argument that a plan passes."""
    return any(
        attribute in frame.f_code.co_names and not frame.f_code.co_filename.startswith("<")
        for frame in _frames(error)
    )


def _frames(error: BaseException) -> Iterator[FrameType]:
    entry = error.__traceback__
    while entry is not None:
        yield entry.tb_frame
        entry = entry.tb_next
