"""`make mutants`: faults put into the rules, one at a time; which of them do the quick tests of the rules not see?

`--seed` draws which are tried. One is killed when it changes what is found in the examples of the pages, in the cases or
in the right code of `tests/silence`; otherwise it survives. Prints the survivors and those that took too long, which are
counted apart, each with its place and what was changed.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Sequence

from tools.mutants.mutation import Mutant, mutants
from tools.mutants.read_texts import texts
from tools.mutants.trial import Outcome, Trials

KINDS = ("finding", "logic")


def main() -> int:
    options = _options()
    every = [one for one in mutants() if options.only in one.file]
    if not every:
        print(f"error: no mutant is of a file whose path holds {options.only!r}", file=sys.stderr)
        return 2
    trials = Trials(list(texts()))
    for seed in options.seed:
        draw = random.Random(seed)
        print(f"seed {seed}", flush=True)
        for kind in options.kind:
            those = [one for one in every if one.kind == kind]
            chosen = draw.sample(those, min(options.count, len(those)))
            _print(kind, chosen, list(trials.outcomes(chosen, options.jobs)))
    return 0


def _print(kind: str, chosen: Sequence[Mutant], outcomes: Sequence[Outcome]) -> None:
    killed = outcomes.count(Outcome.KILLED)
    print(f"{kind} mutants: {killed} of {len(chosen)} killed ({100 * killed / max(1, len(chosen)):.0f} %)")
    for one, outcome in sorted(
        zip(chosen, outcomes, strict=True), key=lambda pair: (pair[0].file, pair[0].line)
    ):
        if outcome is not Outcome.KILLED:
            print(f"    {outcome.value}  {one}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tools.mutants", description=__doc__)
    parser.add_argument(
        "--seed", type=int, nargs="+", default=[1], help="which mutants are drawn, for each seed"
    )
    parser.add_argument("--kind", choices=KINDS, nargs="+", default=list(KINDS), help="which kinds of faults")
    parser.add_argument("--count", type=int, default=40, help="how many of each kind")
    parser.add_argument("--only", default="", help="only those of files whose path holds this text")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many are tried at once")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
