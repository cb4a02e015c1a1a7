"""Fixes of containers of layers: those that Keras does not track, and ways to fill them that it does not notice."""

from __future__ import annotations

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import bound_names, is_attribute, names_in, self_name, walk
from layerlint.syntax.tree import has_comment
from layerlint.text import Edit, Span


def deque_to_list(site: Site) -> Edits | None:
    """`self.blocks = deque([...])` becomes `self.blocks = [...]` if the class uses it as a list."""
    line, path = site.statement(site.node), site.value("path")
    assign = line.body[0] if line is not None else None
    if not isinstance(assign, cst.Assign) or not isinstance(assign.value, cst.Call):
        return None
    creation = assign.value
    if len(creation.args) != 1 or creation.args[0].keyword is not None or creation.args[0].star:
        return None
    held = creation.args[0].value
    if not isinstance(held, (cst.List, cst.ListComp)) or has_comment(creation) != has_comment(held):
        return None
    for method in site.functions().values():
        for node in walk(method.body):
            if is_attribute(node, self_name(method), path) and not _as_list(site, node):
                return None
    whole, inner = site.span(creation), site.outer(held)
    return (Edit(Span(whole.start, inner.start), ""), Edit(Span(inner.end, whole.end), ""))


def _as_list(site: Site, used: cst.CSTNode) -> bool:
    """Whether a list supports this use of the container in the same way."""
    holder = site.parent(used)
    if isinstance(holder, (cst.For, cst.CompFor)):
        return holder.iter is used
    if isinstance(holder, cst.Subscript):
        return holder.value is used
    if isinstance(holder, cst.Attribute):
        return holder.attr.value in {"append", "extend", "insert", "remove", "reverse", "count", "index"}
    if isinstance(holder, cst.Arg):
        call = site.parent(holder)
        names = {"len", "enumerate", "zip", "reversed", "list", "tuple"}
        return isinstance(call, cst.Call) and isinstance(call.func, cst.Name) and call.func.value in names
    return isinstance(holder, cst.AssignTarget)


def setdefault_to_item(site: Site) -> Edits | None:
    """`self.towers.setdefault("a", layer)` as a statement becomes an `if` with an item assignment."""
    line = site.statement(site.node)
    small = line.body[0] if line is not None else None
    if line is None or not isinstance(small, cst.Expr) or not isinstance(small.value, cst.Call):
        return None
    call = small.value
    if (
        not isinstance(call.func, cst.Attribute)
        or call.func.attr.value != "setdefault"
        or len(call.args) != 2
    ):
        return None
    key, value = call.args
    if any(arg.keyword is not None or arg.star for arg in call.args) or has_comment(call):
        return None
    if not isinstance(key.value, (cst.SimpleString, cst.Integer, cst.Name)):
        return None
    held, name = site.source(call.func.value), site.text(key.value)
    end = f"{held}[{name}] = {site.lines.slice(site.outer(value.value))}"
    inner = site.indent(line) + site.step()
    return (Edit(site.span(small), f"if {name} not in {held}:\n{inner}{end}"),)


def fill_attribute(site: Site) -> Edits | None:
    """Fill a local list through the attribute of `self` after it was assigned to it."""
    path, alias = site.value("path"), site.value("alias")
    method = site.method_around(site.node)
    if method is None or not path.isidentifier() or not alias.isidentifier():
        return None
    if path in site.functions():
        return None  # a property may give another object
    own, body = self_name(method), method.body.body
    assignments = [index for index, statement in enumerate(body) if _keeps(statement, own, path, alias)]
    if len(assignments) != 1:
        return None
    edits: list[Edit] = []
    for statement in body[assignments[0] + 1 :]:
        for node in walk(statement):
            if _may_rebind(node, alias) or _assigns(node, own, path):
                return None
            if isinstance(node, cst.Name) and node.value == alias and _is_variable(site, node):
                edits.append(site.replace(node, f"{own}.{path}"))
    return tuple(edits) or None


def _may_rebind(node: cst.CSTNode, name: str) -> bool:
    """Whether the node binds the name to something else, or a scope inside uses it."""
    if isinstance(node, (cst.FunctionDef, cst.Lambda, cst.ClassDef)):
        return name in names_in(node)
    if isinstance(node, (cst.For, cst.CompFor)):
        return name in names_in(node.target)
    return isinstance(node, _ASSIGNMENTS) and _binds(node.target, name)


def _assigns(node: cst.CSTNode, own: str, path: str) -> bool:
    """Whether the node assigns `self.<path>`."""
    return isinstance(node, _ASSIGNMENTS) and is_attribute(node.target, own, path)


_ASSIGNMENTS = (cst.AssignTarget, cst.AugAssign, cst.AnnAssign, cst.NamedExpr)


def _binds(target: cst.CSTNode, name: str) -> bool:
    """Whether a target rebinds the name itself, and not an item of it."""
    return not isinstance(target, (cst.Subscript, cst.Attribute)) and name in names_in(target)


def _keeps(statement: cst.CSTNode, own: str, path: str, alias: str) -> bool:
    """Whether a statement is `self.<path> = <alias>`."""
    small = statement.body[0] if isinstance(statement, cst.SimpleStatementLine) else None
    return (
        isinstance(small, cst.Assign)
        and len(small.targets) == 1
        and is_attribute(small.targets[0].target, own, path)
        and isinstance(small.value, cst.Name)
        and small.value.value == alias
    )


def _is_variable(site: Site, name: cst.Name) -> bool:
    """Whether a name is a variable, and not that of an attribute or a keyword."""
    holder = site.parent(name)
    if isinstance(holder, cst.Attribute):
        return holder.value is name
    return not (isinstance(holder, cst.Arg) and holder.keyword is name)


def none_as_default(site: Site) -> Edits | None:
    """`blocks=[]` becomes `blocks=None`, and `__init__` creates the list for None."""
    init = site.function("__init__")
    parameter = next((outer for outer in site.around(site.node) if isinstance(outer, cst.Param)), None)
    if init is None or parameter is None or parameter.default is None or parameter.annotation is not None:
        return None
    default = parameter.default
    if site.parent(parameter) is not init.params or names_in(default) or has_comment(default):
        return None
    text, name = site.source(default), parameter.name.value
    if "\n" in text or name not in bound_names(init):
        return None
    edit = site.prepend(init, f"if {name} is None:\n{site.step()}{name} = {text}")
    return (Edit(site.outer(default), "None"), edit) if edit is not None else None
