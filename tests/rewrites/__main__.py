"""`python -m tests.rewrites [--lost] [--alarms] [--every N] [RULE ...]`: how much is found again, by rewrite and rule.

Without `--every`, all rewrites are judged, some 40,000: ten minutes of processor time, shared by the processors of the
machine. An exception of `exceptions.toml` counts neither as found nor as lost.
"""

from __future__ import annotations

import argparse
import multiprocessing
from collections import Counter
from collections.abc import Iterator
from functools import partial

from tests.rewrites.exceptions import exempt
from tests.rewrites.judging import Tried, attempts, judged
from tests.rewrites.samples import Sample, samples


def main() -> None:
    parser = argparse.ArgumentParser("python -m tests.rewrites", description=__doc__)
    parser.add_argument("rules", nargs="*", help="codes; all without one")
    parser.add_argument("--lost", action="store_true", help="list what is not found again")
    parser.add_argument("--alarms", action="store_true", help="list what is reported and was not")
    parser.add_argument("--show", help="print the text of the rewrite of this name")
    parser.add_argument("--every", type=int, default=1, help="of the rewrites of right code, one in so many")
    parser.add_argument("--only", choices=("wrong", "right"), help="leave out rewrites of the other code")
    parser.add_argument("--keras", type=int, choices=(2, 3), help="leave out samples for the other Keras")
    parser.add_argument("--rewrite", help="leave out all other rewrites")
    parser.add_argument("--processes", type=int, help="as many as the machine has processors without it")
    given = parser.parse_args()
    chosen = [
        one
        for one in samples()
        if (not given.rules or one.rule in given.rules)
        and (given.only is None or bool(one.marks) is (given.only == "wrong"))
        and given.keras in (None, one.keras)
    ]
    made, lost, alarms = Counter[str](), Counter[str](), Counter[str]()
    exceptions, exempted = exempt(), 0
    for one in _tried(chosen, given):
        if one.name == given.show:
            print(one.text, one.lost, one.alarms)
        if one.lost and any(each.covers(one) for each in exceptions):
            exempted += 1
            continue
        kind = "wrong" if one.sample.marks else "right"
        for key in (f"{kind}, {one.rewrite}", f"{kind}, {one.sample.rule}", kind):
            made[key] += 1
            lost[key] += bool(one.lost)
            alarms[key] += bool(one.alarms)
        if one.lost and given.lost:
            print(f"lost  {one.name}: {', '.join(one.lost)}", flush=True)
        if one.alarms and given.alarms:
            print(f"alarm {one.name}: {'; '.join(one.alarms)}", flush=True)
    for key, count in sorted(made.items()):
        found = f"{100 * (1 - lost[key] / count):6.2f} % found" if key.startswith("wrong") else ""
        print(f"{key:25} {count:6} rewrites {lost[key]:4} lost {alarms[key]:3} with alarms {found}")
    print(f"{exempted} more are exceptions")


def _tried(chosen: list[Sample], given: argparse.Namespace) -> Iterator[Tried]:
    """What came of each rewrite, in the order of the samples."""
    with multiprocessing.get_context("fork").Pool(given.processes) as pool:
        judge = partial(_judged, every=given.every, rewrite=given.rewrite)
        for found in pool.imap(judge, chosen, chunksize=4):
            yield from found


def _judged(sample: Sample, every: int, rewrite: str | None) -> list[Tried]:
    made = attempts(sample, every=every)
    return [judged(one) for one in made if rewrite in (None, one.made.rewrite)]


if __name__ == "__main__":
    main()
