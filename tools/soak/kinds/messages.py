"""What a worker says: recorded messages with damage, said by a program that stands in for Python."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tools.soak.call import call_apart
from tools.soak.case import Case, Tried
from tools.soak.damage import bytes_changed, leaf_changed
from tools.soak.verdict import judge

ROOT = Path(__file__).resolve().parents[3]
RECORDED = ROOT / "tests/trace/recorded"
BAD = """\
import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = tf.Variable(tf.ones([input_shape[-1]]))

    def call(self, inputs):
        return inputs * self.w
"""
READY = {"kind": "ready", "python": "3.11", "executable": "python", "tensorflow": "2.21.0", "keras": "3.15.1"}
ENDED = {"kind": "ended", "how": "exit", "code": 0, "seconds": 0.1, "peak": 300}
_WORKER = """\
import json, os, sys
control, data = (int(sys.argv[sys.argv.index(name) + 1]) for name in ("--control", "--data"))
here = os.path.dirname(os.path.abspath(sys.argv[0]))
first, *lines, last = open(os.path.join(here, "said"), "rb").read().split(b"\\n")
os.write(control, first + b"\\n")
for line in os.fdopen(os.dup(control), "rb"):
    asked = json.loads(line)
    def told(text):
        text = text.replace(b'"request": 1,', b'"request": %d,' % asked["request"])
        return text.replace(b'"token": "token"', b'"token": "%s"' % asked["token"].encode()) + b"\\n"
    for text in lines:
        sent = told(text)
        while sent:
            sent = sent[os.write(data, sent):]
    os.write(control, told(last))
"""
"""Says the first line of the file `said`, and to each request the others: the last one where the worker itself speaks."""


@cache
def _recorded() -> tuple[tuple[str, tuple[dict[str, Any], ...]], ...]:
    files = sorted(RECORDED.glob("*.jsonl"))
    return tuple((one.stem, tuple(map(json.loads, one.read_text("utf-8").splitlines()))) for one in files)


def make(dice: Random) -> Case:
    name, items = dice.choice(_recorded())
    head = {"v": 1, "request": 0, "token": "", **READY, "keras_major": 3}
    said = [head, *items, {"v": 1, "request": 1, "token": "", **ENDED}]
    how = dice.choice(["leaf", "leaf", "leaf", "type", "drop", "double", "order", "bytes", "none"])
    for _ in range(dice.choice([1, 1, 2, 5])):
        at = dice.randrange(len(said))
        match how:
            case "leaf" | "type":
                said[at] = leaf_changed(dice, said[at], other_type=how == "type")
            case "drop" if len(said) > 3:
                del said[at]
            case "double":
                said.insert(at, dice.choice(said))
            case "order":
                dice.shuffle(said)
    content = b"\n".join(json.dumps(item).encode() for item in said)
    if how == "bytes":
        content = bytes_changed(dice, content)
    worker = f"#!{sys.executable} -IS\n{_WORKER}"
    if name.startswith("scenario"):
        files = {"bad.py": BAD.encode(), "said": content, "python": worker.encode()}
        command = ["check", "--no-cache", "--keras", "3", dice.choice(["--prove", "--prove-all"]), "bad.py"]
    else:
        made = next(item for item in items if item["kind"] == "layers")["layers"][0]
        file = f"{made['module']}.py"
        text = (ROOT / "fixtures/graph" / file).read_bytes()
        files = {file: text, "said": content, "python": worker.encode()}
        command = ["trace", f"{file}:{made['class_name']}"]
        if dice.random() < 0.6:
            name = dice.choice(["a.dot", "a.mmd", "a.json", "a.svg"])
            command = ["graph", command[1], "-o", name]
    return Case("", "", files, (*command, "--python", "./python"), {})


def run(case: Case, folder: Path) -> Tried:
    tried = Tried()
    (folder / "python").chmod(0o755)
    ended = call_apart(case.arguments, folder)
    judge(ended, tried, names_are_odd=True, finds=case.arguments[0] == "check")
    return tried
