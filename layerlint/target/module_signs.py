"""What modules and notebooks show: each for itself, and counted over a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from layerlint.files.notebook import notebook_text
from layerlint.tables.keras_versions import keras_of
from layerlint.target.evidence import Strength, TargetEvidence
from layerlint.target.requirement import Requirement
from layerlint.target.signs import NOTHING, Signs, mentions_keras, notebook_signs, signs_of

_KERAS_3 = int(datetime(2024, 3, 8, tzinfo=UTC).timestamp())
"""When TensorFlow came with Keras 3. Before that, one had to ask for it, which names and requirements show."""
"""The release of Keras 3: code that ran before is for Keras 2."""
_SHARE = 3
"""Old names are no accident where at least one in so many files that use Keras has them."""


class FileSigns(NamedTuple):
    """What one file shows: its names, and of a notebook what it installs and what it ran on."""

    names: Signs = NOTHING
    installs: tuple[Requirement, ...] = ()
    kernel: str = ""
    backend: bool = False
    ran: int = 0
    legacy: int = 0
    bars: int = 0


def file_signs(path: str, raw: str, names: Signs) -> FileSigns:
    """The signs of a file with this text, whose module has these names."""
    if not path.lower().endswith(".ipynb"):
        return FileSigns(names, legacy=names.legacy)
    if not mentions_keras(raw):
        return FileSigns(names)
    from layerlint.target.install_lines import installed_by, legacy_lines

    notebook = notebook_signs(raw)
    legacy = names.legacy or next(legacy_lines(raw), 0)
    installed = tuple(installed_by(raw))
    return FileSigns(names, installed, notebook.kernel, notebook.backend, notebook.ran, legacy, notebook.bars)


def read_signs(path: str, raw: str) -> FileSigns:
    """The signs of a file that is not of the run."""
    if not mentions_keras(raw):
        return FileSigns()
    text = notebook_text(raw) if path.lower().endswith(".ipynb") else raw
    return file_signs(path, raw, signs_of(text))


def of_notebook(path: str, signs: FileSigns) -> Iterator[TargetEvidence]:
    """What a notebook installs."""
    for requirement in signs.installs:
        keras = keras_of(requirement.name, requirement.versions)
        if keras is not None and requirement.name not in ("tf-keras", "tf-keras-nightly"):
            yield TargetEvidence(keras, Strength.NOTEBOOK, path, requirement.line, requirement.shown)


def installs(files: Sequence[tuple[str, FileSigns]]) -> list[TargetEvidence]:
    """What the notebooks of a project install, where these are no small part of its notebooks."""
    notebooks = [(path, signs) for path, signs in files if path.lower().endswith(".ipynb")]
    by_notebook = [(signs.names.uses, list(of_notebook(path, signs))) for path, signs in notebooks]
    installing = [evidence for _, evidence in by_notebook if evidence]
    using = sum(uses or bool(evidence) for uses, evidence in by_notebook)
    return (
        [signs for evidence in installing for signs in evidence] if _SHARE * len(installing) >= using else []
    )


def of_kernel(path: str, signs: FileSigns) -> Iterator[TargetEvidence]:
    """What shows on which Keras a notebook ran: its outputs, its Python, its date."""
    if signs.backend:
        yield TargetEvidence(2, Strength.KERNEL, path, 0, "Using TensorFlow backend.")
    elif signs.bars:
        bar = "[=====]" if signs.bars == 2 else "\u2501\u2501\u2501\u2501\u2501"
        yield TargetEvidence(signs.bars, Strength.KERNEL, path, 0, f"progress bar {bar}")
    elif signs.kernel and keras_of("python", f"=={signs.kernel}.*") == 2:
        yield TargetEvidence(2, Strength.KERNEL, path, 0, f"Python {signs.kernel}")
    elif 0 < signs.ran < _KERAS_3:
        yield TargetEvidence(2, Strength.KERNEL, path, 0, f"ran on {_date(signs.ran)}")


def of_commit(path: str, second: int) -> Iterator[TargetEvidence]:
    """A last commit from before Keras 3."""
    if 0 < second < _KERAS_3:
        yield TargetEvidence(2, Strength.COMMIT, path, 0, f"last commit on {_date(second)}")


def _date(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).date().isoformat()


def counted_names(files: Sequence[tuple[str, FileSigns]]) -> TargetEvidence | None:
    """The evidence of the names in all files of a project; None where only a small part of the files has some."""
    names = [(path, signs.names) for path, signs in files]
    using = [(path, signs) for path, signs in names if signs.uses or signs.old or signs.private]
    old = [(path, signs) for path, signs in using if (signs.old or signs.private) and not signs.new]
    new = [(path, signs) for path, signs in using if signs.new and not signs.asks]
    if len(old) > 2 * len(new) and _enough(old, len(using)):
        path, signs = max(old, key=lambda pair: (len(pair[1].old), pair[0]))
        name, line = (signs.old or signs.private)[0]
        return TargetEvidence(2, Strength.NAMES, path, line, name)
    if new and len(new) > 2 * len(old):
        path, signs = new[0]
        name, line = signs.new[0]
        return TargetEvidence(3, Strength.NAMES, path, line, name)
    return None


def _enough(old: Sequence[tuple[str, Signs]], using: int) -> bool:
    if len(old) == 1:
        names = {name for _, signs in old for name, _ in (*signs.old, *signs.private)}
        return len(names) > 1 and using == 1
    return bool(old) and _SHARE * len(old) >= using


def kernels(files: Iterable[tuple[str, FileSigns]]) -> Iterator[TargetEvidence]:
    """The evidence of notebooks, where most of them show what they ran on."""
    ran = [
        (path, signs) for path, signs in files if any((signs.kernel, signs.backend, signs.ran, signs.bars))
    ]
    evidence = [piece for path, signs in ran for piece in of_kernel(path, signs)]
    if evidence and _SHARE * len(evidence) >= 2 * len(ran):
        yield from evidence
