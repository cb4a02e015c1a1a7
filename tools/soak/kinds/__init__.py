"""The kinds of input: how each is made from dice, and how it is run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tools.soak.case import Case, Tried

Make = Callable[[Random], Case]
"""A case without its name."""
Run = Callable[[Case, Path], Tried]
"""Runs a case in a folder that holds its files; the folder above is the case's own too."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`weight` is its share of all inputs. What `shrinks` not is written down as it is."""

    name: str
    weight: int
    make: Make
    run: Run
    shrinks: bool = True


def kinds() -> dict[str, Kind]:
    """All kinds, by name."""
    from tools.soak.kinds import (
        baselines,
        caches,
        documents,
        fixes,
        kills,
        messages,
        modules,
        settings,
        together,
    )

    found = (
        Kind("modules", 75, modules.make, modules.run),
        Kind("mutants", 60, modules.make_mutant, modules.run),
        Kind("documents", 20, documents.make, documents.run),
        Kind("settings", 10, settings.make, settings.run),
        Kind("baselines", 6, baselines.make, baselines.run),
        Kind("caches", 4, caches.make, caches.run),
        Kind("messages", 5, messages.make, messages.run, shrinks=False),
        Kind("fixes", 17, fixes.make, fixes.run),
        Kind("kills", 2, kills.make, kills.run, shrinks=False),
        Kind("together", 1, together.make, together.run, shrinks=False),
    )
    return {kind.name: kind for kind in found}


def make(kind: Kind, seed: int, number: int) -> Case:
    """The case of that number: always the same."""
    from dataclasses import replace

    name = f"{kind.name}-{seed}-{number}"
    return replace(kind.make(Random(name)), kind=kind.name, name=name)
