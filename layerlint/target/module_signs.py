"""What modules and notebooks show: each for itself, and counted over a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from layerlint.files.notebook import notebook_text
from layerlint.tables.keras_versions import keras_of
from layerlint.target.evidence import Strength, TargetEvidence
from layerlint.target.requirement import Requirement
from layerlint.target.signs import NOTHING, Signs, notebook_signs, signs_of, speaks

_KERAS_3 = int(datetime(2023, 11, 27, tzinfo=UTC).timestamp())
"""What ran or was written before knew no Keras 3."""
_SHARE = 3
"""Old names in one of so many files that use Keras are no accident."""


class FileSigns(NamedTuple):
    """What one file shows: its names, and of a notebook what it installs and what it ran on."""

    names: Signs = NOTHING
    installs: tuple[Requirement, ...] = ()
    kernel: str = ""
    backend: bool = False
    ran: int = 0
    legacy: int = 0


def file_signs(path: str, raw: str, names: Signs) -> FileSigns:
    """The signs of a file with this text, whose module has these names."""
    if not path.lower().endswith(".ipynb"):
        return FileSigns(names, legacy=names.legacy)
    if not speaks(raw):
        return FileSigns(names)
    from layerlint.target.install_lines import installed_by, legacy_lines

    ran = notebook_signs(raw)
    legacy = names.legacy or next(legacy_lines(raw), 0)
    return FileSigns(names, tuple(installed_by(raw)), ran.kernel, ran.backend, ran.ran, legacy)


def read_signs(path: str, raw: str) -> FileSigns:
    """The signs of a file that is not of the run."""
    if not speaks(raw):
        return FileSigns()
    text = notebook_text(raw) if path.lower().endswith(".ipynb") else raw
    return file_signs(path, raw, signs_of(text))


def of_notebook(path: str, signs: FileSigns) -> Iterator[TargetEvidence]:
    """What a notebook installs."""
    for one in signs.installs:
        keras = keras_of(one.name, one.versions)
        if keras is not None and one.name not in ("tf-keras", "tf-keras-nightly"):
            yield TargetEvidence(keras, Strength.NOTEBOOK, path, one.line, one.shown)


def installs(files: Sequence[tuple[str, FileSigns]]) -> list[TargetEvidence]:
    """What the notebooks of a project install, where these are no small part of its notebooks."""
    notebooks = [(path, one) for path, one in files if path.lower().endswith(".ipynb")]
    found = [(one.names.uses, list(of_notebook(path, one))) for path, one in notebooks]
    told = [evidence for _, evidence in found if evidence]
    using = sum(uses or bool(evidence) for uses, evidence in found)
    return [one for evidence in told for one in evidence] if _SHARE * len(told) >= using else []


def of_kernel(path: str, signs: FileSigns) -> Iterator[TargetEvidence]:
    """What shows that a notebook ran without Keras 3: its outputs, its Python, its date."""
    if signs.backend:
        yield TargetEvidence(2, Strength.KERNEL, path, 0, "Using TensorFlow backend.")
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
    """What the names in the files of a project come to; never by a small part of them."""
    using = [(path, one.names) for path, one in files if one.names.uses or one.names.old or one.names.private]
    old = [(path, one) for path, one in using if (one.old or one.private) and not one.new]
    new = [(path, one) for path, one in using if one.new and not one.asks]
    if len(old) > 2 * len(new) and _enough(old, len(using)):
        path, signs = max(old, key=lambda one: (len(one[1].old), one[0]))
        name, line = (signs.old or signs.private)[0]
        return TargetEvidence(2, Strength.NAMES, path, line, name)
    if new and len(new) > 2 * len(old):
        path, signs = new[0]
        name, line = signs.new[0]
        return TargetEvidence(3, Strength.NAMES, path, line, name)
    return None


def _enough(old: Sequence[tuple[str, Signs]], using: int) -> bool:
    if len(old) == 1:
        names = {name for _, one in old for name, _ in (*one.old, *one.private)}
        return len(names) > 1 and using == 1
    return bool(old) and _SHARE * len(old) >= using


def kernels(files: Iterable[tuple[str, FileSigns]]) -> Iterator[TargetEvidence]:
    """The notebooks of a project, where all that tell say the same."""
    ran = [(path, one) for path, one in files if one.kernel or one.backend or one.ran]
    told = [evidence for path, one in ran for evidence in of_kernel(path, one)]
    if told and len(told) == len(ran):
        yield from told
