"""Names of metrics that a module reads after or during a training, and that its models do not report, read with `ast`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layerlint.outside.code_scopes import FUNCTIONS, parameter_names

_SAME_METRIC = {"acc": "accuracy", "accuracy": "acc"}
"""Two names under which `compile` takes one metric. `fit` reports it by the one that it was given."""
_MONITORS = frozenset({"EarlyStopping", "ModelCheckpoint", "ReduceLROnPlateau"})
_READS = re.compile(r"[\"']\{?(?:val_)?acc(?:uracy)?[\"':}]")
_OF_COMPILE = frozenset({"optimizer", "loss", "metrics"})
_STEPS = frozenset({"train_step", "test_step", "metrics"})
_CLASS_NAME = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class MetricKey(NamedTuple):
    """A read of a name that no model of the module reports: `at` is the text, `instead` the name that they report."""

    at: ast.Constant
    key: str
    instead: str
    inside: str


def wrong_metric_keys(tree: ast.Module, text: str) -> Iterator[MetricKey]:
    """The reads of `acc` where all models are compiled with `accuracy`, or the other way round."""
    if "compile(" not in text or _READS.search(text) is None:
        return
    names = _reported_names(tree)
    if not names:
        return
    reads = list(_reads(tree.body, "", frozenset()))
    read_names = {_bare(key) for _, key, _ in reads}
    for at, key, inside in reads:
        name = _bare(key)
        other = _SAME_METRIC.get(name, "")
        if other in names and name not in names and other not in read_names:
            yield MetricKey(at, key, key.removesuffix(name) + other, inside)


def _bare(key: str) -> str:
    return key.removeprefix("val_")


def _reported_names(tree: ast.Module) -> frozenset[str]:
    """The names of all metrics that models of the module are compiled with; none where one may have any name."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS) and node.name in _STEPS:
            return frozenset()
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "compile"
        ):
            compiled = _compiled_names(node)
            if compiled is None:
                return frozenset()
            names.update(compiled)
    return frozenset(names)


def _compiled_names(node: ast.Call) -> list[str] | None:
    arguments = dict(zip(("optimizer", "loss", "metrics"), node.args, strict=False))
    arguments |= {keyword.arg or "**": keyword.value for keyword in node.keywords}
    if not arguments.keys() & _OF_COMPILE:
        return []
    if "**" in arguments or "weighted_metrics" in arguments:
        return None
    loss, metrics = arguments.get("loss"), arguments.get("metrics")
    # A model with several outputs puts the name of the output before each.
    if isinstance(loss, (ast.List, ast.Dict, ast.Tuple)):
        return None
    if metrics is None or (isinstance(metrics, ast.Constant) and metrics.value is None):
        return []
    if not isinstance(metrics, (ast.List, ast.Tuple)):
        return None
    names = [_name_of_metric(metric) for metric in metrics.elts]
    return None if None in names else [name for name in names if name]


def _name_of_metric(node: ast.expr) -> str | None:
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.Attribute(attr=name):
            return name
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[], keywords=keywords):
            argument = next((keyword.value for keyword in keywords if keyword.arg == "name"), None)
            if argument is not None:
                return (
                    argument.value
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                    else None
                )
            unpacks = any(keyword.arg is None for keyword in keywords)
            return _CLASS_NAME.sub("_", name).lower() if name[:1].isupper() and not unpacks else None
    return None


Read = tuple[ast.Constant, str, str]


def _reads(body: Sequence[ast.AST], inside: str, logs: frozenset[str]) -> Iterator[Read]:
    """The reads of metrics by their names: each with the name, and the function around it. Not those that are tried."""
    waiting = [(node, inside, logs) for node in reversed(body)]
    while waiting:
        node, function, names = waiting.pop()
        if isinstance(node, (ast.Try, ast.TryStar)) and node.handlers:
            continue
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            function = f"{function}.{node.name}".strip(".")
        if isinstance(node, FUNCTIONS) and node.name.startswith("on_"):
            names = frozenset({"logs"} & set(parameter_names(node.args)))
        elif isinstance(node, ast.Lambda) and "logs" in parameter_names(node.args):
            names = frozenset({"logs"})
        for at in _texts(node, names):
            key = str(at.value)
            if _bare(key) in _SAME_METRIC:
                yield at, key, function
        waiting.extend((child, function, names) for child in reversed(list(ast.iter_child_nodes(node))))


def _texts(node: ast.AST, logs: frozenset[str]) -> Iterator[ast.Constant]:
    match node:
        case ast.Subscript(value=holder, slice=ast.Constant(value=str()) as key, ctx=ast.Load()) if (
            _holds_results(holder, logs)
        ):
            yield key
        case ast.Call(
            func=ast.Attribute(value=holder, attr="get"), args=[ast.Constant(value=str()) as key]
        ) if _holds_results(holder, logs):
            yield key
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), keywords=keywords) if (
            name in _MONITORS
        ):
            for keyword in keywords:
                if keyword.arg == "monitor" and isinstance(keyword.value, ast.Constant):
                    yield keyword.value


def _holds_results(node: ast.expr, logs: frozenset[str]) -> bool:
    """Whether it is the `logs` of a callback, or the results of `fit`: `history.history`."""
    if isinstance(node, ast.Name):
        return node.id in logs
    return isinstance(node, ast.Attribute) and node.attr == "history"
