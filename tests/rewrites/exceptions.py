"""What cannot be decided in a rewritten module, each with its reason: `exceptions.toml` beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.rewrites.judging import Tried

FILE = Path(__file__).with_name("exceptions.toml")


@dataclass(frozen=True, slots=True)
class Exempt:
    """A rule that a rewrite hides; of one sample only, where `sample` begins its name."""

    rule: str
    rewrite: str
    reason: str
    sample: str = ""

    def covers(self, tried: Tried) -> bool:
        rules = {tried.sample.rule, *tried.lost}
        return (
            self.rule in rules and self.rewrite == tried.rewrite and tried.sample.name.startswith(self.sample)
        )


def exempt() -> tuple[Exempt, ...]:
    """Those of the file; none where there is no file."""
    if not FILE.exists():
        return ()
    found: Iterable[list[dict[str, str]]] = tomllib.loads(FILE.read_text(encoding="utf-8")).values()
    return tuple(Exempt(**one) for tables in found for one in tables)
