"""A soak: cases made and run by several processes until the time is up, and what they showed."""

from __future__ import annotations

import os
import selectors
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random

from tools.soak import failures as written
from tools.soak.call import ready
from tools.soak.case import Case, Tried
from tools.soak.failures import Failure, Failures
from tools.soak.kinds import Kind, make
from tools.soak.minimise import TRIES, Budget, minimised
from tools.soak.pool import Batch, Work, try_apart
from tools.soak.tally import Tally, lines

BATCH = 20
_WRITTEN = 60
"""How many faults are written down; more than that is one that is told in many ways."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long, or how many; which kinds; from which seed."""

    kinds: tuple[Kind, ...]
    seed: int
    seconds: float | None
    count: int | None
    workers: int
    out: Path
    first: int = 0
    tries: int = TRIES
    """How many smaller inputs are tried for each fault."""


def soak(plan: Plan, tell: Callable[[str], None] = print) -> Failures:
    """Run it, write the failing inputs down small, and tell what was tried."""
    tally, found = Tally(), Failures()
    started = time.monotonic()
    new: list[tuple[Kind, Failure]] = []
    with ready(), tempfile.TemporaryDirectory(prefix="soak-") as name:
        home = Path(name)
        for (kind, make_case), tried in _results(plan, home, started):
            tally.add(kind.name, tried.notes)
            if tried.problems:
                first_seen = found.add(make_case(), tried.problems)
                new += [(kind, failure) for failure in first_seen]
                for failure in first_seen:
                    print(f"{failure.case.name}: {failure.problem.signature}", file=sys.stderr, flush=True)
            _tell_progress(tally.tried.total(), found.total)
        tally.seconds = time.monotonic() - started
        for kind, failure in new[:_WRITTEN]:
            _write_small(kind, failure, home, plan, tell)
    for line in lines(tally, found, _codes()):
        tell(line)
    return found


def _tell_progress(tried: int, failures: int) -> None:
    """Now and then, on standard error: over the same line where that is a terminal."""
    terminal = sys.stderr.isatty()
    if tried % (50 if terminal else 1000) == 0:
        start, end = ("\r", " ") if terminal else ("", "\n")
        print(f"{start}{tried:,} inputs, {failures} failures", end=end, file=sys.stderr, flush=True)


def replay(known: Mapping[str, Kind], case: Case, tell: Callable[[str], None] = print) -> int:
    """Run one case again; 1 when it fails."""
    with ready(), tempfile.TemporaryDirectory(prefix="soak-") as name:
        tried = try_apart(known[case.kind], case, Path(name))
    for problem in tried.problems:
        tell(f"{problem.signature}\n{problem.said}")
    tell(f"failures: {len(tried.problems)}")
    return 1 if tried.problems else 0


def numbered(plan: Plan) -> Iterator[Work]:
    """The cases of a plan, without end: which kind is of which number follows from the seed alone."""
    weights = list(accumulate(kind.weight for kind in plan.kinds))
    number = plan.first
    while True:
        at = Random(f"{plan.seed}/{number}").randrange(weights[-1])
        kind = next(kind for kind, weight in zip(plan.kinds, weights, strict=True) if at < weight)
        yield kind, partial(make, kind, plan.seed, number)
        number += 1


def _results(plan: Plan, home: Path, started: float) -> Iterator[tuple[Work, Tried]]:
    """What the cases of the plan showed, as they are done."""
    cases = numbered(plan)
    left = plan.count if plan.count is not None else sys.maxsize
    batches: list[Batch] = []

    def portion() -> list[Work]:
        nonlocal left
        if plan.seconds is not None and time.monotonic() - started > plan.seconds:
            left = 0
        size = min(BATCH, left)
        left -= size
        return [next(cases) for _ in range(size)]

    try:
        while True:
            while len(batches) < plan.workers and (work := portion()):
                batches.append(Batch(work, home))
            if not batches:
                return
            with selectors.DefaultSelector() as selector:
                for batch in batches:
                    selector.register(batch, selectors.EVENT_READ)
                selector.select(1.0)
            for batch in batches:
                yield from batch.read(0)
            batches = [batch for batch in batches if batch.alive]
    finally:
        for batch in batches:
            batch.close()


def _write_small(kind: Kind, failure: Failure, home: Path, plan: Plan, tell: Callable[[str], None]) -> None:
    signature = failure.problem.signature
    if not try_apart(kind, failure.case, home).has(signature):
        tell(f"{failure.case.name}: {signature}: not seen when it runs alone")
    elif kind.shrinks:
        failure.case = minimised(
            failure.case, lambda case: try_apart(kind, case, home).has(signature), Budget(plan.tries)
        )
    again = [one for one in try_apart(kind, failure.case, home).problems if one.signature == signature]
    failure.problem = again[0] if again else failure.problem
    file = written.write(failure, plan.out)
    tell(f"python -m tools.soak --replay {os.path.relpath(file)}  # {signature}")


def _codes() -> list[str]:
    from layerlint.rule import UNUSED_SUPPRESSION
    from layerlint.rulebook.catalog import RULES
    from layerlint.rulebook.runtime_rules import RUNTIME_RULES

    return [rule.code for rule in (*RULES, UNUSED_SUPPRESSION) if rule not in RUNTIME_RULES]
