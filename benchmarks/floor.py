"""What nothing that reads every layer class with LibCST can do quicker: its parse of those classes alone.

`python -m benchmarks.floor CLASSES JOBS` parses the texts of a file made by `classes_of`, as `libcst.parse_module` does
by default, and does nothing with them.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path


def classes_of(folder: Path, kept: Path) -> Path:
    """A file with the texts of all layer classes below the folder, each once; it is `kept` when it exists."""
    if kept.exists():
        return kept
    from layerlint.extract.one_class import class_text
    from layerlint.files.sources import Source, discover, read
    from layerlint.index.layers import find_layers

    before = Path.cwd()
    os.chdir(folder)
    try:
        read_files = [read(path) for path in discover(["."])]
        layers = find_layers([one for one in read_files if isinstance(one, Source)]).layers
        texts = [class_text(layer) for layer in layers]
    finally:
        os.chdir(before)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(texts), encoding="utf-8")
    return kept


def main() -> None:
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
