"""Whether a fix leaves every program at least as good, for all arguments and callers: one that may not is unsafe."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from layerlint.fixes.site import Site
from layerlint.fixes.syntax import (
    dotted,
    every,
    is_attribute,
    names_in,
    parameter_names,
    parameters,
    self_name,
    super_calls,
    walk,
)
from layerlint.fixes.variables import only_value

_FUNCTION_MEMBERS = frozenset(
    {
        "experimental_get_tracing_count",
        "get_concrete_function",
        "pretty_printed_concrete_signatures",
        "python_function",
    }
)
"""What only a `tf.function` has."""
_RUN_BY_KERAS = frozenset(
    {
        "build",
        "call",
        "compute_mask",
        "compute_output_shape",
        "compute_output_spec",
        "get_config",
        "from_config",
    }
)


def always(site: Site) -> bool:
    """A fix that is certain wherever its edits are."""
    return True


def is_one_size(site: Site) -> bool:
    """Whether `shape=` is certainly a number, and not a tuple that someone passes."""
    call = site.node
    if not isinstance(call, cst.Call):
        return False
    shape = next((arg.value for arg in call.args if arg.keyword and arg.keyword.value == "shape"), None)
    method = site.method_around(call)
    return shape is not None and method is not None and _is_number(site, method, shape)


def _is_number(site: Site, method: cst.FunctionDef, node: cst.BaseExpression) -> bool:
    """Whether an expression is a number, or raises: a literal, `int(...)`, a difference, an entry of the shape."""
    if isinstance(node, cst.Integer):
        return True
    if isinstance(node, cst.Call):
        return dotted(node.func) in {"int", "len"}
    if isinstance(node, cst.BinaryOperation):
        return isinstance(node.operator, (cst.FloorDivide, cst.Subtract))
    if isinstance(node, cst.Subscript):  # of an entry of several shapes, the rule says nothing
        return not site.layer.subclasses
    if isinstance(node, cst.Name):
        value = only_value(method, node.value)
        return value is not None and _is_number(site, method, value)
    if not isinstance(node, cst.Attribute) or not is_attribute(node, self_name(method)):
        return False
    values = list(_assigned(site, node.attr.value))
    return bool(values) and all(_is_number(site, function, value) for function, value in values)


def _assigned(site: Site, path: str) -> Iterator[tuple[cst.FunctionDef, cst.BaseExpression]]:
    """The values that methods of the class assign to an attribute of `self`, each with its method."""
    for function in site.functions().values():
        for assign in every(cst.Assign, function.body):
            if any(is_attribute(target.target, self_name(function), path) for target in assign.targets):
                yield function, assign.value


def is_only_config(site: Site) -> bool:
    """Whether the configuration gets entries of Keras alone, and nothing in the class reads it."""
    layer = site.layer
    mixed = any(method.name == "get_config" for facts in layer.ancestors for method in facts.methods)
    read = any(
        isinstance(call.func, cst.Attribute)
        and call.func.attr.value == "get_config"
        and isinstance(call.func.value, cst.Name)
        for call in every(cst.Call, site.cls)
    )
    is_plain = layer.complete and not mixed and not read and "get_config" not in layer.called_on_objects
    return is_plain and _passes_keywords(site)


def _passes_keywords(site: Site) -> bool:
    """Whether the constructor passes keywords that it does not name to Keras alone."""
    init = site.function("__init__")
    if init is None:
        return not any(
            method.name == "__init__" for facts in site.layer.ancestors for method in facts.methods
        )
    keywords = init.params.star_kwarg
    if keywords is None:
        return True
    passed = {
        id(arg.value) for call in super_calls(init, "__init__") for arg in call.args if arg.star == "**"
    }
    return all(id(node) in passed for node in every(cst.Name, init.body) if node.value == keywords.name.value)


def is_no_override(site: Site) -> bool:
    """Whether no ancestor has a method of the new name, which this one would override."""
    new = site.value("name")
    return not any(method.name == new for facts in site.layer.ancestors for method in facts.methods)


_PURE = frozenset({"float", "get", "int", "len", "list", "max", "min", "range", "round", "str", "tuple"})


def can_be_repeated(site: Site) -> bool:
    """Whether layers have no fixed name, of which a functional model refuses two, and nothing has another effect.

    A function that returns a layer may have one.
    """
    named = any(arg.keyword is not None and arg.keyword.value == "name" for arg in every(cst.Arg, site.node))
    created = {name.rpartition(".")[2] for name in site.values("class")}
    calls = list(every(cst.Call, site.node))
    functions = {_last_name(call.func) for call in calls}
    inner = {_last_name(inner.func) for call in calls for arg in call.args for inner in every(cst.Call, arg)}
    return not named and all(
        name in created | _PURE or (name in inner and name[:1].isupper()) for name in functions
    )


def _last_name(func: cst.BaseExpression) -> str:
    if isinstance(func, cst.Attribute):
        return func.attr.value
    return func.value if isinstance(func, cst.Name) else ""


def is_never_none(site: Site) -> bool:
    """Whether nothing in the class asks for `None` in place of the argument, or in the file for the default."""
    init = site.function("__init__")
    parameter = next((outer for outer in site.around(site.node) if isinstance(outer, cst.Param)), None)
    if init is None or parameter is None or "signature" in site.layer.called_on_objects:
        return False
    name, own = parameter.name.value, self_name(init)
    held = {
        target.target.attr.value
        for assign in every(cst.Assign, init.body)
        if name in names_in(assign.value)
        for target in assign.targets
        if isinstance(target.target, cst.Attribute) and is_attribute(target.target, own)
    }
    return not any(
        name in names_in(test) or any(is_attribute(part, own, path) for part in walk(test) for path in held)
        for test in _tests(site.cls)
    )


def _tests(cls: cst.ClassDef) -> Iterator[cst.CSTNode]:
    """The conditions in a class."""
    for node in walk(cls):
        if isinstance(node, (cst.If, cst.IfExp, cst.While, cst.Assert)):
            yield node.test
        elif isinstance(node, (cst.BooleanOperation, cst.Comparison)):
            yield node


def is_overwritten(site: Site) -> bool:
    """Whether each new value of the weight replaces what an optimizer could have learned, or is added to it.

    Where an attribute decides about that, the weight may be learned otherwise.
    """
    holder = site.parent(site.node)
    target = holder.targets[0].target if isinstance(holder, cst.Assign) else None
    if not isinstance(target, cst.Attribute):
        return False
    held = dotted(target)
    assigns = [call for call in every(cst.Call, site.cls) if dotted(call.func) == f"{held}.assign"]
    return not any(
        any(dotted(part) == held for arg in call.args for part in walk(arg))
        and not any(_is_sum(arg.value) for arg in call.args)
        for call in assigns
    ) and not any(_asks_attribute(site, call) for call in assigns)


def _asks_attribute(site: Site, node: cst.CSTNode) -> bool:
    """Whether an attribute decides if a node runs."""
    tests = [outer.test for outer in site.around(node) if isinstance(outer, (cst.If, cst.IfExp))]
    return any(dotted(part).startswith("self.") for test in tests for part in every(cst.Attribute, test))


def _is_sum(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.BinaryOperation) and isinstance(node.operator, (cst.Add, cst.Subtract))


def takes_tensor(site: Site) -> bool:
    """Whether a layer is called on a tensor in its own dtype: `__call__` casts floats, and Keras 3 refuses numbers."""
    call, method = site.node, site.method_around(site.node)
    if not isinstance(call, cst.Call) or method is None:
        return False
    names = [dotted(part.func).rpartition(".")[2] for part in every(cst.Call, method.body)]
    if "cast" in names or "astype" in names:
        return False
    others = {parameter.name.value for parameter in parameters(method)[1:]}
    positional = [arg.value for arg in call.args if arg.keyword is None and not arg.star]
    return not any(isinstance(value, cst.BaseNumber) or dotted(value) in others for value in positional)


def passes_nothing(site: Site) -> bool:
    """Whether the class does nothing without the constructor of Keras, or that gets no arguments, which it may refuse.

    It sets attributes such as `name`, which a property of the class may refuse too.
    """
    init = site.function("__init__")
    if init is None or _has_property(site):
        return False
    if init.params.star_kwarg is None and "name" not in parameter_names(init):
        return True
    others = site.functions().keys() - _RUN_BY_KERAS
    return all(name.startswith("_") for name in others)


def _has_property(site: Site) -> bool:
    """Whether the class has a public property."""
    return any(
        dotted(decorator.decorator) == "property" and not function.name.value.startswith("_")
        for function in site.functions().values()
        for decorator in function.decorators
    )


def is_plain_method(site: Site) -> bool:
    """Whether nothing in the file asks `call` for what only a `tf.function` has."""
    return "get_concrete_function" not in site.layer.called_on_objects and not any(
        node.attr.value in _FUNCTION_MEMBERS for node in every(cst.Attribute, site.cls)
    )


def has_own_signature(site: Site) -> bool:
    """Whether the file reads no signature, and the class no local variables, in which a new parameter would appear."""
    return "signature" not in site.layer.called_on_objects and not any(
        dotted(call.func) in {"locals", "vars"} for call in every(cst.Call, site.cls)
    )


def has_an_object(site: Site) -> bool:
    """Whether the file does not call the method on the class itself, `A.call(x)`, which works without `self`."""
    return f"{site.cls.name.value}.{site.value('name')}" not in site.layer.called_on_objects


def has_no_subclass(site: Site) -> bool:
    """Whether no known class derives from this one, and may hold a `tf.Variable` under the name of the weight."""
    return not site.layer.subclasses
