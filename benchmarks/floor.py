"""What nothing that reads every layer class with LibCST can do quicker: its parse of those classes alone.

`python -m benchmarks.floor CLASSES JOBS` parses the texts of a file as `libcst.parse_module` does by default, and does
nothing with them; without JOBS it makes that file from the code in the current folder.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path


def classes_of(folder: Path, kept: Path) -> Path:
    """A file with the texts of all layer classes below the folder, each once; it is `kept` when it exists.

    Made by another process: one that is measured begins with the memory of this one.
    """
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "benchmarks.floor", str(kept)], cwd=folder, check=True)
    return kept


def _collect(kept: Path) -> None:
    from layerlint.extract.class_text import class_text
    from layerlint.files.discovery import discover
    from layerlint.files.sources import ModuleSource, read
    from layerlint.index.layer_index import find_layers

    files = [read(path) for path in discover(["."]).files]
    layers = find_layers([one for one in files if isinstance(one, ModuleSource)]).layers
    kept.write_text(json.dumps([class_text(layer) for layer in layers]), encoding="utf-8")


def main() -> None:
    if len(sys.argv) == 2:
        _collect(Path(sys.argv[1]))
        return
    import libcst as cst

    sys.setrecursionlimit(10_000)
    gc.disable()  # the kinder measure: it saves LibCST a tenth to a quarter
    texts = sorted(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), key=len, reverse=True)
    jobs = int(sys.argv[2])
    forks = [_fork(texts[part::jobs]) for part in range(1, jobs)]
    for text in texts[::jobs]:
        cst.parse_module(text)
    for child in forks:
        os.waitpid(child, 0)


def _fork(texts: list[str]) -> int:
    import libcst as cst

    child = os.fork()
    if not child:
        for text in texts:
            cst.parse_module(text)
        os._exit(0)
    return child


if __name__ == "__main__":
    main()
