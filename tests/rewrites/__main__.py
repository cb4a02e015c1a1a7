"""`python -m tests.rewrites [--lost] [--alarms] [--every N] [RULE ...]`: how much is found again, by rewrite and rule."""

from __future__ import annotations

import argparse
from collections import Counter

from tests.rewrites.judging import tries
from tests.rewrites.samples import samples


def main() -> None:
    parser = argparse.ArgumentParser("python -m tests.rewrites", description=__doc__)
    parser.add_argument("rules", nargs="*", help="codes; all without one")
    parser.add_argument("--lost", action="store_true", help="list what is not found again")
    parser.add_argument("--alarms", action="store_true", help="list what is reported and was not")
    parser.add_argument("--show", help="print the text of the rewrite of this name")
    parser.add_argument("--every", type=int, default=5, help="of the rewrites of right code, one in so many")
    given = parser.parse_args()
    made, lost, right, alarms = Counter[str](), Counter[str](), 0, 0
    for sample in samples():
        if given.rules and sample.rule not in given.rules:
            continue
        for one in tries(sample, every=given.every):
            if one.name == given.show:
                print(one.text, one.lost, one.alarms)
            if sample.marks:
                for key in (one.rewrite, sample.rule, "all"):
                    made[key] += 1
                    lost[key] += bool(one.lost)
                if one.lost and given.lost:
                    print(f"lost  {one.name}: {', '.join(one.lost)}")
            else:
                right += 1
            if one.alarms:
                alarms += 1
                if given.alarms:
                    print(f"alarm {one.name}: {'; '.join(one.alarms)}")
    for key, count in sorted(made.items()):
        print(f"{key:20} {count - lost[key]:6} of {count:6}  {100 * (1 - lost[key] / count):5.1f} %")
    print(f"right code: {right} rewrites; alarms in all: {alarms}")


if __name__ == "__main__":
    main()
