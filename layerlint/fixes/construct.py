"""Fixes of constructors and of methods as a whole: `super().__init__`, `**kwargs`, names, decorators."""

from __future__ import annotations

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import (
    bound_names,
    derives_from_keras_alone,
    dotted,
    every,
    is_attribute,
    is_super_call,
    keras_prefix,
    names_in,
    parameter_names,
    parent_calls,
    self_name,
    walk,
)
from layerlint.syntax.tree import has_comment
from layerlint.text import Edit, Span

_FROM_CONFIG = frozenset({"name", "trainable", "dtype"})
"""Keys of every configuration, which loading passes to `__init__`."""


def _init(site: Site) -> cst.FunctionDef | None:
    return site.function("__init__")


def add_super_init(site: Site) -> Edits | None:
    """Call `super().__init__()` first, with `name` and `**kwargs` if nothing else uses them."""
    init = _init(site)
    if init is None or not derives_from_keras_alone(site.layer):
        return None
    used = {node.value for node in walk(init.body) if isinstance(node, cst.Name)}
    arguments = ["name=name"] if "name" in parameter_names(init) and "name" not in used else []
    keywords = init.params.star_kwarg
    if keywords is not None and keywords.name.value not in used:
        arguments.append(f"**{keywords.name.value}")
    edit = site.prepend(init, f"super().__init__({', '.join(arguments)})")
    return (edit,) if edit is not None else None


def super_without_class(site: Site) -> Edits | None:
    """`super(Other, self).__init__()` and `super.__init__()` become `super().__init__()`, with wrong arguments corrected.

    It is one fix, because the call fails as long as either is wrong.
    """
    call = site.node
    if not isinstance(call, cst.Call) or not isinstance(call.func, cst.Attribute):
        return None
    named_alone = isinstance(call.func.value, cst.Name) and call.func.value.value == "super"
    if not named_alone and not is_super_call(call, "__init__"):
        return None
    named = site.replace(call.func.value, "super()")
    if not site.value("arguments"):
        return (named,)
    arguments = super_keyword_arguments(site)
    return (named, *arguments) if arguments is not None else None


def super_keyword_arguments(site: Site) -> Edits | None:
    """Turn positional arguments of `super().__init__` into keywords; drop `self`."""
    call = site.node
    init = _init(site)
    if not is_super_call(call, "__init__") or not isinstance(call, cst.Call) or init is None:
        return None
    own, keywords = self_name(init), init.params.star_kwarg
    arguments: list[str] = []
    names = {arg.keyword.value for arg in call.args if arg.keyword is not None}
    for arg in call.args:
        text = site.lines.slice(site.span(arg.value))
        if arg.keyword is not None or arg.star:
            if arg.star == "*":
                return None
            arguments.append(site.source(arg))
        elif text == own:
            continue
        elif keywords is not None and text == keywords.name.value:
            arguments.append(f"**{text}")
        elif (text == "name" or isinstance(arg.value, cst.SimpleString)) and "name" not in names:
            names.add("name")
            arguments.append(f"name={text}")
        else:
            return None
    if (
        any(arg.star == "**" for arg in call.args)
        and sum(argument.startswith("**") for argument in arguments) > 1
    ):
        return None
    whole, func = site.span(call), site.span(call.func)
    return (Edit(Span(func.end, whole.end), f"({', '.join(arguments)})"),)


def pass_arguments(site: Site) -> Edits | None:
    """Pass arguments to `super().__init__` by name."""
    if not isinstance(site.node, cst.Call):
        return None
    return (site.add_argument(site.node, ", ".join(f"{name}={name}" for name in site.values("name"))),)


def pass_kwargs(site: Site) -> Edits | None:
    """Pass the keyword arguments of `__init__` to `super().__init__`."""
    call, keywords = site.node, site.value("kwargs") or "kwargs"
    if not isinstance(call, cst.Call) or any(arg.star == "**" for arg in call.args):
        return None
    if _decides_alone(_init(site), call):
        return None
    return (site.add_argument(call, f"**{keywords}"),)


def _decides_alone(init: cst.FunctionDef | None, call: cst.Call) -> bool:
    """Whether `super().__init__(name="fixed")` fixes what loading passes too: both together raise."""
    fixed_names = {arg.keyword.value for arg in call.args if arg.keyword is not None}
    parameters = parameter_names(init) if init is not None else set()
    return bool(fixed_names & _FROM_CONFIG - parameters)


def add_kwargs(site: Site) -> Edits | None:
    """Let `__init__` take `**kwargs` and pass them to `super().__init__`."""
    init = _init(site)
    if init is None or init.params.star_kwarg is not None or "kwargs" in bound_names(init):
        return None
    calls = parent_calls(site, init)
    if len(calls) != 1 or any(arg.star for arg in calls[0].args) or _decides_alone(init, calls[0]):
        return None
    parameter = site.add_parameter(init, "**kwargs")
    return (parameter, site.add_argument(calls[0], "**kwargs")) if parameter is not None else None


def super_init_first(site: Site) -> Edits | None:
    """Move `super().__init__(...)` to the start of `__init__`."""
    init, line = _init(site), site.statement(site.node)
    if init is None or line is None or site.parent(line) is not init.body:
        return None
    if not isinstance(line.body[0], cst.Expr) or line.body[0].value is not site.node:
        return None
    own = self_name(init)
    if bound_names(init) & names_in(site.node) - parameter_names(init):
        return None
    if any(is_attribute(node, own) for node in walk(site.node)):
        return None
    rebound = {
        name for node in walk(init.body) if isinstance(node, cst.AssignTarget) for name in names_in(node)
    }
    if rebound & names_in(site.node) & parameter_names(init) - {own}:
        return None
    first = init.body.body[0 if init.get_docstring() is None else 1]
    if first is line:
        return None
    if "\n" in site.source(line):
        return None
    edit = site.prepend(init, site.lines.line(site.span(line).start.line).strip())
    return (edit, site.delete_statement(line)) if edit is not None else None


def freeze_last(site: Site) -> Edits | None:
    """Move `self.trainable = False` to the end of `__init__`, after all sublayers."""
    init, line = _init(site), site.statement(site.node)
    if init is None or line is None or site.parent(line) is not init.body:
        return None
    assign, own = line.body[0], self_name(init)
    if not isinstance(assign, cst.Assign) or len(assign.targets) != 1:
        return None
    uses = [
        attribute
        for attribute in every(cst.Attribute, init.body)
        if is_attribute(attribute, own, "trainable")
    ]
    if len(uses) != 1 or any(every(cst.Return, init.body)):
        return None
    edit = site.append(init, site.lines.line(site.span(line).start.line).strip())
    return (site.delete_statement(line), edit) if edit is not None else None


def rename_method(site: Site) -> Edits | None:
    """Rename a method and its uses in the class; None where a statement of the class body reads the name."""
    new = site.value("name")
    node = site.node
    function = node if isinstance(node, cst.FunctionDef) else site.parent(node)
    if not isinstance(function, cst.FunctionDef) or not new or new in site.functions():
        return None
    old = function.name.value
    if old in _names_in_body(site.cls):
        return None
    edits = [site.replace(function.name, new)]
    for method in site.functions().values():
        own = self_name(method)
        for attribute in every(cst.Attribute, method.body):
            if attribute.attr.value != old:
                continue
            held_by_super = isinstance(attribute.value, cst.Call) and dotted(attribute.value.func) == "super"
            if is_attribute(attribute, own) or held_by_super:
                edits.append(site.replace(attribute.attr, new))
    return tuple(edits)


def _names_in_body(cls: cst.ClassDef) -> set[str]:
    """The names that the class body itself reads or assigns: in its statements, decorators and defaults."""
    names: set[str] = set()
    for node in cls.body.body:
        parts = [*node.decorators, node.params] if isinstance(node, cst.FunctionDef) else [node]
        names |= {name for part in parts for name in names_in(part)}
    return names


def _keyword(arg: cst.Arg) -> str:
    return arg.keyword.value if arg.keyword is not None else ""


def remove_decorator(site: Site) -> Edits | None:
    """Remove a decorator with its line; one with an `input_signature` stays, since saved models depend on it."""
    for node in site.around(site.node):
        if isinstance(node, cst.Decorator):
            span = site.span(node)
            arguments = node.decorator.args if isinstance(node.decorator, cst.Call) else ()
            if has_comment(node.decorator) or any(_keyword(arg) == "input_signature" for arg in arguments):
                return None
            comment = node.trailing_whitespace.comment
            if comment is not None:  # it stays, on a line of its own
                return (Edit(Span(span.start, site.span(comment).start), ""),)
            return (site.delete_lines(span.start.line, span.end.line),)
    return None


def register(site: Site) -> Edits | None:
    """Register the class, under the name of its top module."""
    prefix = keras_prefix(site)
    package = site.layer.own.module.partition(".")[0]
    if not prefix or not package.isidentifier():
        return None
    indent = site.indent(site.cls)
    text = f'{indent}@{prefix}.utils.register_keras_serializable(package="{package}")\n'
    return (site.insert_line(site.first_line(site.cls), text),)


def supports_masking(site: Site) -> Edits | None:
    """Set `self.supports_masking = True` after `super().__init__()`."""
    init = _init(site)
    if init is None:
        if not derives_from_keras_alone(site.layer):
            return None
        body = "    super().__init__(**kwargs)\n    self.supports_masking = True\n"
        edit = site.add_method(f"def __init__(self, **kwargs):\n{body}")
        return (edit,) if edit is not None else None
    calls = parent_calls(site, init)
    line = site.statement(calls[0]) if len(calls) == 1 else None
    if line is None or site.parent(line) is not init.body:
        return None
    after = list(init.body.body).index(line) + 1
    edit = site.insert_after_index(init, after, f"{self_name(init)}.supports_masking = True")
    return (edit,) if edit is not None else None
