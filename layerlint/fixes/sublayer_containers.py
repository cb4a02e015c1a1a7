"""Fixes of containers of layers: those that Keras does not look into, and ways to fill them that it does not see."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.tree import has_comment
from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import bound_names, is_attribute, names_in, self_name, walk
from layerlint.text import Edit, Span


def deque_to_list(site: Site) -> Edits | None:
    """`self.blocks = deque([...])` becomes `self.blocks = [...]` where the class uses it as a list."""
    line, path = site.statement(site.node), site.value("path")
    assign = line.body[0] if line is not None else None
    if not isinstance(assign, cst.Assign) or not isinstance(assign.value, cst.Call):
        return None
    made = assign.value
    if len(made.args) != 1 or made.args[0].keyword is not None or made.args[0].star:
        return None
    held = made.args[0].value
    if not isinstance(held, (cst.List, cst.ListComp)) or has_comment(made) != has_comment(held):
        return None
    for method in site.functions().values():
        for one in walk(method.body):
            if is_attribute(one, self_name(method), path) and not _as_list(site, one):
                return None
    whole, inner = site.span(made), site.outer(held)
    return (Edit(Span(whole.start, inner.start), ""), Edit(Span(inner.end, whole.end), ""))


def _as_list(site: Site, used: cst.CSTNode) -> bool:
    """Whether a use of the container is one that a list answers in the same way."""
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
    key, made = call.args
    if any(arg.keyword is not None or arg.star for arg in call.args) or has_comment(call):
        return None
    if not isinstance(key.value, (cst.SimpleString, cst.Integer, cst.Name)):
        return None
    held, name = site.source(call.func.value), site.text(key.value)
    end = f"{held}[{name}] = {site.lines.slice(site.outer(made.value))}"
    inner = site.indent(line) + site.step()
    return (Edit(site.span(small), f"if {name} not in {held}:\n{inner}{end}"),)


def fill_attribute(site: Site) -> Edits | None:
    """A local list that was assigned to `self` is filled through the attribute from there on."""
    path, alias = site.value("path"), site.value("alias")
    method = site.function_of(site.node)
    if method is None or not path.isidentifier() or not alias.isidentifier():
        return None
    own, body = self_name(method), method.body.body
    kept = [index for index, one in enumerate(body) if _keeps(one, own, path, alias)]
    if len(kept) != 1:
        return None
    edits: list[Edit] = []
    for statement in body[kept[0] + 1 :]:
        for one in walk(statement):
            if isinstance(one, (cst.FunctionDef, cst.Lambda, cst.ClassDef)) and alias in names_in(one):
                return None
            if isinstance(one, (cst.AssignTarget, cst.AugAssign, cst.AnnAssign, cst.NamedExpr)) and (
                is_attribute(one.target, own, path) or _binds(one.target, alias)
            ):
                return None
            if isinstance(one, (cst.For, cst.CompFor)) and alias in names_in(one.target):
                return None
            if isinstance(one, cst.Name) and one.value == alias and _is_variable(site, one):
                edits.append(site.replace(one, f"{own}.{path}"))
    return tuple(edits) or None


def _binds(target: cst.CSTNode, name: str) -> bool:
    """Whether a target gives the name itself a new value, and not an item of it."""
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
    """Whether a name is read as a variable, and is not an attribute's or a keyword's."""
    holder = site.parent(name)
    if isinstance(holder, cst.Attribute):
        return holder.value is name
    return not (isinstance(holder, cst.Arg) and holder.keyword is name)


def none_as_default(site: Site) -> Edits | None:
    """`blocks=[]` becomes `blocks=None`, and `__init__` makes the list where none is given."""
    init = site.function("__init__")
    found = next((one for one in site.around(site.node) if isinstance(one, cst.Param)), None)
    if init is None or found is None or found.default is None or found.annotation is not None:
        return None
    default = found.default
    if site.parent(found) is not init.params or names_in(default) or has_comment(default):
        return None
    text, name = site.source(default), found.name.value
    if "\n" in text or name not in bound_names(init):
        return None
    edit = site.prepend(init, f"if {name} is None:\n{site.step()}{name} = {text}")
    return (Edit(site.outer(default), "None"), edit) if edit is not None else None
