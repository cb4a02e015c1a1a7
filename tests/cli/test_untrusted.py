"""A clone that nobody trusts: every file that Python or git might run is a trap, and nothing may spring one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from layerlint.cache.run_cache import CapturedOutput, RunCache, command_key
from layerlint.cache.store import prepare
from layerlint.cli.replay import replay
from layerlint.settings.declarations import SETTINGS
from tests.quickest import some_quick

BAD = "import keras\n\n\nclass A(keras.layers.Layer):\n    def Call(self, x):\n        return x\n"
_MODULES = (
    *(
        "__init__",
        "__main__",
        "a",
        "b",
        "conftest",
        "setup",
        "sitecustomize",
        "usercustomize",
        "layerlint_rules",
    ),
    *(
        "evil/__init__",
        "evil/rules",
        "typing",
        "ast",
        "json",
        "re",
        "enum",
        "dataclasses",
        "pathlib",
        "subprocess",
    ),
    *(
        "signal",
        "threading",
        "tempfile",
        "tokenize",
        "tomllib",
        "shutil",
        "hashlib",
        "logging",
        "asyncio/__init__",
    ),
    *("concurrent/__init__", "multiprocessing/__init__", "pickle", "random", "inspect", "struct", "platform"),
    *("libcst/__init__", "typer", "click", "pathspec", "packaging/__init__", "numpy", "keras/__init__"),
    *("tensorflow", "tf_keras", "pygls", "lsprotocol/__init__", "cattrs", "attrs", "watchfiles", "graphviz"),
)
_EARLY = (
    *(
        "types",
        "functools",
        "contextlib",
        "collections/__init__",
        "warnings",
        "operator",
        "keyword",
        "reprlib",
    ),
    "importlib/__init__",
)
"""What Python itself imports to find the module of `python -m`, before any line of ours is run."""
_SETTINGS = """
plugins = ["evil", "evil.rules", "layerlint_rules", "conftest", "setup"]
select = ["ALL"]
ignore = ["LL1"]
extend-select = ["LL2"]
per-file-ignores = { "tests/**" = ["LL1"] }
fixable = ["ALL"]
unfixable = ["LL203"]
severity = { LL3 = "warning" }
keras = "auto"
src = [".", "src", "evil"]
exclude = ["build"]
extend-exclude = ["legacy/"]
force-exclude = true
base-classes = ["evil.Block", "evil.rules.Block"]
baseline = "baseline.json"
output-format = "concise"
cache-dir = ".layerlint_cache"
required-version = ">=0"
trace = { "a.py:A" = { init = "__import__('os').system('touch RAN')", input = "float32[2]", call = "x" } }
"""


def trap(marker: Path, name: str) -> str:
    return f"open({str(marker)!r}, 'a').write({name + chr(10)!r})\nraise SystemExit('a trap of {name}')\n"


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """A file that every trap makes."""
    return tmp_path / "ran"


@pytest.fixture
def clone(tmp_path: Path, marker: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith(("GIT_", "LAYERLINT_", "PYTHON"))]:
        monkeypatch.delenv(name)
    folder = tmp_path / "clone"
    for name in (*_MODULES, *_EARLY):
        file = folder / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(trap(marker, name) + BAD)
    (folder / "layerlint.toml").write_text(_SETTINGS.replace("RAN", str(marker)))
    (folder / "baseline.json").write_text('{"version": 1, "findings": []}')
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!/bin/sh\necho venv >> '{marker}'\n")
    python.chmod(0o755)
    site = folder / ".venv" / "lib" / "python3.11" / "site-packages"
    (site / "tensorflow").mkdir(parents=True)
    (site / "tensorflow" / "__init__.py").write_text(trap(marker, "tensorflow of .venv"))
    (site / "trap.pth").write_text(f"import os; open({str(marker)!r}, 'a').write('pth')\n")
    program = tmp_path / "programs" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho git >> '{marker}'\n")
    program.chmod(0o755)
    if shutil.which("git"):
        subprocess.run(["git", "init", "-q", str(folder)], check=True)
        (folder / ".gitattributes").write_text("*.py filter=f diff=f\n")
        with (folder / ".git" / "config").open("a") as config:
            config.write(f'[core]\nfsmonitor = "{program}"\n[filter "f"]\nclean = "{program}"\n')
    return folder


def done(command: list[str], clone: Path, **given: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **given}
    return subprocess.run(
        command,
        cwd=clone,
        env=environment,
        text=True,
        capture_output=True,
        input=BAD,
        check=False,
        timeout=120,
    )


def ours(tmp_path: Path, *arguments: str) -> list[str]:
    """The command that an installation puts beside the interpreter."""
    script = tmp_path / "layerlint"
    script.write_text("import sys\nfrom layerlint.cli.main import program\nsys.exit(program())\n")
    return [sys.executable, str(script), *arguments]


def test_every_setting_is_tried() -> None:
    assert all(f"\n{key.name} = " in _SETTINGS for key in SETTINGS)


COMMANDS = [
    ["check", "."],
    ["check", "a.py", "evil", "--no-cache"],
    ["check", "--fix", "--diff"],
    ["check", ".", "--changed-only"],
    ["check", "--show-files"],
    ["check", "--show-settings"],
    ["check", "-", "--stdin-filename", "evil/rules.py"],
    ["check", "--statistics", "--output-format", "sarif", "--jobs", "2"],
    ["layers", "."],
    ["rule", "LL101"],
    ["clean"],
]


@pytest.mark.parametrize("command", some_quick(COMMANDS, 2), ids=" ".join)
@pytest.mark.slow
def test_nothing_of_a_clone_runs(clone: Path, marker: Path, tmp_path: Path, command: list[str]) -> None:
    changed = "--changed-only" in command
    path = os.environ["PATH"] if changed else f"{tmp_path / 'programs'}{os.pathsep}{os.environ['PATH']}"
    ran = done(ours(tmp_path, *command), clone, PATH=path)  # git is for --changed-only alone
    assert not marker.exists(), marker.read_text()
    assert "Traceback" not in ran.stderr
    if command[0] == "check" and "--show" not in command[-1]:
        assert (ran.returncode, "evil: the plugin is not an installed package" in ran.stderr) == (2, True)


@pytest.mark.parametrize("command", some_quick(COMMANDS[:2]), ids=" ".join)
@pytest.mark.slow
def test_nor_by_python_m(clone: Path, marker: Path, command: list[str]) -> None:
    assert done([sys.executable, "-P", "-m", "layerlint", *command], clone).returncode == 2
    assert not marker.exists(), marker.read_text()
    for name in _EARLY:
        (clone / f"{name}.py").unlink()
    assert done([sys.executable, "-m", "layerlint", *command], clone).returncode == 2
    assert not marker.exists(), marker.read_text()


@pytest.mark.slow
def test_nor_in_the_process_that_watch_starts(clone: Path, marker: Path, tmp_path: Path) -> None:
    code = (
        "import watchfiles, sys\n"
        "watchfiles.watch = lambda *places, **options: iter([set()])\n"
        "sys.argv = ['layerlint', 'check', '.', '--watch']\n"
        "from layerlint.cli.main import program\nprogram()\n"
    )
    script = tmp_path / "watching.py"
    script.write_text(code)
    ran = done([sys.executable, str(script)], clone)
    assert "evil: the plugin is not an installed package" in ran.stderr
    assert "LL307" in ran.stdout
    assert not marker.exists(), marker.read_text()


@pytest.mark.slow
def test_nor_when_an_editor_opens_every_file(clone: Path, marker: Path, tmp_path: Path) -> None:
    def framed(method: str, params: object, **more: object) -> str:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more})
        return f"Content-Length: {len(body)}\r\n\r\n{body}"

    files = sorted(clone.rglob("*.py"))
    folder = {"uri": clone.as_uri(), "name": "clone"}
    start: dict[str, object] = {
        "processId": None,
        "rootUri": clone.as_uri(),
        "capabilities": {},
        "workspaceFolders": [folder],
    }
    said = [framed("initialize", start, id=1), framed("initialized", {})]
    for number, file in enumerate(files, 2):
        item = {"uri": file.as_uri(), "languageId": "python", "version": 1, "text": file.read_text()}
        said.append(framed("textDocument/didOpen", {"textDocument": item}))
        said.append(framed("textDocument/codeLens", {"textDocument": {"uri": file.as_uri()}}, id=number))
    process = subprocess.Popen(
        ours(tmp_path, "server"),
        cwd=clone,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("".join(said).encode())
        process.stdin.flush()
        answers, opened = 0, 0
        while answers <= len(files) or opened < len(files):
            size = 0
            while (line := process.stdout.readline()).strip():
                if line.startswith(b"Content-Length"):
                    size = int(line.split()[1])
            assert size, "the server ended"
            answer = json.loads(process.stdout.read(size))
            answers += "result" in answer
            opened += answer.get("method") == "textDocument/publishDiagnostics"
    finally:
        process.kill()
        process.communicate()
    assert not marker.exists(), marker.read_text()


@pytest.mark.parametrize(
    "more", [{"prove": True}, {"fix": True}, {"add_ignore": "x"}, {"allow_project_plugins": True}], ids=str
)
def test_a_cache_cannot_ask_for_more_than_a_check(
    clone: Path, marker: Path, monkeypatch: pytest.MonkeyPatch, more: dict[str, object]
) -> None:
    monkeypatch.chdir(clone)
    command = ["check", "a.py"]
    memory = RunCache(str(clone / ".layerlint_cache"), command_key(command))
    prepare(str(clone / ".layerlint_cache"))
    memory.keep(CapturedOutput("", "", 0, ""), [], ["nowhere"], {"paths": ["a.py"], **more})
    (clone / "nowhere").touch()
    assert replay(command) is None
    assert not marker.exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", [["trace", "block.py:Block"], ["check", "block.py", "--prove-all"]], ids=" ".join
)
def test_names_of_other_modules_beside_a_layer_do_not_hinder_its_run(
    clone: Path, marker: Path, tmp_path: Path, command: list[str]
) -> None:
    """TensorFlow and what we need are imported before the folder of the layer is looked into."""
    shutil.rmtree(clone / ".venv")
    (clone / "layerlint.toml").write_text('keras = "3"\n')
    (clone / "__init__.py").unlink()
    (clone / "block.py").write_text(BAD.replace("Call", "call").replace("A(", "Block("))
    ran = done(ours(tmp_path, *command), clone)
    assert ran.returncode == 0, ran.stderr
    assert not marker.exists(), marker.read_text()
