"""Notebooks and guides: whole ones, and damaged ones."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from tools.soak import corpus, layers
from tools.soak.call import call, call_apart
from tools.soak.case import Case, Tried
from tools.soak.damage import bytes_changed, leaf_changed
from tools.soak.kinds.modules import arguments
from tools.soak.mutate import mutated
from tools.soak.verdict import judge, same

_MAGICS = [
    "%pip install keras\n",
    "!ls {x}\n",
    "%%bash\nls\n",
    "%%time\n",
    "?x\n",
    "x?\n",
    "%%writefile a.py\n",
    "x = !ls\n",
]
_FENCES = [
    "```python",
    "```py",
    "~~~python",
    "````python",
    "```{python}",
    "``` python title='a'",
    "  ```python",
    "> ```python",
]


def make(dice: Random) -> Case:
    name = dice.choice(["a.ipynb", "a.ipynb", "a.md", "a.rst", "a.qmd", "a.markdown"])
    content = notebook(dice) if name.endswith("ipynb") else guide(dice, name)
    return Case("", "", {name: content}, arguments(dice), {"compare": dice.random() < 0.08})


def notebook(dice: Random) -> bytes:
    cells: list[dict[str, Any]] = []
    for _ in range(dice.choice([1, 2, 3])):
        text = _code(dice)
        if dice.random() < 0.3:
            text = dice.choice(_MAGICS) + text
        source: Any = text if dice.random() < 0.3 else text.splitlines(keepends=True)
        cells.append(
            {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
        )
        if dice.random() < 0.3:
            cells.append(
                {
                    "cell_type": dice.choice(["markdown", "raw"]),
                    "metadata": {},
                    "source": ["# Words\n", "```python\n"],
                }
            )
    data: Any = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    if dice.random() < 0.2:
        data["metadata"] = {"kernelspec": {"language": dice.choice(["python", "R", "julia"]), "name": "x"}}
    for _ in range(dice.choice([0, 0, 1, 1, 2])):
        data = leaf_changed(dice, data)
    text = json.dumps(data, indent=dice.choice([1, None, 2]), ensure_ascii=dice.random() < 0.5)
    content = text.encode("utf-8", "surrogatepass")
    return bytes_changed(dice, content) if dice.random() < 0.25 else content


def guide(dice: Random, name: str) -> bytes:
    parts = ["# Words\n"]
    for _ in range(dice.choice([1, 1, 2, 3])):
        code = _code(dice)
        if name.endswith(".rst") and dice.random() < 0.8:
            inside = "".join(f"    {line}\n" if line else "\n" for line in code.split("\n"))
            parts.append(
                dice.choice([".. code-block:: python\n\n", "::\n\n", ".. code:: python\n   :linenos:\n\n"])
                + inside
            )
            continue
        if dice.random() < 0.15:
            code = "".join(f">>> {line}\n" for line in code.split("\n"))
        fence = dice.choice(_FENCES)
        closing = "~~~" if "~" in fence else "````" if "````" in fence else "```"
        parts.append(f"{fence}\n{code}\n{closing if dice.random() < 0.9 else ''}\n")
    text = "\n".join(parts)
    if dice.random() < 0.4:
        text = mutated(dice, text, corpus.real_text(dice))
    content = text.encode("utf-8", "replace")
    return bytes_changed(dice, content) if dice.random() < 0.15 else content


def _code(dice: Random) -> str:
    code = dice.choice(corpus.examples()) if dice.random() < 0.5 else layers.module(dice)
    return mutated(dice, code, dice.choice(corpus.examples())) if dice.random() < 0.15 else code


def run(case: Case, folder: Path) -> Tried:
    tried = Tried()
    (path,) = case.files
    check = ["check", *case.arguments, "--no-cache", "-j1"]
    named = call([*check, path], folder)
    judge(named, tried, finds="--exit-zero" not in check)
    if not tried.problems and case.options.get("compare"):
        same(named, call_apart([*check[:-1], "-j2", path], folder), tried, "one and two processes")
    return tried
