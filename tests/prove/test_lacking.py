"""Which attributes an object lacks besides the one that an error names, without TensorFlow."""

from __future__ import annotations

import types
from pathlib import Path

from layerlint.worker.scenarios.lacking import lacking

SOURCE = """class A:
    size = 3

    @property
    def refuses(self):
        raise ValueError

    def get_config(self):
        other = self.absent if False else None
        return {
            "first": self.first,
            "size": self.size,
            "second": self.second,
            "refuses": self.refuses,
        }

    def of_another(self):
        return self.missing + object().first
"""


def names_after(method: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "lacking_a.py"
    path.write_text(SOURCE, encoding="utf-8")
    module = types.ModuleType("lacking_a")
    exec(compile(SOURCE, str(path), "exec"), vars(module))
    try:
        getattr(module.A(), method)()
    except AttributeError as error:
        return list(lacking(error, module.A, str(path), SOURCE))
    return ["no error"]


def test_the_other_attributes_of_the_statement_are_looked_up(tmp_path: Path) -> None:
    assert names_after("get_config", tmp_path) == ["first", "second"]


def test_an_error_of_another_class_tells_nothing(tmp_path: Path) -> None:
    assert list(lacking(AttributeError(name="first", obj=3), Path, __file__, SOURCE)) == []
