"""Entries of the dict that `get_config` writes."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import (
    bound_names,
    dotted,
    every,
    walk,
)
from layerlint.text import Edit, Span


def written_keys(config: cst.FunctionDef) -> Iterator[cst.Name | cst.SimpleString]:
    """The keys of a dict, of `config["key"]`, of `dict(key=...)` or `config.update(key=...)`."""
    for node in walk(config):
        if isinstance(node, cst.DictElement) and isinstance(node.key, cst.SimpleString):
            yield node.key
        elif isinstance(node, cst.Index) and isinstance(node.value, cst.SimpleString):
            yield node.value
        elif isinstance(node, cst.Arg) and node.keyword is not None:
            yield node.keyword


def key_text(key: cst.Name | cst.SimpleString) -> object:
    return key.value if isinstance(key, cst.Name) else key.evaluated_value


def _quote(written: cst.Dict | None) -> str:
    """The quotation mark of the existing keys."""
    for element in written.elements if written is not None else ():
        if isinstance(element, cst.DictElement) and isinstance(element.key, cst.SimpleString):
            return element.key.quote
    return '"'


def written_dict(config: cst.FunctionDef) -> cst.Dict | None:
    """The only dict in `get_config`, without comprehensions in it."""
    dicts = list(every(cst.Dict, config.body))
    return dicts[0] if len(dicts) == 1 and not _has_inner(dicts[0]) else None


def _has_inner(written: cst.Dict) -> bool:
    return any(every(cst.DictComp, written))


def _returns(config: cst.FunctionDef) -> list[cst.Return]:
    return list(every(cst.Return, config.body))


def add_entries(site: Site, config: cst.FunctionDef, entries: list[tuple[str, str]]) -> Edits | None:
    returns = _returns(config)
    line = site.statement(returns[0]) if len(returns) == 1 else None
    if line is None or site.parent(line) is not config.body:
        return None
    written = written_dict(config)
    if written is not None and _is_config(site, written, config):
        mark = _quote(written)
        texts = [f"{mark}{key}{mark}: {text}" for key, text in entries]
        return (_last_entries(site, written, texts),)
    value = returns[0].value
    lines = [f'"{key}": {text}' for key, text in entries]
    update = "config.update({" + ", ".join(lines) + "})"
    if isinstance(value, cst.Name):
        index = list(config.body.body).index(line)
        edit = site.insert_after_index(config, index, update.replace("config", value.value, 1))
        return (edit,) if edit is not None else None
    if (
        value is None
        or "config" in bound_names(config)
        or any(statement.leading_lines for statement in [line])
    ):
        return None
    start = site.span(returns[0]).start
    change = Edit(Span(start, site.outer(value).start), "config = ")
    index = list(config.body.body).index(line)
    edit = site.insert_after_index(config, index + 1, f"{update}\nreturn config")
    return (change, edit) if edit is not None else None


def _is_config(site: Site, written: cst.Dict, config: cst.FunctionDef) -> bool:
    """Whether the dict is returned: itself, by the variable that it is assigned to, or by an `update` of that."""
    returned = _returns(config)[0].value
    holder = site.parent(written)
    if written is returned:
        return True
    if not isinstance(returned, cst.Name):
        return False
    if isinstance(holder, cst.Assign):
        return dotted(holder.targets[0].target) == returned.value and len(holder.targets) == 1
    call = site.parent(holder) if isinstance(holder, cst.Arg) else None
    return isinstance(call, cst.Call) and dotted(call.func) == f"{returned.value}.update"


def first_entry(site: Site, written: cst.Dict, text: str) -> Edit:
    if not written.elements:
        return site.replace(written, "{" + text + "}")
    first = written.elements[0]
    start = site.span(first).start
    before = site.lines.line(start.line)[: start.column - 1]
    separator = f",\n{before}" if not before.strip() else ", "
    return Edit(Span(start, start), text + separator)


def _last_entries(site: Site, written: cst.Dict, texts: list[str]) -> Edit:
    if not written.elements:
        return site.replace(written, "{" + ", ".join(texts) + "}")
    last = written.elements[-1]
    start = site.span(last).start
    before = site.lines.line(start.line)[: start.column - 1]
    gap = f"\n{before}" if not before.strip() else " "
    if isinstance(last.comma, cst.Comma):
        end = site.span(last.comma).end
        return Edit(Span(end, end), "".join(f"{gap}{text}," for text in texts))
    end = site.outer(last.value).end
    return Edit(Span(end, end), "".join(f",{gap}{text}" for text in texts))
