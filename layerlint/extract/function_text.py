"""The text of a function of the project as a tree, and the frame in which it is walked."""

from __future__ import annotations

import textwrap

import libcst as cst

from layerlint.extract.entered_calls import FunctionText
from layerlint.extract.frame import Frame
from layerlint.extract.names_protocol import Names
from layerlint.index.function_source import FunctionSource
from layerlint.syntax.parse import parse_module
from layerlint.syntax.quick_tree import quick_tree

_PARSED: dict[tuple[str, str], FunctionText | None] = {}
"""By name and digest; a run enters a function from many classes."""


def parsed(source: FunctionSource) -> FunctionText | None:
    key = (source.qualified, source.digest)
    if key not in _PARSED:
        if len(_PARSED) > 500:
            _PARSED.clear()
        _PARSED[key] = _parse(source)
    text = _PARSED[key]
    return text if text is None else text._replace(source=source)  # which may have moved in its file


def _parse(source: FunctionSource) -> FunctionText | None:
    text = source.text()
    own = textwrap.dedent(text)
    try:
        tree = quick_tree(own)
        module = parse_module(own) if tree is None else tree.module
    except (cst.ParserSyntaxError, RecursionError, SyntaxError):
        return None
    body = module.body
    node = body[0] if len(body) == 1 else None
    if not isinstance(node, (cst.FunctionDef, cst.SimpleStatementLine, cst.ClassDef)):
        return None
    if isinstance(node, cst.FunctionDef) and node.asynchronous is not None:
        return None
    indent = len(text) - len(text.lstrip(" \t")) - (len(own) - len(own.lstrip(" \t")))
    return FunctionText(source, module, node, indent, "" if tree is None else own)


def child_frame(frame: Frame, names: Names, function: object) -> Frame:
    return Frame(
        names,
        frame.attributes,
        frame.summaries,
        frame.nodes,
        "",
        frame.method,
        frame.cls,
        entering=frame.entering,
        stack=(*frame.stack, function),
        guards=frame.guards,
        scopes=frame.scopes,
        nested=frame.nested,
        functions=frame.functions,
        called=frame.called,
    )
