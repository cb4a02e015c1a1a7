"""`python -m tools.new_rule LL599 generator-call`: begin the page, the module and a test case of a new rule."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from layerlint.rulebook.catalog import RULES
from tools.rules_table import GROUPS

ROOT = Path(__file__).parents[1]
SEVERAL = "the rules of LL8 are seen only by running, those of LL9 are about the run: neither is a module of checks/"

_PAGE = """\
# {name} ({code})

TODO: one sentence that says what is found.

## Why

TODO: what happens to the user, and when.

## Bad

```python bad scenario=TODO symptom="TODO"
import tensorflow as tf


class Bad(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs  # {code}
```

## Good

```python good
import tensorflow as tf


class Good(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs
```

## Fix

TODO: what to write instead.

## What is not reported

- TODO: right code that looks wrong, with an example.
"""

_MODULE = '''\
"""{code}: TODO what is found."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass, Phase
from layerlint.rule import Finding, Severity, rule


@rule(
    "{code}",
    "{name}",
    summary="TODO: what is found, in a sentence for the table of rules.",
    targets=(2, 3),
    severity=Severity.WARNING,
)
def {function}(layer: LayerClass) -> Iterator[Finding]:
    for _, call in layer.calls(Phase.CALL):
        if call.value.on_self("TODO"):
            yield Finding(
                call.at,
                "TODO: what is wrong, and what it does to the user",
                help="TODO: what to write instead",
            )
'''

_CASE = """\
# keras: 2, 3
import keras


class Bad(keras.layers.Layer):
    def call(self, inputs):
        return inputs  # -> {code}


class Right(keras.layers.Layer):
    def call(self, inputs):
        return inputs
"""

_NEXT = """\
Next:
  1. say in the page what goes wrong (the words are in layerlint/worker/vocabulary.py), and see that it does:
     python -m tests.proof {code}
  2. write the check over the facts of docs/facts.md; its `targets` are the Keras versions of the page's bad examples
  3. write the odd forms, and right code that looks wrong, as files in tests/checks/cases/{code}/
  4. make rule CODE={code}
Then add a line to CHANGELOG.md.
"""


def skeletons(code: str, name: str) -> dict[str, str]:
    """The text of each new file by its path from the root of the repository."""
    function = name.replace("-", "_")
    values = {"code": code, "name": name, "function": function}
    return {
        f"rules/{name}.md": _PAGE.format(**values),
        f"layerlint/checks/{function}.py": _MODULE.format(**values),
        f"tests/checks/cases/{code}/{function}.py": _CASE.format(**values),
    }


def problem_with(code: str, name: str, root: Path) -> str:
    """Why there can be no rule of that code and name; "" where there can."""
    if not re.fullmatch(r"LL\d{3}", code):
        return f"{code!r} is not a code: write LL and three digits, such as LL599"
    if code[:3] in {"LL8", "LL9"}:
        return f"{code}: {SEVERAL}"
    if code[:3] not in GROUPS:
        groups = ", ".join(f"{group} {title}" for group, title in GROUPS.items())
        return f"{code} is in no group: the groups are {groups}"
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        return f"{name!r} is not a name: write what is found in small letters, such as generator-call"
    for rule in RULES:
        if rule.code == code:
            free = next(f"{code[:3]}{n:02}" for n in range(1, 100) if f"{code[:3]}{n:02}" not in _codes())
            return f"{code} is {rule.name}: the next free code of its group is {free}"
        if rule.name == name:
            return f"{name} is {rule.code}: choose another name"
    for path in skeletons(code, name):
        if (root / path).exists():
            return f"{path} exists"
    return ""


def _codes() -> set[str]:
    return {rule.code for rule in RULES}


def write(code: str, name: str, root: Path) -> list[str]:
    """Write the files; their paths."""
    made = skeletons(code, name)
    for path, text in made.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with open(root / path, "x", encoding="utf-8") as file:
            file.write(text)
    return list(made)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """2 and a message for a code or name that cannot be; nothing is written then."""
    parser = argparse.ArgumentParser("python -m tools.new_rule", description="Begin a new rule.")
    parser.add_argument("code", help="LL and three digits; rules/README.md has the groups")
    parser.add_argument("name", help="what is found, such as generator-call")
    given = parser.parse_args(arguments)
    problem = problem_with(given.code, given.name, root)
    if problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    for path in write(given.code, given.name, root):
        print(path)
    print(_NEXT.format(code=given.code), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
