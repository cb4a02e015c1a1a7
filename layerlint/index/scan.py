"""A first look at files as text: which ones can hold layer classes at all.

Only these are parsed. A class header counts when the last part of a base's name is the name of a Keras
class, of a class found this way, or of an alias of one; names are followed until nothing new is found. A base
that none of the texts defines may be a layer of a file that was not given, so its file counts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import zip_longest
from typing import NamedTuple

from layerlint.index.module_paths import NEVER_READ
from layerlint.tables.keras_names import layer_class_names

# Each begins with a plain character, for which the engine looks quickly.
_HEADER = re.compile(r"\n[ \t\f]*class[ \t\f]+(\w+)[ \t\f]*([(\[:])")
_CONTINUED = re.compile(r"\\\r?\n")
_SAME = re.compile(r"=[ \t]*(?:[a-z_]\w*\.)*(_*[A-Z]\w*)[ \t]*(?=[\r\n#]|if )")
_AS = re.compile(r" as[ \t]+(\w+)")
_FROM = re.compile(r"\n[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]{0,5000}\)|[^\n]*)")
_IMPORT = re.compile(r"\n[ \t]*import[ \t]+([^\n]*)")

_COMMENT = re.compile(r"#[^\n]*")

_NEVER_LAYERS = frozenset(
    (  # noqa: SIM905
        "object ABC Protocol Generic Enum IntEnum StrEnum Flag NamedTuple TypedDict TestCase Exception Warning dict"
        " list tuple str int float set type Thread Process Mapping Sequence Iterator Iterable Callable ModuleType"
        " Action JSONEncoder BaseModel HTMLParser Callback Metric Loss Initializer Optimizer Regularizer Constraint"
    ).split()
)
"""Bases that are defined outside most projects and never lead to a layer."""
_NOWHERE = frozenset({""})
_NO_LAYERS_IN = frozenset(
    (  # noqa: SIM905
        "abc argparse ast asyncio collections contextlib ctypes dataclasses datetime enum functools html http io json"
        " logging multiprocessing pathlib pydantic pytest socket socketserver string threading typing"
        " typing_extensions unittest urllib torch torchvision pytorch_lightning lightning flax mxnet sklearn numpy"
        " pandas scipy absl setuptools"
    ).split()
)
"""Packages whose classes are no Keras layers: `nn.Embedding` of `from torch import nn` is none."""


class HeaderScan(NamedTuple):
    """What one text shows to a quick scan: class names with their bases, and names with their aliases.

    A base is `package:Name`: the last part of its name, and the package that the file imports it from, "" when that is
    its own or not known.
    """

    headers: list[tuple[str, list[str]]]
    pairs: list[tuple[str, str]]


def scan_headers(text: str) -> HeaderScan:
    text = f"\n{text}\n"
    if text.count("\r") != text.count("\r\n"):
        text = text.replace("\r", "\n")
    if "\\\n" in text or "\\\r" in text:
        text = _CONTINUED.sub(" ", text)
    headers = []
    bound: dict[str, set[str]] | None = None
    for match, written in _headers(text):
        bases = []
        for first, last in _names(written):
            if last in _NEVER_LAYERS:
                continue
            if bound is None:
                bound = _imported_from(text[: match.start() + 1])
            packages = bound.get(first, _NOWHERE)
            if not packages <= _NO_LAYERS_IN:
                bases.append(f"{next(iter(packages))}:{last}" if len(packages) == 1 else f":{last}")
        headers.append((match.group(1), bases))
    pairs = []
    for match in _SAME.finditer(text):
        if name := _word_before(text, match.start()):
            pairs.append((match.group(1), name))
    for match in _AS.finditer(text):
        if name := _word_before(text, match.start()):
            pairs.append((name, match.group(1)))
    return HeaderScan(headers, pairs)


def _headers(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The class headers, each with its bases as written; a class with type parameters may have any, written "?"."""
    matches = list(_HEADER.finditer(text))
    for match, following in zip_longest(matches, matches[1:]):
        end = following.start() if following is not None else len(text)
        if match.group(2) != "(":
            yield match, "?" if match.group(2) == "[" else ""
            continue
        closing = text.find(")", match.end(), end)
        if closing >= 0 and "#" in text[match.end() : closing]:
            yield match, _COMMENT.sub("", text[match.end() : end]).partition(")")[0]
        elif closing >= 0:
            yield match, text[match.end() : closing]


def _word_before(text: str, end: int) -> str:
    """The name that ends before that place, "" when there is none."""
    words = text[max(0, end - 80) : end].rsplit(None, 1)
    word = words[-1].lstrip("(,") if words else ""
    return word if word.isidentifier() else ""


def candidates(
    scans: Sequence[HeaderScan], extra: Iterable[str] = (), own: Set[str] = frozenset()
) -> set[int]:
    """The indexes of the texts that may hold layer classes.

    `extra` are more names of base classes, `own` the names of the project's packages and modules.
    """
    layer_names = _layer_names(scans, set(layer_class_names()) | {name.rpartition(".")[2] for name in extra})
    defined = {name for scan in scans for name, _ in scan.headers}
    by_name = NEVER_READ | own | _NOWHERE
    return {
        index
        for index, scan in enumerate(scans)
        if any(
            last in layer_names or package not in by_name or _is_outside(last, defined)
            for _, bases in scan.headers
            for package, _, last in (base.partition(":") for base in bases)
        )
    }


def _layer_names(scans: Sequence[HeaderScan], roots: set[str]) -> set[str]:
    """The names that are known to be of layer classes, and those that they give others: by a base or an alias."""
    names_by_base: dict[str, list[str]] = {}
    for scan in scans:
        for first, alias in scan.pairs:
            names_by_base.setdefault(first, []).append(alias)
        for name, bases in scan.headers:
            for base in bases:
                names_by_base.setdefault(base.partition(":")[2], []).append(name)
    layer_names = set(roots)
    waiting = list(layer_names)
    while waiting:
        for name in names_by_base.get(waiting.pop(), ()):
            if name not in layer_names:
                layer_names.add(name)
                waiting.append(name)
    return layer_names


def _is_outside(base: str, defined: set[str]) -> bool:
    return base not in defined and not base.endswith(("Error", "Exception", "TestCase"))


def _names(bases: str) -> Iterable[tuple[str, str]]:
    """The first and the last part of each base's name."""
    for part in bases.split(","):
        # What follows a `:` is no base: the bracket was never closed, which the parser reports.
        name = part.partition("#")[0].partition("[")[0].partition(":")[0].strip()
        if name and "=" not in name:
            yield name.partition(".")[0], name.rpartition(".")[2]


def _imported_from(text: str) -> dict[str, set[str]]:
    """The packages that the imports of the text take each name from; "" for modules of its own package."""
    packages: dict[str, set[str]] = {}
    for module, names in _FROM.findall(text):
        for name in _listed(names.strip("()")):
            packages.setdefault(name.rpartition(" ")[2], set()).add(module.partition(".")[0])
    for names in _IMPORT.findall(text):
        for name in _listed(names):
            first = name.partition(".")[0].split()[:1]  # none for `import .`, which the parser reports
            packages.setdefault(name.rpartition(" ")[2].partition(".")[0], set()).update(first)
    return packages


def _listed(names: str) -> Iterable[str]:
    for line in names.split("\n"):
        for name in line.partition("#")[0].split(","):
            if stripped := name.strip():
                yield stripped
