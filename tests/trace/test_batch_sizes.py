"""Code that reads the size of the batch fails on an open one, whatever its input is."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from layerlint.worker.batch_sizes import reads_batch_size

HEAD = "def other(x):\n    return x.shape[0]\n\n\n"


def failed(tmp_path: Path, body: str) -> BaseException:
    path = tmp_path / "net.py"
    path.write_text(f"{HEAD}def call(x):\n    {body}\n")
    spec = importlib.util.spec_from_file_location("net_of_batch", path)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    try:
        module.call(Open())
    except Exception as error:
        return error
    raise AssertionError("it raised nothing")


class Open:
    """A tensor with an open batch."""

    shape = (None, 8)


@pytest.mark.parametrize(
    ("body", "reads"),
    [
        ("return range(x.shape[0])", True),
        ("n = x.shape[0]\n    return n + 1", True),
        ("batch, width = x.shape\n    return batch + 1", True),
        ("return range(x.shape[1]).missing", False),
        ("return range(x.shape[-2])", False),
        ("raise ValueError('None is not allowed')", False),
        ("n = x.shape[0]\n    raise ValueError('too wide')", False),
    ],
)
def test_a_method_that_reads_the_batch_is_found_by_its_failure(
    tmp_path: Path, body: str, reads: bool
) -> None:
    assert reads_batch_size(failed(tmp_path, body)) is reads
