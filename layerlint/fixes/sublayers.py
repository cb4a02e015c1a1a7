"""Fixes of sublayers: shared instances, by-passed calls, layers created in `call`."""

from __future__ import annotations

import re

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import (
    derives_from_keras_alone,
    dotted,
    free_name,
    is_attribute,
    is_movable,
    parent_calls,
    runs_once,
    self_attributes,
    self_name,
    walk,
)
from layerlint.syntax.tree import has_comment
from layerlint.text import Edit, Span


def repeat_to_comprehension(site: Site) -> Edits | None:
    """`[Layer()] * n` becomes `[Layer() for _ in range(n)]`."""
    node = site.node
    if not isinstance(node, cst.BinaryOperation) or not isinstance(node.operator, cst.Multiply):
        return None
    held, count = node.left, node.right
    if not isinstance(held, (cst.List, cst.Tuple)):
        held, count = count, held
    if not isinstance(held, (cst.List, cst.Tuple)) or isinstance(count, (cst.List, cst.Tuple)):
        return None
    if has_comment(node) or any(
        isinstance(part, (cst.Await, cst.Yield, cst.NamedExpr)) for part in walk(node)
    ):
        return None
    times = f"for _ in range({site.source(count)})"
    inner = _repeated(site, held, times)
    if inner is None:
        return None
    text = f"[{inner}]" if isinstance(held, cst.List) else f"tuple({inner})"
    return (Edit(site.span(node), text),)


def _repeated(site: Site, held: cst.List | cst.Tuple, times: str) -> str | None:
    """The inside of the comprehension."""
    elements = [element.value for element in held.elements]
    used = {part.value for part in walk(held) if isinstance(part, cst.Name)}
    starred = any(isinstance(element, cst.StarredElement) for element in held.elements)
    if not elements or starred or not used.isdisjoint({"_", "super"}):
        return None  # `super()` knows no object inside a comprehension
    texts = [site.lines.slice(site.outer(element)) for element in elements]
    if len(texts) == 1:
        return f"{texts[0]} {times}"
    name = next(name for name in ("layer", "sublayer", "one_layer") if name not in used)
    return f"{name} {times} for {name} in ({', '.join(texts)})"


def call_layer(site: Site) -> Edits | None:
    """`self.d.call(x)` becomes `self.d(x)`."""
    call = site.node
    if not isinstance(call, cst.Call) or not isinstance(call.func, cst.Attribute):
        return None
    if call.func.attr.value != "call":
        return None
    holder, whole = call.func.value, site.span(call.func)
    return (Edit(Span(site.outer(holder).end, whole.end), ""),)


def sublayer_to_init(site: Site) -> Edits | None:
    """Create the layer once in `__init__`, assign it to `self`, and use the attribute where it was created."""
    call = site.node
    if not isinstance(call, cst.Call):
        return None
    creation = _whole(site, call)
    holder = site.parent(creation) or creation
    method = site.method_around(holder)
    if method is None or not runs_once(site, holder, method):
        return None
    own = self_name(method)
    if not is_movable(site, creation, method) or self_attributes(call.func, own):
        return None
    line = site.statement(creation)
    path = site.value("path")
    if path and (
        not path.isidentifier() or line is None or not _is_single_assign(line, method, path, creation)
    ):
        return None
    name = path or _free_name(site, call, creation)
    text = _guarded(site, creation, method)
    init = site.function("__init__")
    if text is None or own != (self_name(init) if init is not None else "self"):
        return None
    if path and line is not None:
        use = remove_creation(site, line, method, path)
    else:
        use = site.replace(creation, f"{own}.{name}")
    create = create_in_init(site, name, text)
    return (create, use) if create is not None and use is not None else None


def _guarded(site: Site, creation: cst.BaseExpression, method: cst.FunctionDef) -> str | None:
    """The value of the attribute in `__init__`: the layer, or a choice of it or None by the `if` around it."""
    text, guards = site.moved(creation), _guards(site, creation, method)
    if text is None or not guards:
        return text
    guard = guards[0]
    if len(guards) > 1 or isinstance(guard.test, (cst.IfExp, cst.Lambda, cst.NamedExpr)):
        return None
    test = site.moved(guard.test)
    if test is None or not _holds(site, creation, guard) or not is_movable(site, guard.test, method):
        return None
    return f"{text} if {test} else None"


def _guards(site: Site, creation: cst.CSTNode, method: cst.FunctionDef) -> list[cst.If | cst.IfExp]:
    """The choices around a layer whose test reads its arguments: `if self.rate: Dropout(self.rate)`.

    Without them `__init__` would create a layer with invalid arguments.
    """
    own = self_name(method)
    attributes = self_attributes(creation, own)
    return [
        outer
        for outer in site.around(creation)
        if isinstance(outer, (cst.If, cst.IfExp)) and attributes & self_attributes(outer.test, own)
    ]


def _holds(site: Site, creation: cst.CSTNode, guard: cst.If | cst.IfExp) -> bool:
    """Whether the layer is created in the body of the choice, and the choice is not an `elif`."""
    above = site.parent(guard)
    if isinstance(guard, cst.If) and isinstance(above, cst.If) and above.orelse is guard:
        return False
    return any(outer is guard.body for outer in site.around(creation))


def remove_creation(
    site: Site, line: cst.SimpleStatementLine, method: cst.FunctionDef, path: str
) -> Edit | None:
    """Delete `self.<path> = ...` from a method, with an `if self.<path> is None:` or `tf.init_scope` around it."""
    block = site.parent(line)
    guard = site.parent(block) if block is not None else None
    if guard is method:
        return site.delete_statement(line) if len(method.body.body) > 1 else None
    outer, own = guard, self_name(method)
    while (
        isinstance(guard, (cst.If, cst.With))
        and isinstance(block, cst.IndentedBlock)
        and len(block.body) == 1
    ):
        if isinstance(guard, cst.If):
            if guard.orelse is not None or not _asks_for(site, guard.test, own, path):
                return None
        elif not all(_is_init_scope(item) for item in guard.items):
            return None
        outer, block = guard, site.parent(guard)
        guard = site.parent(block) if block is not None else None
    if outer is guard or not isinstance(outer, (cst.If, cst.With)) or not _has_neighbours(site, outer):
        return None
    return site.delete_lines(site.span(outer).start.line, site.span(line).end.line)


def _is_single_assign(
    line: cst.SimpleStatementLine, method: cst.FunctionDef, path: str, creation: cst.BaseExpression
) -> bool:
    assign = line.body[0]
    return (
        isinstance(assign, cst.Assign)
        and len(assign.targets) == 1
        and is_attribute(assign.targets[0].target, self_name(method), path)
        and assign.value is creation
    )


def _asks_for(site: Site, test: cst.BaseExpression, own: str, path: str) -> bool:
    """Whether a test checks only whether `self.<path>` is set."""
    lazy = (
        rf"""{own}\.{path} is None|not {own}\.{path}|not hasattr\({own}, ["']{path}["']\)|not {own}\.built"""
    )
    return re.fullmatch(lazy, site.source(test)) is not None


def _is_init_scope(item: cst.WithItem) -> bool:
    return isinstance(item.item, cst.Call) and dotted(item.item.func).endswith("init_scope")


def _has_neighbours(site: Site, statement: cst.If | cst.With) -> bool:
    block = site.parent(statement)
    return isinstance(block, cst.IndentedBlock) and len(block.body) > 1


def _whole(site: Site, creation: cst.Call) -> cst.Call | cst.ListComp:
    """The list comprehension around a layer; the layer itself outside one."""
    lists = [outer for outer in site.around(creation) if isinstance(outer, cst.ListComp)]
    return lists[-1] if lists else creation


def _free_name(site: Site, call: cst.Call, creation: cst.Call | cst.ListComp) -> str:
    """A free name for the attribute: the class in snake case, with a number if it is taken."""
    func = call.func
    cls = (
        func.attr.value
        if isinstance(func, cst.Attribute)
        else func.value
        if isinstance(func, cst.Name)
        else "layer"
    )
    base = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", cls).lower().strip("_") or "layer"
    return free_name(site, base if creation is call else f"{base}_layers")


def create_in_init(site: Site, name: str, text: str) -> Edit | None:
    """The edit that creates the attribute at the end of `__init__`, or in an `__init__` of its own."""
    init = site.function("__init__")
    if init is None:
        if not derives_from_keras_alone(site.layer):
            return None
        lines = f"    super().__init__(**kwargs)\n    self.{name} = {text}\n"
        return site.add_method(f"def __init__(self, **kwargs):\n{lines}")
    calls = parent_calls(site, init)
    line = site.statement(calls[0]) if len(calls) == 1 else None
    if line is None or site.parent(line) is not init.body:
        return None
    if any(isinstance(node, cst.Return) for node in walk(init.body)):
        return None
    return site.append(init, f"{self_name(init)}.{name} = {text}")
