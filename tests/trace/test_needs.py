"""What an error says that a class needs: messages of Keras, TensorFlow, Python and packages, as they are."""

from __future__ import annotations

import abc
import errno
import importlib
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError

import packaging.version
import pytest

from layerlint.trace import unmet_needs as words
from layerlint.worker.needs import is_final, need


def raised(work: Callable[[], object]) -> BaseException:
    try:
        work()
    except BaseException as error:
        return error
    raise AssertionError("it raised nothing")


class Part(abc.ABC):
    @abc.abstractmethod
    def call(self) -> None: ...


class Base:
    def whole(self) -> None:
        """To be written."""
        raise NotImplementedError

    def only(self, mode: str) -> None:
        if mode != "sum":
            raise NotImplementedError


def behind() -> None:
    try:
        Path("/nowhere/at/all").read_bytes()
    except OSError as problem:
        raise ValueError("cannot read the vocabulary") from problem


@pytest.mark.parametrize(
    ("error", "wanted"),
    [
        (NotImplementedError("Layer Bare does not have a `call` method implemented."), "abstract"),
        (NotImplementedError("Router is an abstract class that should be subclassed."), "abstract"),
        (NotImplementedError("When subclassing the `Model` class, you should implement `call`."), "abstract"),
        (
            NotImplementedError(
                "No implementation of `cut()` was found. All cutters should implement `cut()`."
            ),
            "abstract",
        ),
        (raised(Part), "abstract"),
        (raised(lambda: Base().whole()), "abstract"),
        (raised(lambda: Base().only("mean")), ""),
        (NotImplementedError("only rank 3 is implemented"), ""),
        (raised(lambda: __import__("no_such_package_at_all")), "package"),
        (ImportError("import tensorflow_text failed, please install 'tensorflow-text-nightly'."), "package"),
        (ImportError("`regex` requires the regex package."), "package"),
        (ImportError("cannot import name 'a' from 'b'"), ""),
        (raised(lambda: importlib.import_module("packaging.no_such_module")), "release"),
        (raised(lambda: packaging.version.no_such_name), "release"),  # type: ignore[attr-defined]
        (raised(lambda: getattr(packaging.version, "no_such_name")), ""),  # noqa: B009
        (raised(lambda: eval("packaging.version.no_such_name")), ""),
        (raised(lambda: words.no_such_name), ""),  # type: ignore[attr-defined]
        (raised(lambda: Path("/nowhere/at/all").read_bytes()), "file"),
        (raised(behind), "file"),
        (OSError("No file or directory found at vocab.txt"), "file"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "network"),
        (URLError("no"), "network"),
        (socket.gaierror(-2, "Name or service not known"), "network"),
        (
            Exception("URL fetch failure on https://a/b: None -- [Errno -3] Temporary failure in name"),
            "network",
        ),
        (ValueError("The file has two rows"), ""),
        (TypeError("Dense() takes no arguments"), ""),
    ],
)
def test_an_error_tells_what_is_needed(error: BaseException, wanted: str) -> None:
    assert need(error) == wanted
    assert not wanted or (words.NEEDS[wanted] and words.KINDS[wanted])


def test_nothing_else_is_tried_for_what_is_abstract_or_not_installed() -> None:
    assert is_final(raised(Part))
    assert is_final(raised(lambda: packaging.version.no_such_name))  # type: ignore[attr-defined]
    assert is_final(ImportError("cannot import name 'a' from 'b'"))
    assert not is_final(raised(behind)), "another value may be no file at all"


def test_what_could_not_be_imported_and_is_none_is_a_missing_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cutting_words.py").write_text(
        "try:\n    import no_such_words as words\nexcept ImportError:\n    words = None\n"
        "table = None\n\ndef cut():\n    words.cut()\n\ndef look():\n    table.rows\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    cutting = importlib.import_module("cutting_words")
    assert need(raised(cutting.cut)) == "package"
    assert need(raised(cutting.look)) == ""
