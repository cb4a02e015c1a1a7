"""The cache: it helps when nothing changed, and never when something did."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from layerlint.cache import store
from layerlint.cache.run_cache import folder_for
from layerlint.cli.main import main
from layerlint.extract.class_extraction import extract
from layerlint.extract.extracted import Extracted
from layerlint.files import sources
from layerlint.index import module_paths
from layerlint.index.layer_source import LayerSource
from layerlint.index.module_cache import _module, _plain
from layerlint.index.module_reader import read_module
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from layerlint.workers import Helper
from tests import forked

BASE = """\
import keras

class Base(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
"""

CHILD = """\
from base import Base

class Child(Base):
    def call(self, x):
        w = self.add_weight(shape=(3,))
        return x * w
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").write_text("[tool.layerlint]\nkeras = '3'\n")
    (tmp_path / "base.py").write_text(BASE)
    (tmp_path / "child.py").write_text(CHILD)
    (tmp_path / "other.py").write_text("x = 1\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    monkeypatch.delenv("LAYERLINT_CACHE_DIR", raising=False)
    return tmp_path


def kept_files(project: Path) -> list[Path]:
    found = sorted((project / ".layerlint_cache" / store.VERSION).glob("*.json"))
    assert found
    return found


def findings(
    *, cache: bool = True, jobs: int = 1, helper: Helper | None = None
) -> tuple[list[str], list[str]]:
    """The findings of a run, and the classes that this process had to read."""
    module_paths.clear()
    read: list[str] = []

    def noting(source: LayerSource, *others: Any) -> Extracted:
        read.append(source.qualname)
        return extract(source, *others)

    with patch("layerlint.extract.reader.extract", noting):
        run = lint_paths(LintRequest((".",), cache=cache, jobs=jobs, helper=helper))
    return [repr(one) for one in run.report.diagnostics], sorted(read)


def test_a_second_run_reads_no_class(project: Path) -> None:
    cold, read = findings()
    assert cold
    assert read == ["Base", "Child"]
    assert findings() == (cold, [])


def test_a_comment_elsewhere_in_the_file_reads_no_class_and_moves_its_findings(project: Path) -> None:
    findings()
    (project / "child.py").write_text("# a comment\n\n" + CHILD)
    warm, read = findings()
    assert read == []
    assert warm == findings(cache=False)[0]


def test_a_changed_class_is_read_with_its_ancestors_only(project: Path) -> None:
    (project / "third.py").write_text(BASE.replace("Base", "Third"))
    findings()
    (project / "child.py").write_text(CHILD.replace("x * w", "x + w"))
    warm, read = findings()
    assert read == ["Base", "Child"]
    assert warm == findings(cache=False)[0]


def test_a_function_of_a_folder_that_is_no_package_is_known_again(project: Path) -> None:
    (project / "pkg" / "plain").mkdir(parents=True)
    (project / "pkg" / "__init__.py").touch()
    (project / "pkg" / "plain" / "helper.py").write_text("def export(layer):\n    return layer\n")
    (project / "pkg" / "user.py").write_text(
        "import keras\n\nclass User(keras.layers.Layer):\n    def send(self):\n"
        "        from pkg.plain.helper import export\n        return export(self)\n"
    )
    findings()
    assert findings()[1] == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
@pytest.mark.slow
def test_a_helper_reads_what_changed_and_all_of_it_is_remembered(project: Path) -> None:
    findings()
    (project / "child.py").write_text(CHILD.replace("w = self", "v = self").replace("* w", "* v"))
    with closing(Helper(lambda: None)) as helper:
        found, read = findings(helper=helper)
    assert read == []
    assert found
    assert findings() == (found, [])
    assert findings(cache=False)[0] == found
    (project / "base.py").write_text(BASE.replace("units", "width"))
    with closing(Helper(lambda: None)) as helper:
        helper.do(os._exit, 9)
        assert findings(helper=helper) == findings(cache=False)


def test_a_changed_base_class_checks_its_subclasses_again(project: Path) -> None:
    before, _ = findings()
    changed = BASE + "\n    def add_weight(self, **kwargs):\n        return None\n"
    (project / "base.py").write_text(changed)
    warm, read = findings()
    assert read == ["Base", "Child"]
    assert warm == findings(cache=False)[0] != before


def test_a_base_class_that_becomes_something_else_counts(project: Path) -> None:
    before, _ = findings()
    (project / "base.py").write_text("class Base:\n    pass\n")
    warm, _ = findings()
    assert before
    assert warm == findings(cache=False)[0] == []


UNUSED = """\
import keras

class Unused(keras.layers.Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=(3,))

    def call(self, x):
        return x
"""


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("unused.py", UNUSED + "\nlayer = Unused()\nlayer.w = 3\n"),
        ("sub.py", "from unused import Unused\n\nclass Sub(Unused):\n    pass\n"),
    ],
    ids=["set by others", "subclass"],
)
def test_what_others_do_with_a_class_counts(project: Path, file: str, text: str) -> None:
    (project / "unused.py").write_text(UNUSED)
    before = [one for one in findings()[0] if "unused.py" in one]
    assert before
    (project / file).write_text(text)
    warm, _ = findings()
    assert warm == findings(cache=False)[0]
    assert [one for one in warm if "unused.py" in one] != before


NET = """\
import keras

class Net(keras.Model):
    def __init__(self, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.dense = keras.layers.Dense(3)

    def call(self, x):
        return self.dense(x) * self.rate
"""


@pytest.mark.parametrize(
    "use", ["net.save('net.keras')", "net.build((None, 3))\nnet.load_weights('net.weights.h5')"]
)
@pytest.mark.slow
def test_what_the_file_of_a_model_does_with_it_counts(project: Path, use: str) -> None:
    (project / "net.py").write_text(NET)
    before = [one for one in findings()[0] if "net.py" in one]
    (project / "net.py").write_text(f"{NET}\n\nnet = Net(0.3)\n{use}\n")
    warm, _ = findings()
    assert warm == findings(cache=False)[0]
    assert [one for one in warm if "net.py" in one] != before


def test_what_another_file_does_with_a_model_says_nothing_of_its_own(project: Path) -> None:
    (project / "net.py").write_text(NET)
    before = [one for one in findings()[0] if "net.py" in one]
    (project / "train.py").write_text("import keras\nfrom net import Net\n\nNet(0.3).save('net.keras')\n")
    warm, _ = findings()
    assert warm == findings(cache=False)[0]
    assert [one for one in warm if "net.py" in one] == before


def test_a_new_module_that_shadows_an_import_counts(project: Path) -> None:
    (project / "child.py").write_text(CHILD.replace("from base", "from package.base"))
    assert findings()[0] == []
    (project / "package").mkdir()
    (project / "package" / "base.py").write_text(BASE)
    warm, _ = findings()
    assert warm == findings(cache=False)[0] != []


def decoded() -> tuple[list[str], int]:
    """The findings of a run, and how many files it had to read."""
    with patch("layerlint.files.sources.decode", wraps=sources.decode) as decode:
        found, _ = findings()
    return found, decode.call_count


def test_a_file_that_did_not_change_is_not_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "told.py").write_text("x = 1  # layerlint: ignore[LL301]\n")
    monkeypatch.setattr("layerlint.index.module_cache.RECENT", 0)
    cold, count = decoded()
    assert count == 4 + 3 + 2 + 1, (
        "all files, those with layers or comments once more, the layers too, the one without layers for its syntax"
    )
    assert decoded() == (cold, 1), "the comment may be told about"
    time.sleep(0.02)
    (project / "other.py").write_text("x = 2\n")
    assert decoded() == (cold, 3), (
        "a file of the same size is read when its times differ, once more for its syntax"
    )
    (project / "base.py").write_text(BASE.replace("units", "width"))
    assert decoded()[1] == 1 + 2 + 2, "its subclass is read again"


def test_a_file_that_has_just_changed_is_read_again(project: Path) -> None:
    cold, _ = decoded()
    assert decoded() == (cold, 3), "the next change may come in the same tick of the clock"


def test_other_settings_have_other_findings(project: Path) -> None:
    before, _ = findings()
    (project / "pyproject.toml").write_text("[tool.layerlint]\nkeras = '2'\n")
    warm, _ = findings()
    assert warm == findings(cache=False)[0] != before


@pytest.mark.parametrize("damage", [b"", b"0000", b"\x00\xff" * 50, b"00000000\n{}", b'{"a": [1, 2'])
def test_damaged_files_are_made_again(project: Path, damage: bytes) -> None:
    cold, _ = findings()
    for file in kept_files(project):
        file.write_bytes(damage)
    assert findings() == (cold, ["Base", "Child"])
    assert findings() == (cold, [])


def test_data_of_another_shape_is_not_trusted(project: Path) -> None:
    cold, _ = findings()
    folder = str(project / ".layerlint_cache")
    for file in kept_files(project):
        content = store.load(folder, file.name)
        for key, entries in content.items():
            if isinstance(entries, list):
                content[key] = [{**one, "found": [[1]], "names": 3} for one in entries]
            else:
                content[key] = {**entries, "module": [1], "prescan": 3, "state": "old"}
        store.save(folder, file.name, content)
    assert findings()[0] == cold


def test_the_cache_ignores_itself(project: Path) -> None:
    findings()
    assert "*" in (project / ".layerlint_cache" / ".gitignore").read_text().splitlines()
    assert (project / ".layerlint_cache" / "CACHEDIR.TAG").is_file()
    assert not list((project / ".layerlint_cache").rglob("*part-*"))


def test_without_a_cache_nothing_is_written(project: Path) -> None:
    findings(cache=False)
    assert not (project / ".layerlint_cache").exists()


def test_a_folder_that_cannot_be_written_is_told(project: Path) -> None:
    (project / ".layerlint_cache").write_text("in the way")
    run = lint_paths(LintRequest((".",), cache=True))
    assert run.report.diagnostics
    assert any("cannot write the cache" in warning for warning in run.warnings)


def test_everything_that_is_known_of_a_module_is_kept(tmp_path: Path) -> None:
    text = (
        "import os, a.b as c\nfrom .x import *\nfrom .y import z as w\nif os:\n    import q\nn = w\nv = make(1)\n"
        "def f():\n    class Inner(w): pass\n@deco\nclass K(w, c.D[int], metaclass=M):\n    class N(K): pass\n"
    )
    module = read_module("m", "m.py", str(tmp_path / "m.py"), text, False)
    kept = json.loads(json.dumps(_plain(module)))
    assert _module(kept, "m", "m.py", str(tmp_path / "m.py"), False, len(text)) == module


@pytest.mark.parametrize(
    ("name", "text", "folder"),
    [
        ("pyproject.toml", "[tool.layerlint]\nkeras = '3'\n", ".layerlint_cache"),
        ("pyproject.toml", "[tool.layerlint]\ncache-dir = 'build/cache'\n", "build/cache"),
        ("pyproject.toml", "tool.layerlint.cache-dir = 'there'\n", "there"),
        ("pyproject.toml", "[project]\ndependencies = ['layerlint']\n", None),
        ("pyproject.toml", "[project]\nname = 'x'\n", None),
        ("layerlint.toml", "keras = '3'\n", ".layerlint_cache"),
        ("layerlint.toml", "cache-dir = './a/../cache'\n", "cache"),
    ],
)
def test_the_quick_look_finds_the_same_folder_as_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, folder: str | None
) -> None:
    from layerlint.settings.load import SettingsTree

    (tmp_path / "sub").mkdir()
    (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path / "sub")
    (tmp_path / "sub" / "m.py").write_text("")
    expected = tmp_path / folder if folder is not None else tmp_path / "sub" / ".layerlint_cache"
    for start in (".", "m.py"):
        assert folder_for(start, False, None) == os.path.normpath(expected)
        assert os.path.normpath(SettingsTree().of(start).cache_dir) == os.path.normpath(expected)


# ------------------------------------------------------------------------------------ whole runs


COMMAND = [sys.executable, "-m", "layerlint", "check", "."]


def run(*more: str) -> tuple[str, str, int]:
    """What a run of the command prints, in this process to be quick."""
    module_paths.clear()
    out, err = io.StringIO(), io.StringIO()
    with (
        patch("sys.argv", ["layerlint", "check", ".", *more]),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as stop,
    ):
        main()
    code = stop.value.code
    assert isinstance(code, int)
    return out.getvalue(), err.getvalue(), code


def modules_of(*more: str) -> set[str]:
    """The modules that a run imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *COMMAND[1:], *more], capture_output=True, text=True, check=False
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}


def settle() -> None:
    """Let the clock move on, as between two commands of a person."""
    time.sleep(0.05)


@pytest.mark.slow
def test_a_warm_run_imports_little(project: Path) -> None:
    settle()
    cold = modules_of("--output-format", "json")
    assert "libcst" in cold
    assert list((project / ".layerlint_cache" / store.VERSION).glob("run-*.json"))
    warm = modules_of("--output-format", "json")
    heavy = ("libcst", "rich", "pathspec", "typer", "click", "pydantic", "dataclasses", "typing")
    assert not {one for one in warm if one.partition(".")[0] in heavy}
    assert not {one for one in warm if one.startswith(("layerlint.checks", "layerlint.report"))}


@pytest.mark.slow
def test_what_arguments_mean_is_kept_too(project: Path) -> None:
    arguments = ("--select=LL1,LL5", "--ignore", "LL106", "--show-notes", "--output-format", "concise", "-j1")

    def told(*more: str) -> str:
        return forked.run_text("check", ".", *arguments, *more).stdout

    settle()
    before = told()
    (project / "twin.py").write_text(CHILD.replace("Child", "Twin"))
    imported = modules_of(*arguments)
    assert "layerlint.run.lint_paths" in imported
    assert "typer" not in imported
    after = told()
    assert after.rpartition(", ")[0] == told("--no-cache").rpartition(", ")[0]  # but for the seconds
    assert "twin.py" in after
    assert "twin.py" not in before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
@pytest.mark.slow
def test_after_a_change_a_helper_imports_the_parser(project: Path) -> None:
    run("-j0")
    settle()
    run("-j0")
    (project / "twin.py").write_text(CHILD.replace("Child", "Twin"))
    with (
        patch("layerlint.workers.cores", lambda: 2),
        patch("layerlint.run.lint_classes._ClassRun._work") as here,
    ):
        told, errors, code = run("-j0")
    assert not here.called
    assert "twin.py" in told
    assert (errors, code) == ("", 1)


@pytest.mark.slow
def test_a_warm_run_prints_the_same(project: Path) -> None:
    settle()
    cold = run("--output-format", "json")
    assert cold[2] == 1
    with patch(
        "layerlint.run.lint_paths.lint_paths", side_effect=AssertionError("nothing was to be checked")
    ):
        assert run("--output-format", "json") == cold
    assert run("--output-format", "json", "--no-cache") == cold


@pytest.mark.slow
def test_a_warm_run_tells_its_own_time(project: Path) -> None:
    settle()
    first, second = run()[0], run()[0]
    assert first.rpartition(", ")[0] == second.rpartition(", ")[0]
    assert second.endswith(" s.\n") or "fixable" in second.splitlines()[-1]


@pytest.mark.parametrize(
    "change",
    [
        lambda p: (p / "base.py").write_text("class Base: pass\n"),
        lambda p: (p / "child.py").write_text(CHILD.replace("add_weight", "add_wEight")),
        lambda p: (p / "child.py").unlink(),
        lambda p: (p / "new.py").write_text(CHILD),
        lambda p: (p / "pyproject.toml").write_text("[tool.layerlint]\nignore = ['ALL']\n"),
        lambda p: (p / "layerlint.toml").write_text("exclude = ['child.py']\n"),
        lambda p: (p / ".gitignore").write_text("child.py\n"),
        lambda p: (p / "child.py").rename(p / "moved.py"),
    ],
    ids=["base", "same size", "gone", "new", "settings", "settings file", "gitignore", "moved"],
)
@pytest.mark.slow
def test_any_change_is_noticed(project: Path, change: Callable[[Path], object]) -> None:
    (project / ".git").mkdir()
    settle()
    before = run("--output-format", "json")
    assert run("--output-format", "json") == before
    change(project)
    after = run("--output-format", "json")
    assert after != before
    assert after == run("--output-format", "json", "--no-cache")


@pytest.mark.slow
def test_runs_at_the_same_time_do_not_disturb_each_other(project: Path) -> None:
    for index in range(10):
        (project / f"m{index}.py").write_text(CHILD.replace("Child", f"Child{index}"))
    ends = forked.run_at_once(3, "check", ".", "--output-format", "json")
    texts = {one.stdout.decode() for one in ends}
    assert len(texts) == 1
    assert run("--output-format", "json")[0] in texts


@pytest.mark.slow
def test_clean_removes_the_cache(project: Path) -> None:
    run()
    assert (project / ".layerlint_cache").is_dir()
    assert "Removed" in forked.run_text("clean").stdout
    assert not (project / ".layerlint_cache").exists()
    assert "no cache" in forked.run_text("clean").stdout
