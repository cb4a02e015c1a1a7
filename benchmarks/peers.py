"""The other linters and the code to check, installed on demand in a virtual environment of their own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / ".venv-bench"

CORPORA = {
    "tf-models": "tf-models-official==2.20.0",
    "keras-hub": "keras-hub==0.32.0",
    "keras-rs": "keras-rs==0.4.0",
    "keras": "keras==3.15.1",
}
"""Wheels that are downloaded and unpacked when a measurement wants them."""

MEASURED = ("tf-models", "keras-hub")
"""Those that the bench measures."""

PEERS = ("ruff", "flake8", "pylint", "fixit", "torchfix")


@dataclass(frozen=True, slots=True)
class Peer:
    """A linter and how it is called, without paths. `slow` ones are measured on a part of the code."""

    name: str
    command: tuple[str, ...]
    slow: bool = False


def python() -> str:
    """The interpreter of the environment, which is made when it is missing."""
    folder = HERE / "env"
    found = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    # A repository of its own: the ignore file of the project must not hide the code from the linters.
    (HERE / ".git").mkdir(parents=True, exist_ok=True)
    if not found.exists():
        venv.create(folder, with_pip=True)
    return str(found)


def install(names: tuple[str, ...]) -> dict[str, Peer]:
    """The peers asked for that can be installed here, by name."""
    run = python()
    peers: dict[str, Peer] = {}
    for name in names:
        pip = [run, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", name]
        if subprocess.run(pip, check=False).returncode:
            print(f"{name} could not be installed and is left out", file=sys.stderr)
            continue
        peers[name] = _peer(name, Path(run).parent)
    return peers


def _peer(name: str, scripts: Path) -> Peer:
    command = str(scripts / name)
    match name:
        case "ruff":
            return Peer(
                name,
                (
                    command,
                    "check",
                    "--isolated",
                    "--select",
                    "F",
                    "--no-cache",
                    "--exit-zero",
                    "-q",
                    "--no-respect-gitignore",
                ),
            )
        case "flake8":
            return Peer(name, (command, "--isolated", "--select", "F", "--exit-zero", "-q"))
        case "pylint":
            return Peer(
                name,
                (command, "--disable=all", "--enable=E,W", "--recursive=y", "--exit-zero", "-j0"),
                slow=True,
            )
        case "fixit":
            return Peer(name, (command, "--quiet", "lint"), slow=True)
        case _:
            return Peer(name, (command, "--select=ALL"))


def corpus(name: str) -> Path:
    """The folder with the unpacked code."""
    folder = HERE / "corpus" / name
    if folder.exists():
        return folder
    wheels = HERE / "wheels" / name
    pip = [python(), "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(wheels), CORPORA[name]]
    subprocess.run(pip, check=True)
    part = folder.with_name(f".part-{name}")
    shutil.rmtree(part, ignore_errors=True)
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(part)
    part.replace(folder)
    return folder
