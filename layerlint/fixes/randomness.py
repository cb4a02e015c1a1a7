"""Fixes of random numbers: seeds and initializers that give the same numbers twice."""

from __future__ import annotations

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.sublayers import create_in_init
from layerlint.fixes.syntax import dotted, free_name, names_in, self_name, walk
from layerlint.fixes.variables import only_value
from layerlint.text import Edit


def keep_seed_generator(site: Site) -> Edits | None:
    """A fixed seed in `call` becomes a `SeedGenerator` that `__init__` makes, and that goes on from call to call."""
    call = site.node
    method = site.function_of(call)
    if not isinstance(call, cst.Call) or method is None:
        return None
    made = f"{dotted(call.func).rpartition('.')[0]}.SeedGenerator"
    seed = next(
        (arg.value for arg in call.args if arg.keyword is not None and arg.keyword.value == "seed"), None
    )
    if dotted(call.func).endswith(".SeedGenerator"):
        if any(arg.star or names_in(arg.value) for arg in call.args):
            return None
        replaced: cst.BaseExpression = call
        text = site.moved(call)
    elif isinstance(seed, cst.Integer) and not made.startswith("."):
        replaced, text = seed, f"{made}({site.source(seed)})"
    else:
        return None
    name = free_name(site, "seed_generator")
    create = create_in_init(site, name, text) if text is not None else None
    if create is None:
        return None
    return (create, site.replace(replaced, f"{self_name(method)}.{name}"))


def own_initializers(site: Site) -> Edits | None:
    """An initializer in a local variable is made anew for each weight that it starts."""
    made = site.node
    method, line = site.function_of(made), site.statement(made)
    if not isinstance(made, cst.Call) or method is None or line is None:
        return None
    target = _local_target(site, made, line, method)
    if target is None or not _can_be_repeated(made):
        return None
    text = site.moved(made)
    if text is None or "\n" in text:
        return None
    edits: list[Edit] = [site.delete_statement(line)]
    for one in walk(method.body):
        if isinstance(one, cst.Name) and one.value == target.value and one is not target:
            if _is_name_of_other(site, one):
                continue
            if not isinstance(site.parent(one), cst.Arg) or site.function_of(one) is not method:
                return None
            edits.append(site.replace(one, text))
    return tuple(edits)


def _local_target(
    site: Site, made: cst.Call, line: cst.SimpleStatementLine, method: cst.FunctionDef
) -> cst.Name | None:
    """The local variable that gets the initializer, and never anything else, in a statement of the method itself."""
    assign = line.body[0]
    if not isinstance(assign, cst.Assign) or assign.value is not made or len(assign.targets) != 1:
        return None
    target = assign.targets[0].target
    if not isinstance(target, cst.Name) or site.parent(line) is not method.body:
        return None
    return target if only_value(method, target.value) is made else None


def _can_be_repeated(made: cst.Call) -> bool:
    return bool(dotted(made.func)) and not any(
        arg.star or names_in(arg.value) or _is_seed(arg) for arg in made.args
    )


def _is_name_of_other(site: Site, name: cst.Name) -> bool:
    """Whether it is the name of an argument or of an attribute."""
    holder = site.parent(name)
    return (isinstance(holder, cst.Arg) and holder.keyword is name) or (
        isinstance(holder, cst.Attribute) and holder.attr is name
    )


def _is_seed(arg: cst.Arg) -> bool:
    """Whether an argument may be the seed: with the same seed, new objects give the same numbers too."""
    return arg.keyword is not None and arg.keyword.value == "seed"
