"""Which Python runs the trace: the user's choice, else one that has TensorFlow."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from layerlint.errors import LayerlintError


def choose(python: str | None, folder: str = ".") -> str:
    """The interpreter `python`; else this one if it has TensorFlow; else that of the active or the project's environment.

    Raises `LayerlintError` where `python` is no program."""
    if python is not None:
        program = shutil.which(os.path.expanduser(python))
        if program is None:
            raise LayerlintError(f"--python `{python}` is not a program that can be run")
        return program
    if importlib.util.find_spec("tensorflow") is not None:
        return sys.executable
    for environment in _environments(folder):
        for name in ("bin/python", "Scripts/python.exe"):
            candidate = environment / name
            if candidate.is_file() and _has_tensorflow(environment):
                return str(candidate)
    return sys.executable


def _environments(folder: str) -> list[Path]:
    """The active environment, then `.venv` and `venv` of the folder and those around it."""
    active = [Path(os.environ[name]) for name in ("VIRTUAL_ENV", "CONDA_PREFIX") if os.environ.get(name)]
    here = Path(folder).resolve()
    around = [top / name for top in (here, *here.parents) for name in (".venv", "venv")]
    return [*active, *around]


def _has_tensorflow(environment: Path) -> bool:
    patterns = ("lib/python3*/site-packages/tensorflow", "Lib/site-packages/tensorflow")
    return any(True for pattern in patterns for _ in environment.glob(pattern))
