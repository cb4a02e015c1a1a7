"""Settings files: every key with values that it may have and values that it may not."""

from __future__ import annotations

from pathlib import Path
from random import Random

from layerlint.settings.declarations import SETTINGS
from tools.soak import corpus
from tools.soak.call import call_apart
from tools.soak.case import Case, Tried
from tools.soak.damage import bytes_changed
from tools.soak.safety import harmless
from tools.soak.verdict import judge

PROJECT = "project"
"""The folder that is checked; what lies beside it is not to be touched."""

_VALUES = (
    r"""true|false|0|-1|9223372036854775807|1.5|nan|inf|1979-05-27T07:32:00Z|07:32:00|''|"a"|"ALL"|"LL1"|"3"|"auto"
3|"2"|"full"|"json"|"nope"|"\u001B[31m"|"a\n::error::soak"|"\u0000"|"a\u0000b"|"é"|"\uFFFF"|[]|[[]]|["ALL"]
["LL1", "LL203"]|["untracked-variable"]|["LL"]|["ll203"]|["LL999"]|["*"]|["**"]
["["]|["[!"]|["!"]|["/"]|[" "]|["#"]|["\\"]|["a/.."]
[""]|[1]|["a", 1]|["!a.py"]|["*.py", "!a.py"]|["*a*a*a*a*a*a*a*a*a*a*a*a*b"]|{}|{ a = 1 }|{ "*.py" = ["LL1"] }
{ "!*" = ["ALL"] }|{ "[" = ["ALL"] }|{ "" = ["LL1"] }|{ LL1 = "warning" }|{ LL1 = "off" }
{ nope = "error" }|{ LL3 = 1 }
{ "a.py:A" = { init = "units=4" } }|{ "a.py:A" = { init = "(" } }|{ a = { input = ["float32[1", 1] } }
{ a = { nope = 1 } }
">=0.1"|">=99"|"~=x"|"=="|"<"|["json"]|["evil"]|["evil", "evil"]|["..evil"]|["a b"]|["keras.layers.Layer"]
[".A"]|["a.b.C"]
".."|"."|"../outside"|"sub/cache"|"a.py"|"outside.json"|"sub/../outside/keep.json"|"\u001B]0;x\u0007"
[".."]|["../outside"]
[".", "a.py"]|'''multi
line'''""".replace("\n", "|")
    .replace("'''multi|line'''", "'''multi\nline'''")
    .split("|")
)

_ODD_NAMES = ["selct", "a\\u001B[31mb", "x\\n::error::soak", "", "é", "select.a", "trace"]

EVIL = b"open('executed', 'w').close()\nraise SystemExit(0)\n"


def make(dice: Random) -> Case:
    names = [key.name for key in SETTINGS]
    lines = []
    for name in dice.sample(names, dice.choice([1, 1, 2, 4])):
        lines.append(f"{name} = {_value(dice, name)}")
    if dice.random() < 0.12:
        lines.append(f'"{dice.choice(_ODD_NAMES)}" = {dice.choice(_VALUES)}')
    own = dice.random() < 0.5
    text = "\n".join(
        lines
        if own
        else [dice.choice(["[tool.layerlint]", "[tool.layerlint]", "[tool]\nlayerlint=1"]), *lines]
    )
    content = text.encode("utf-8", "surrogatepass")
    if dice.random() < 0.15:
        content = bytes_changed(dice, content)
    files = {
        f"{PROJECT}/{'layerlint.toml' if own else 'pyproject.toml'}": content,
        f"{PROJECT}/a.py": dice.choice(corpus.examples()).encode(),
        f"{PROJECT}/sub/b.py": dice.choice(corpus.examples()).encode(),
        f"{PROJECT}/data.json": b"{}",
        f"{PROJECT}/.gitignore": b"*.log\n",
        f"{PROJECT}/evil.py": EVIL,
        "outside/keep.json": b"{}",
        ".gitignore": b"keep\n",
    }
    if dice.random() < 0.1:
        files[f"{PROJECT}/{'a' * 120}.py"] = b"x = 1\n"
    if dice.random() < 0.1:
        files[f"{PROJECT}/x\x1b[31m\n::error::soak.py"] = b"x = (\n"
    if dice.random() < 0.15:
        files[f"{PROJECT}/sub/layerlint.toml"] = f"{dice.choice(names)} = {dice.choice(_VALUES)}".encode()
    command = dice.choice(["check", "check", "check", "show", "files", "layers", "inline", "clean"])
    return Case("", "", files, (), {"command": command})


def _value(dice: Random, name: str) -> str:
    """A value of any shape, or the example of the key, or one for the keys that lead to other places."""
    kind = dice.random()
    if kind < 0.15:
        return next(key.example for key in SETTINGS if key.name == name)
    if kind < 0.4 and name in ("cache-dir", "baseline", "src", "exclude", "extend-exclude", "plugins"):
        lists = name not in ("cache-dir", "baseline")
        return dice.choice([value for value in _VALUES if value.startswith("[" if lists else '"')])
    return dice.choice(_VALUES)


def run(case: Case, folder: Path) -> Tried:
    tried = Tried()
    if not all(harmless(content) for path, content in case.files.items() if path.endswith(".toml")):
        return tried  # damage, or making it small, has led out of the case
    project = folder / PROJECT
    text = next((case.files[path] for path in case.files if path.endswith(".toml")), b"").decode(
        "utf-8", "replace"
    )
    calls = {
        "check": [["check"], ["check", "-j1"]],
        "show": [["check", "--show-settings"], ["check", "--show-settings", "sub/b.py"]],
        "files": [["check", "--show-files", "."]],
        "layers": [["layers", "."]],
        "inline": [["check", "--isolated", "--no-cache", "-j1", "--config", text, "."]],
        "clean": [["check", "-j1", "."], ["clean"]],
    }[case.options["command"]]
    for command in calls:
        ended = call_apart(command, project)
        judge(ended, tried, names_are_odd=True)
        if tried.problems:
            break
    untouched(case, folder, tried)
    if any(folder.rglob("executed")):
        tried.add("a module of the project was executed", "", text)
    return tried


def untouched(case: Case, folder: Path, tried: Tried) -> None:
    """Note which of the case's files are not as they were."""
    for path, content in case.files.items():
        place = folder / path
        try:
            now = place.read_bytes()
        except OSError:
            tried.add("a file of the user is gone", Path(path).suffix, path)
            continue
        if now != content:
            tried.add("a file of the user is another", Path(path).suffix, path)
