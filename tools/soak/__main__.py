"""`python -m tools.soak --seconds 60 --seed 0 [--count N] [--only KIND] [--workers 2] [--replay FILE]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.soak.case import read_case
from tools.soak.kinds import kinds
from tools.soak.soak import Plan, replay, soak

OUT = Path("build/soak")


def main(arguments: list[str] | None = None) -> int:
    known = kinds()
    parser = argparse.ArgumentParser(
        "python -m tools.soak", description="Odd inputs for layerlint, by the thousand."
    )
    parser.add_argument("--seconds", type=float, help="how long to go on (60, where --count is not given)")
    parser.add_argument("--count", type=int, help="how many inputs to try")
    parser.add_argument("--seed", type=int, default=0, help="another seed makes other inputs")
    parser.add_argument(
        "--only", choices=sorted(known), action="append", help="kinds of input; all without it"
    )
    parser.add_argument("--workers", type=int, default=2, help="how many processes work")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--out", type=Path, default=OUT, help="where failing inputs are written")
    parser.add_argument("--replay", type=Path, help="run one written input again")
    given = parser.parse_args(arguments)
    if given.replay is not None:
        return replay(known, read_case(given.replay))
    chosen = tuple(known[name] for name in given.only or known)
    seconds = given.seconds if given.seconds is not None or given.count is not None else 60.0
    plan = Plan(chosen, given.seed, seconds, given.count, given.workers, given.out, given.first)
    return 1 if soak(plan).total else 0


if __name__ == "__main__":
    sys.exit(main())
