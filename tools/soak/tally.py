"""What a soak tried and saw, counted, and told in tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tools.soak.failures import Failures


@dataclass(slots=True)
class Tally:
    tried: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, kind: str, notes: Counter[str]) -> None:
        self.tried[kind] += 1
        self.notes.update(notes)

    def rules(self, word: str) -> set[str]:
        """The codes of the rules that were `found` or `fixed`."""
        return {note.split()[1] for note in self.notes if note.startswith(f"{word} LL")}


def lines(tally: Tally, failures: Failures, known: Iterable[str]) -> list[str]:
    """The report, whose last line is the number of inputs that failed. `known` are the codes of all rules."""
    told = ["", f"{'kind':<12}{'inputs':>9}{'failures':>10}"]
    told += [
        f"{kind:<12}{count:>9,}{failures.failed[kind]:>10,}" for kind, count in sorted(tally.tried.items())
    ]
    total = tally.tried.total()
    told.append(f"{'all':<12}{total:>9,}{failures.total:>10,}")
    told.append("")
    speed = total / tally.seconds * 60 if tally.seconds else 0.0
    told.append(f"{total:,} inputs in {tally.seconds:.0f} s, {speed:,.0f} a minute")
    kills, inside = tally.notes["kills"], tally.notes["kills in a write"]
    told.append(
        f"kills: {kills:,}, of them in a write: {inside:,}; files fixed: {tally.notes['files fixed']:,}"
    )
    codes = set(known)
    found, fixed = tally.rules("found") & codes, tally.rules("fixed")
    told.append(
        f"rules that found something: {len(found)} of {len(codes)}; rules that fixed something: {len(fixed)}"
    )
    if missing := sorted(codes - found):
        told.append(f"  never found: {', '.join(missing)}")
    for (kind, signature), failure in sorted(failures.by_signature.items(), key=lambda item: -item[1].count):
        told.append(f"{failure.count:>6} × {kind}: {signature}  [{failure.case.name}]")
    told.append("")
    told.append(f"failures: {failures.total}")
    return told
