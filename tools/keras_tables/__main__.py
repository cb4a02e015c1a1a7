"""Makes the tables anew, from the Keras packages that are installed here.

    python -m tools.keras_tables

`keras2.json` and `keras3.json` hold the public API of each; `keras3_removed.json` what of Keras 2 is gone below `keras`,
and `keras3_tf_removed.json` what is gone below `tf.keras`: these are different with the same Keras 3.
`identifiers.json` has the texts by which each Keras finds activations, losses and the like.
Each is made in a process of its own, since two Keras versions cannot share `tf.keras`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import layerlint.tables

PACKAGES = {2: "tf_keras", 3: "keras"}
ROOTS = {"keras3_removed": "keras", "keras3_tf_removed": "tensorflow.keras"}


COMPARED = ("methods", "weights")
"""What is collected to be compared, and not kept."""


def make(folder: Path) -> None:
    whole = {keras: _collect(folder, keras, package) for keras, package in PACKAGES.items()}
    for keras, table in whole.items():
        _write(folder / f"keras{keras}.json", {key: table[key] for key in table if key not in COMPARED})
        print(f"keras{keras}.json: {table['package']} {table['version']}, {len(table['kinds'])} names")
    identifiers = {
        str(keras): _collect(folder, keras, package, script="identifiers.py")
        for keras, package in PACKAGES.items()
    }
    _write(folder / "identifiers.json", identifiers)
    print("identifiers.json: the texts that stand for activations, losses and the like")
    with tempfile.TemporaryDirectory() as held:
        before = Path(held) / "keras2.json"
        before.write_text(json.dumps(whole[2]), encoding="utf-8")
        _compare(folder, before)


def _compare(folder: Path, before: Path) -> None:
    for name, root in ROOTS.items():
        table = _collect(folder, 3, "removed", root, str(before))
        _write(folder / f"{name}.json", table)
        print(f"{name}.json: {len(table['names'])} names of Keras 2 are not in {root} of Keras 3")


def _collect(folder: Path, keras: int, *arguments: str, script: str = "collect.py") -> dict[str, Any]:
    environment = dict(
        os.environ,
        TF_CPP_MIN_LOG_LEVEL="3",
        CUDA_VISIBLE_DEVICES="-1",
        KERAS_BACKEND="tensorflow",
        TF_USE_LEGACY_KERAS="1" if keras == 2 else "0",
    )
    result = subprocess.run(
        [sys.executable, str(Path(__file__).with_name(script)), *arguments],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    table: dict[str, Any] = json.loads(result.stdout[result.stdout.index("{") :])
    return table


def _write(path: Path, table: dict[str, Any]) -> None:
    text = json.dumps(table, sort_keys=True, separators=(",", ":"))
    # One entry to a line, so that a new version of Keras shows as a readable difference.
    path.write_text(text.replace(',"', ',\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(Path(layerlint.tables.__file__).parent)
