"""`--fix` and `--add-ignore`: what is written parses, doing it again changes nothing, modes are kept."""

from __future__ import annotations

import ast
import json
import os
import stat
import warnings
from pathlib import Path
from random import Random

from tools.soak import corpus
from tools.soak.call import call, call_apart
from tools.soak.case import Case, Tried
from tools.soak.kinds import documents
from tools.soak.kinds.modules import make_mutant, project
from tools.soak.layers import laid_out, valid
from tools.soak.verdict import judge

MODES = (0o600, 0o644, 0o664, 0o755)


def make(dice: Random) -> Case:
    kind = dice.random()
    if kind < 0.35:
        files = {"a.py": laid_out(dice, dice.choice(corpus.examples()))}
    elif kind < 0.75:
        files = project(dice)
    elif kind < 0.9:
        files = dict(make_mutant(dice).files)
    else:
        files = (
            {"a.ipynb": documents.notebook(dice)} if kind < 0.95 else {"a.md": documents.guide(dice, "a.md")}
        )
    options = dice.choice(
        [["--fix"], ["--fix", "--unsafe-fixes"], ["--fix", "--unsafe-fixes"], ["--add-ignore", "known"]]
    )
    more = ["--show-fixes", "--show-notes"] if options[0] == "--fix" else []
    keras = ["--keras", dice.choice(["2", "3"]), "--select", "ALL"]
    return Case("", "", files, (*options, *more, *keras), {"mode": dice.choice(MODES)})


def run(case: Case, folder: Path) -> Tried:
    tried = Tried()
    for path in case.files:
        os.chmod(folder / path, case.options["mode"])
    paths = sorted(case.files)
    command = ["check", "-j1", *case.arguments, *paths]
    first = call(command, folder)
    judge(first, tried, finds=False)
    if tried.problems:
        return tried
    written = {path: (folder / path).read_bytes() for path in paths}
    for path, content in case.files.items():
        _look(path, content, written[path], tried, first.out + first.err)
        if stat.S_IMODE(os.stat(folder / path).st_mode) != case.options["mode"]:
            tried.add("the mode of a file is another", Path(path).suffix)
    left = sorted(path.name for path in folder.rglob("*") if path.name.endswith(".tmp"))
    if left:
        tried.add("a temporary file is left", "", str(left))
    if written != case.files and not tried.problems:
        again = call_apart(command, folder)
        judge(again, tried, finds=False)
        if any((folder / path).read_bytes() != content for path, content in written.items()):
            tried.add("doing it again changes a file again", case.arguments[0], again.out + again.err)
    return tried


def _look(path: str, before: bytes, after: bytes, tried: Tried, said: str) -> None:
    """Note what is wrong with a file that was written."""
    if before == after:
        return
    tried.notes["files fixed"] += 1
    if path.endswith(".py"):
        if valid(before) and not valid(after):
            tried.add("what was fixed does not compile", "", f"{path}\n{said[-1500:]}")
        elif "--add-ignore" not in said and _parses(before) and not _parses(after):
            tried.add("what was fixed does not parse", "", f"{path}\n{said[-1500:]}")
        if before[:3] == b"\xef\xbb\xbf" != after[:3]:
            tried.add("the byte order mark is lost", "", path)
        if (
            b"\r\n" in before
            and b"\n" not in before.replace(b"\r\n", b"")
            and b"\n" in after.replace(b"\r\n", b"")
        ):
            tried.add("line ends are mixed", "", path)
    elif path.endswith(".ipynb"):
        try:
            json.loads(after)
        except ValueError:
            tried.add("what was fixed is no notebook", "", path)


def _parses(content: bytes) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(content)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
