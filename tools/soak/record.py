"""What real workers say, written to `recorded.json`, from which the soak makes messages that no worker says.

`python -m tools.soak.record` writes it anew; it needs TensorFlow.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tools.soak.call import call

RECORDED = Path(__file__).with_name("recorded.json")
ROOT = Path(__file__).resolve().parent.parent.parent

COMMANDS = (
    ("mlp.py", ("trace", "mlp.py:MLPBlock", "--init", "units=8", "--input", "float32[None,6]")),
    ("vae.py", ("trace", "vae.py:VAE")),
    ("shapes.py", ("trace", "shapes.py:Counter")),
    ("broken.py", ("trace", "broken.py")),
    ("bad.py", ("check", "--prove", "--keras", "3", "--no-cache", "bad.py")),
)

BAD = """import keras


class Blocks(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [keras.layers.Dense(4)] * 2

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x
"""


def text_of(name: str) -> str:
    """The module that a recorded command is about."""
    return BAD if name == "bad.py" else (ROOT / "fixtures/graph" / name).read_text(encoding="utf-8")


def record() -> list[dict[str, Any]]:
    """Run the commands; what was said in each, without what is only so on this machine."""
    from layerlint.trace import run

    parsed = run._parsed
    found = []
    for name, command in COMMANDS:
        said: list[Mapping[str, Any]] = []

        def note(line: bytes, said: list[Mapping[str, Any]] = said) -> Mapping[str, Any] | None:
            item = parsed(line)
            if item is not None:
                said.append(item)
            return item

        run._parsed = note
        with tempfile.TemporaryDirectory(prefix="soak-") as folder:
            (Path(folder) / name).write_text(text_of(name), encoding="utf-8")
            ended = call([*command, "--python", sys.executable], Path(folder))
            print(name, ended.code, len(said), ended.err[-300:])
            text = json.dumps(said).replace(os.path.realpath(folder), ".")
        found.append({"file": name, "command": list(command), "said": json.loads(_plain(text))})
    return found


def _plain(text: str) -> str:
    for place in sorted({sys.executable, sys.prefix, sys.base_prefix, str(ROOT)}, key=len, reverse=True):
        text = text.replace(place, "python")
    return text


if __name__ == "__main__":
    RECORDED.write_text(json.dumps(record(), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
