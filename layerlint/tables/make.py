"""Makes `keras2.json` and `keras3.json` anew, from the Keras packages that are installed here.

    python -m layerlint.tables.make

Each package is imported in a process of its own, since two Keras versions cannot share `tf.keras`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PACKAGES = {2: "tf_keras", 3: "keras"}


def make(folder: Path) -> None:
    for keras, package in PACKAGES.items():
        environment = dict(
            os.environ,
            TF_CPP_MIN_LOG_LEVEL="3",
            CUDA_VISIBLE_DEVICES="-1",
            KERAS_BACKEND="tensorflow",
            TF_USE_LEGACY_KERAS="1" if keras == 2 else "0",
        )
        result = subprocess.run(
            [sys.executable, str(folder / "collect.py"), package],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        table = json.loads(result.stdout[result.stdout.index("{") :])
        text = json.dumps(table, sort_keys=True, separators=(",", ":"))
        # One entry to a line, so that a new version of Keras shows as a readable difference.
        (folder / f"keras{keras}.json").write_text(text.replace(',"', ',\n"') + "\n", encoding="utf-8")
        print(f"keras{keras}.json: {package} {table['version']}, {len(table['kinds'])} names")


if __name__ == "__main__":
    make(Path(__file__).parent)
