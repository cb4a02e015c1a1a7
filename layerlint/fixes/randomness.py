"""Fixes of random numbers: seeds and initializers that repeat the same numbers."""

from __future__ import annotations

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.sublayers import create_in_init
from layerlint.fixes.syntax import dotted, free_name, names_in, self_name, walk
from layerlint.fixes.variables import only_value
from layerlint.text import Edit


def keep_seed_generator(site: Site) -> Edits | None:
    """A fixed seed in `call` becomes a `SeedGenerator` that `__init__` creates, with new numbers in each call."""
    call = site.node
    method = site.method_around(call)
    if not isinstance(call, cst.Call) or method is None:
        return None
    generator = f"{dotted(call.func).rpartition('.')[0]}.SeedGenerator"
    seed = next(
        (arg.value for arg in call.args if arg.keyword is not None and arg.keyword.value == "seed"), None
    )
    if dotted(call.func).endswith(".SeedGenerator"):
        if any(arg.star or names_in(arg.value) for arg in call.args):
            return None
        replaced: cst.BaseExpression = call
        text = site.moved(call)
    elif isinstance(seed, cst.Integer) and not generator.startswith("."):
        replaced, text = seed, f"{generator}({site.source(seed)})"
    else:
        return None
    name = free_name(site, "seed_generator")
    create = create_in_init(site, name, text) if text is not None else None
    if create is None:
        return None
    return (create, site.replace(replaced, f"{self_name(method)}.{name}"))


def own_initializers(site: Site) -> Edits | None:
    """An initializer in a local variable is created for each weight that uses it."""
    creation = site.node
    method, line = site.method_around(creation), site.statement(creation)
    if not isinstance(creation, cst.Call) or method is None or line is None:
        return None
    target = _local_target(site, creation, line, method)
    if target is None or not _can_be_repeated(creation):
        return None
    text = site.moved(creation)
    if text is None or "\n" in text:
        return None
    edits: list[Edit] = [site.delete_statement(line)]
    for node in walk(method.body):
        if isinstance(node, cst.Name) and node.value == target.value and node is not target:
            if _is_name_of_other(site, node):
                continue
            if not isinstance(site.parent(node), cst.Arg) or site.method_around(node) is not method:
                return None
            edits.append(site.replace(node, text))
    return tuple(edits)


def _local_target(
    site: Site, creation: cst.Call, line: cst.SimpleStatementLine, method: cst.FunctionDef
) -> cst.Name | None:
    """The local variable that a statement of the method itself assigns the initializer to, and nothing else."""
    assign = line.body[0]
    if not isinstance(assign, cst.Assign) or assign.value is not creation or len(assign.targets) != 1:
        return None
    target = assign.targets[0].target
    if not isinstance(target, cst.Name) or site.parent(line) is not method.body:
        return None
    return target if only_value(method, target.value) is creation else None


def _can_be_repeated(creation: cst.Call) -> bool:
    return bool(dotted(creation.func)) and not any(
        arg.star or names_in(arg.value) or _is_seed(arg) for arg in creation.args
    )


def _is_name_of_other(site: Site, name: cst.Name) -> bool:
    """Whether the name is that of a keyword argument or an attribute."""
    holder = site.parent(name)
    return (isinstance(holder, cst.Arg) and holder.keyword is name) or (
        isinstance(holder, cst.Attribute) and holder.attr is name
    )


def _is_seed(arg: cst.Arg) -> bool:
    """Whether an argument is a seed: new objects with the same seed repeat the same numbers."""
    return arg.keyword is not None and arg.keyword.value == "seed"
