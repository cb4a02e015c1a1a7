"""Fixes of existing weights: `assign` for a new value, and the arguments of `add_weight`."""

from __future__ import annotations

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import dotted, walk
from layerlint.syntax.tree import has_comment
from layerlint.text import Edit, Span

_KERAS_2 = ("name", "shape", "dtype", "initializer", "regularizer", "trainable", "constraint")
_KERAS_3 = ("shape", "initializer", "dtype", "trainable", "autocast", "regularizer", "constraint")


def rebinding_to_assign(site: Site) -> Edits | None:
    """`self.w = self.w + x` becomes `self.w.assign_add(x)`, any other new value `self.w.assign(...)`."""
    line = site.statement(site.node)
    if line is None:
        return None
    small = line.body[0]
    if isinstance(small, cst.AugAssign):
        target, value = small.target, small.value
        text = site.lines.slice(site.outer(value))
        update = {cst.AddAssign: "assign_add", cst.SubtractAssign: "assign_sub"}.get(type(small.operator))
        held = site.source(target)
        if update is None:
            operator = site.lines.slice(Span(site.span(target).end, site.outer(value).start)).strip()[:-1]
            return (site.replace(small, f"{held}.assign({held} {operator} ({text}))"),)
        return (site.replace(small, f"{held}.{update}({text})"),)
    if not isinstance(small, cst.Assign) or len(small.targets) != 1:
        return None
    value, held = small.value, site.source(small.targets[0].target)
    if isinstance(value, cst.Call) and dotted(value.func) in {
        f"{held}.assign{end}" for end in ("", "_add", "_sub")
    }:
        return (Edit(Span(site.span(small).start, site.outer(value).start), ""),)
    update, new = "assign", site.lines.slice(site.outer(value))
    if isinstance(value, cst.Tuple) or any(isinstance(node, (cst.Yield, cst.Await)) for node in walk(value)):
        return None
    if isinstance(value, cst.BinaryOperation) and isinstance(value.operator, (cst.Add, cst.Subtract)):
        plus = isinstance(value.operator, cst.Add)
        if site.lines.slice(site.outer(value.left)) == held:
            update = "assign_add" if plus else "assign_sub"
            new = site.lines.slice(site.span(value.right))
        elif plus and site.lines.slice(site.outer(value.right)) == held:
            update, new = "assign_add", site.lines.slice(site.span(value.left))
    return (site.replace(small, f"{held}.{update}({new})"),)


def not_trainable(site: Site) -> Edits | None:
    """The weight is created with `trainable=False`."""
    call = site.node
    if not isinstance(call, cst.Call) or any(arg.star for arg in call.args):
        return None
    argument = next((arg for arg in call.args if arg.keyword and arg.keyword.value == "trainable"), None)
    if argument is not None:
        return (site.replace(argument.value, "False"),)
    if sum(arg.keyword is None for arg in call.args) > 3:
        return None
    return (site.add_argument(call, "trainable=False"),)


def value_of_weight(site: Site) -> Edits | None:
    """`self.w.value()` and `self.w.read_value()` become `self.w.value`."""
    call = site.node
    if not isinstance(call, cst.Call) or not isinstance(call.func, cst.Attribute) or call.args:
        return None
    return (site.replace(call, f"{site.text(call.func.value)}.value"),)


def value_as_argument(site: Site) -> Edits | None:
    """`K.mean(self.w)` becomes `K.mean(self.w.value)`."""
    first = _first_argument(site)
    return (site.replace(first, f"{site.text(first)}.value"),) if first is not None else None


def dtype_of_weight(site: Site) -> Edits | None:
    """`K.dtype(self.w)` becomes `self.w.dtype`."""
    first = _first_argument(site)
    return (site.replace(site.node, f"{site.text(first)}.dtype"),) if first is not None else None


def _first_argument(site: Site) -> cst.Attribute | None:
    call = site.node
    if not isinstance(call, cst.Call) or not call.args or call.args[0].star or has_comment(call):
        return None
    first = call.args[0].value
    return first if isinstance(first, cst.Attribute) else None


def without_attribute(site: Site) -> Edits | None:
    """`self.w.dtype.base_dtype` becomes `self.w.dtype`."""
    node = site.node
    return (site.replace(node, site.text(node.value)),) if isinstance(node, cst.Attribute) else None


def assign_of_weight(site: Site) -> Edits | None:
    """`K.update_add(self.w, x)` becomes `self.w.assign_add(x)`."""
    call = site.node
    if not isinstance(call, cst.Call) or len(call.args) != 2 or has_comment(call):
        return None
    held, new = call.args
    if held.keyword or held.star or new.keyword or new.star or not isinstance(held.value, cst.Attribute):
        return None
    return (site.replace(call, f"{site.text(held.value)}.{site.value('name')}({site.text(new.value)})"),)


def zeros_for_metric(site: Site) -> Edits | None:
    """A weight of a metric is created with `initializer="zeros"`."""
    call = site.node
    if not isinstance(call, cst.Call) or any(arg.star for arg in call.args):
        return None
    return (site.add_argument(call, 'initializer="zeros"'),)


def add_weight_keywords(site: Site) -> Edits | None:
    """Positional arguments of `add_weight` become keywords, in the order that the caller meant."""
    call = site.node
    if not isinstance(call, cst.Call) or any(arg.star == "*" for arg in call.args):
        return None
    positional = [arg for arg in call.args if arg.keyword is None and not arg.star]
    if not positional:
        return None
    first = positional[0].value
    names = _KERAS_2 if isinstance(first, (cst.SimpleString, cst.FormattedString)) else _KERAS_3
    if names is _KERAS_3 and not isinstance(first, (cst.List, cst.Tuple, cst.Subscript, cst.Attribute)):
        return None
    if names is _KERAS_2 and site.layer.keras == 3 and "/" in site.source(first):
        return None  # Keras 3 refuses such a name: by keyword it would fail as it does now
    keywords = {arg.keyword.value for arg in call.args if arg.keyword is not None}
    meant = names[: len(positional)]
    if len(positional) > len(names) or keywords & set(meant) or "autocast" in meant:
        return None
    return tuple(
        Edit(Span(site.span(arg).start, site.span(arg).start), f"{name}=")
        for name, arg in zip(meant, positional, strict=True)
    )
