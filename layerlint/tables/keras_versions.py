"""Which Keras the versions of packages bring: what a requirement allows, and for which Keras a test holds."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any, NamedTuple

BOTH = frozenset({2, 3})

_RELEASES: dict[str, dict[int, tuple[str, ...]]] = {
    name: {2: tuple(old.split()), 3: tuple(new.split())}
    for name, old, new in (
        (
            "keras",
            "1.2.2 2.0.8 2.2.4 2.3.1 2.4.3 2.6.0 2.8.0 2.10.0 2.12.0 2.13.1 2.15.0",
            "3.0.5 3.2.1 3.3.3 3.4.1 3.6.0 3.8.0 3.10.0 3.12.0 3.15.1",
        ),
        (
            "tensorflow",
            "1.4.0 1.13.1 1.15.5 2.0.4 2.1.4 2.3.4 2.4.4 2.6.5 2.8.4 2.10.1 2.12.1 2.13.1 2.15.1",
            "2.16.2 2.17.1 2.18.1 2.19.1 2.20.0 2.21.0",
        ),
        ("python", "2.7.18 3.5.10 3.6.15 3.7.17 3.8.20", "3.9.20 3.10.16 3.11.11 3.12.9 3.13.2"),
        ("ubuntu", "14.04 16.04 18.04 20.04", "22.04 24.04"),
    )
}
"""Releases of each Keras. No Keras 3 runs on a Python before 3.9, as Ubuntu has it up to 20.04; later ones run both."""

_LIKE = {
    **dict.fromkeys(("keras", "keras-nightly"), "keras"),
    **dict.fromkeys(
        (  # noqa: SIM905
            "tensorflow tensorflow-cpu tensorflow-gpu tensorflow-macos tensorflow-intel tensorflow-rocm"
            " tensorflow-cpu-aws intel-tensorflow tf-nightly tensorflow-base tensorflow-mkl tensorflow-eigen"
            " tensorflow-estimator tensorboard tensorflow-text tf-models-official"
        ).split(),
        "tensorflow",
    ),
    "python": "python",
    "ubuntu": "ubuntu",
}
"""Packages that are released with the versions of another one, or are it."""
_ANY_VERSION = {
    "tf-keras": 2,
    "tf-keras-nightly": 2,
    "tensorflow-addons": 2,
    "keras-applications": 2,
    "keras-preprocessing": 2,
    "keras-contrib": 2,
    "keras-rl": 2,
    "keras-rl2": 2,
    "keras-bert": 2,
    "keras-vis": 2,
    "stellargraph": 2,
    "tf-agents": 2,
    "keras-core": 3,
    "keras-hub": 3,
    "keras-rs": 3,
}
"""Packages that go with one Keras alone."""
IMAGES = frozenset({"tensorflow", "keras", "python"})
_RUN_BOTH = frozenset({"python", "ubuntu"})
"""Packages whose new releases run with both Kerases."""
NAMES = (frozenset(_LIKE) | frozenset(_ANY_VERSION)) - {"ubuntu"}
"""All packages by which the Keras may be known, by their normalised names."""


def keras_of(name: str, versions: str) -> int | None:
    """The Keras that a requirement (`>=2.8,<2.14`) allows; None when it allows both, or says nothing of it."""
    if name in _ANY_VERSION:
        return _ANY_VERSION[name]
    kind = _LIKE.get(name)
    if kind is None or not versions.strip():
        return None
    allowed = _allowed(kind, versions.strip().strip("()"))
    if len(allowed) != 1 or (kind in _RUN_BOTH and allowed == {3}):
        return None
    return next(iter(allowed))


def _allowed(kind: str, versions: str) -> set[int]:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        specifiers = SpecifierSet(versions)
    except InvalidSpecifier:
        return set()
    kerases = {
        keras
        for keras, releases in _RELEASES[kind].items()
        if any(specifiers.contains(release, prereleases=True) for release in releases)
    }
    if not kerases:  # only releases that are not in the table
        majors = {_keras_of_release(kind, _numbers(number)) for number in re.findall(r"\d[\d.]*", versions)}
        kerases = {keras for keras in majors if keras is not None}
    return kerases


def only_before(name: str, versions: str, first: tuple[int, int]) -> bool:
    """Whether a requirement of `keras` or `tensorflow` allows nothing but releases before `first`."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        specifiers = SpecifierSet(versions)
    except InvalidSpecifier:
        return False
    releases = [release for of_keras in _RELEASES[name].values() for release in of_keras]
    allowed = [release for release in releases if specifiers.contains(release, prereleases=True)]
    numbers = [_numbers(text) for text in allowed or re.findall(r"\d[\d.]*", versions)]
    return bool(numbers) and all(release < first for release in numbers)


def keras_of_release(name: str, version: str) -> int | None:
    """The Keras of one release (`2.11.0`, `2.11`); None where its number does not decide it."""
    kind = _LIKE.get(name)
    if kind is None:
        return _ANY_VERSION.get(name)
    numbers = _numbers(version)
    if not numbers or (kind != "keras" and len(numbers) < 2 and numbers[0] > 1):
        return None
    keras = _keras_of_release(kind, numbers)
    return None if kind in _RUN_BOTH and keras == 3 else keras


def _keras_of_release(kind: str, numbers: tuple[int, ...]) -> int | None:
    if not numbers:
        return None
    first = {"keras": (3,), "tensorflow": (2, 16), "python": (3, 9), "ubuntu": (22,)}[kind]
    return 3 if numbers >= first else 2


def _numbers(version: str) -> tuple[int, ...]:
    match = re.match(r"\d{1,6}(?:\.\d{1,6}){0,3}", version)
    return tuple(int(part) for part in match[0].split(".")) if match else ()


class Split(NamedTuple):
    """With which Keras a test may hold, and with which it may fail."""

    holds: frozenset[int]
    fails: frozenset[int]

    @property
    def decides(self) -> bool:
        return self.holds != BOTH or self.fails != BOTH

    def negated(self) -> Split:
        return Split(self.fails, self.holds)

    def and_(self, other: Split) -> Split:
        return Split(self.holds & other.holds, self.fails | other.fails)

    def or_(self, other: Split) -> Split:
        return Split(self.holds | other.holds, self.fails & other.fails)


UNDECIDED = Split(BOTH, BOTH)
"""Of a test that has nothing to do with versions."""

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def compared(package: str, word: str, with_: str, parts: tuple[int, int] | None = None) -> Split:
    """The split of `version <word> with_`, where `parts` are the first and last place of the numbers that are compared.

    `int(keras.__version__.split(".")[0]) >= 3` compares the places (0, 1).
    """
    compare = _OPERATORS.get(word)
    wanted = _numbers(with_.removeprefix("v"))
    if compare is None or not wanted:
        return UNDECIDED

    def test(release: str) -> bool:
        own = _numbers(release)
        if parts is not None:
            own = own[parts[0] : parts[1]]
        size = max(len(own), len(wanted))
        return compare(own + (0,) * (size - len(own)), wanted + (0,) * (size - len(wanted)))

    return _split(package, test)


def starts(package: str, prefix: str) -> Split:
    """The split of `version.startswith(prefix)`."""
    return _split(package, lambda release: release.startswith(prefix))


def _split(package: str, test: Callable[[str], bool]) -> Split:
    releases = _RELEASES.get(package)
    if releases is None:
        return UNDECIDED
    # No code tests for Keras 1.
    outcomes = {
        keras: [test(release) for release in versions if package != "keras" or release[0] != "1"]
        for keras, versions in releases.items()
    }
    return Split(
        frozenset(keras for keras, results in outcomes.items() if any(results)),
        frozenset(keras for keras, results in outcomes.items() if not all(results)),
    )
