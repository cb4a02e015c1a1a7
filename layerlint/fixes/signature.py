"""Fixes of the signatures of `call`, `build` and other methods that Keras calls."""

from __future__ import annotations

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import (
    bound_names,
    derives_from_keras_alone,
    dotted,
    every,
    is_super_call,
    names_in,
    parameters,
    self_name,
    super_calls,
)
from layerlint.syntax.tree import has_comment, walk
from layerlint.text import Edit, Position, Span


def add_training(site: Site) -> Edits | None:
    """Let `call` take `training=None`; Keras passes it to the sublayers."""
    call = site.function("call")
    if call is None or "training" in bound_names(call) | names_in(call.body):
        return None  # another `training`, such as one of the module
    edit = site.add_parameter(call, "training=None")
    return (edit,) if edit is not None else None


def pass_training(site: Site) -> Edits | None:
    """Pass `training=` in a call of the model or a sublayer."""
    call = site.node
    if not isinstance(call, cst.Call):
        return None
    argument = next((arg for arg in call.args if arg.keyword and arg.keyword.value == "training"), None)
    if argument is not None:
        return (site.replace(argument.value, site.value("training")),)
    return (site.add_argument(call, f"training={site.value('training')}"),)


def add_mask(site: Site) -> Edits | None:
    """Let `compute_mask` take `mask`."""
    method = site.function("compute_mask")
    if method is None or "mask" in bound_names(method) or method.params.kwonly_params:
        return None  # after `*` it would be keyword-only
    edit = site.add_parameter(method, "mask=None")
    return (edit,) if edit is not None else None


def add_self(site: Site) -> Edits | None:
    """A method takes `self` first."""
    method = site.function(site.value("name"))
    if method is None or "self" in {parameter.name.value for parameter in parameters(method)}:
        return None
    params = [*method.params.posonly_params, *method.params.params]
    if params:
        start = site.span(params[0]).start
        return (Edit(Span(start, start), "self, "),)
    if method.whitespace_after_name.value or method.params.star_kwarg is not None:
        return None
    name = site.span(method.name).end
    inside = Position(name.line, name.column + 1)
    return (Edit(Span(inside, inside), "self"),)


def build_shape(site: Site) -> Edits | None:
    """`build` takes the input shape."""
    build = site.function("build")
    if build is None or "input_shape" in bound_names(build) or build.params.star_kwarg is not None:
        return None
    if build.params.star_arg != cst.MaybeSentinel.DEFAULT:
        return None  # after `*` it would be keyword-only
    edit = site.add_parameter(build, "input_shape=None")  # others may call it without
    return (edit,) if edit is not None else None


def shape_as_tuple(site: Site) -> Edits | None:
    """`input_shape.as_list()` becomes `list(input_shape)`, `input_shape.rank` becomes `len(input_shape)`."""
    node = site.node
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and not node.args:
        return _around(site, node, node.func, "list") if node.func.attr.value == "as_list" else None
    if not isinstance(node, cst.Attribute):
        return None
    if node.attr.value in {"rank", "ndims"}:
        return _around(site, node, node, "len")
    return (
        (Edit(Span(site.outer(node.value).end, site.span(node).end), ""),)
        if node.attr.value == "value"
        else None
    )


def list_to_tuple(site: Site) -> Edits | None:
    """`shape[1:] + [3]` becomes `tuple(shape[1:]) + (3,)`: who calls the method may pass a list or a tuple."""
    node, whole = site.node, site.parent(site.node)
    if not isinstance(node, cst.BaseExpression) or not isinstance(whole, cst.BinaryOperation):
        return None
    shape = whole.right if whole.left is node else whole.left
    span = site.outer(shape)
    around = (Edit(Span(span.start, span.start), "tuple("), Edit(Span(span.end, span.end), ")"))
    return (*around, _as_tuple(site, node))


def _as_tuple(site: Site, node: cst.BaseExpression) -> Edit:
    """`[3]` becomes `(3,)`, any other list `tuple(...)`."""
    if isinstance(node, cst.Call) and len(node.args) == 1 and dotted(node.func) == "list":
        return site.replace(node.func, "tuple")
    if isinstance(node, cst.List) and node.elements and not has_comment(node):
        texts = [site.text(element.value) for element in node.elements if isinstance(element, cst.Element)]
        if len(texts) == len(node.elements):
            return site.replace(node, f"({', '.join(texts)}{',' if len(texts) == 1 else ''})")
    return site.replace(node, f"tuple({site.source(node)})")


def number_to_shape(site: Site) -> Edits | None:
    """`shape=units` becomes `shape=(units,)`."""
    call = site.node
    if not isinstance(call, cst.Call):
        return None
    value = next((arg.value for arg in call.args if arg.keyword and arg.keyword.value == "shape"), None)
    if value is None or value.lpar or isinstance(value, cst.Tuple):
        return None
    return (site.replace(value, f"({site.source(value)},)"),)


def literal_argument(site: Site) -> Edits | None:
    """A keyword argument gets another value."""
    call, wanted = site.node, site.value("argument")
    if not isinstance(call, cst.Call):
        return None
    value = next((arg.value for arg in call.args if arg.keyword and arg.keyword.value == wanted), None)
    return (site.replace(value, site.value("text")),) if value is not None else None


def _around(site: Site, node: cst.BaseExpression, held: cst.Attribute, function: str) -> Edits:
    """Call a function on the owner of an attribute, in place of the attribute."""
    start, end = site.span(node).start, site.outer(held.value).end
    return Edit(Span(start, start), f"{function}("), Edit(Span(end, site.span(node).end), ")")


def mark_built(site: Site) -> Edits | None:
    """Mark the layer as built at the end of `build`."""
    build = site.function("build")
    if build is None or any(every(cst.Return, build.body)) or any(every(cst.Yield, build.body)):
        return None
    if super_calls(build, "build"):
        return None
    shapes = parameters(build)
    own = self_name(build)
    if (
        len(shapes) != 1
        or site.layer.subclasses
        or not derives_from_keras_alone(site.layer)
        or site.layer.is_model
    ):
        text = f"{own}.built = True"  # the `build` of another parent may do more
    else:
        text = f"super().build({shapes[0].name.value})"
        name = shapes[0].name.value
        if any(dotted(target.target) == name for target in every(cst.AssignTarget, build.body)):
            text = f"{own}.built = True"
    edit = site.append(build, text)
    return (edit,) if edit is not None else None


def no_masks_to_none(site: Site) -> Edits | None:
    """Let `call` or `compute_mask` begin by replacing a list without masks by None."""
    call = site.node
    if not isinstance(call, cst.FunctionDef) or "mask" not in bound_names(call):
        return None
    text = "if isinstance(mask, (list, tuple)) and all(one is None for one in mask):\n"
    edit = site.prepend(call, f"{text}{site.step()}mask = None")
    return (edit,) if edit is not None else None


def compute_dtype(site: Site) -> Edits | None:
    """Let `get_initial_state` use the layer's dtype by default."""
    function = site.function("get_initial_state")
    if function is None or "dtype" not in bound_names(function):
        return None
    edit = site.prepend(
        function, f"if dtype is None:\n{site.step()}dtype = {self_name(function)}.compute_dtype"
    )
    return (edit,) if edit is not None else None


def raise_attribute_error(site: Site) -> Edits | None:
    """`raise ValueError(...)` becomes `raise AttributeError(...)`."""
    node = site.node
    if not isinstance(node, cst.Raise) or node.exc is None:
        return None
    name = node.exc.func if isinstance(node.exc, cst.Call) else node.exc
    return (site.replace(name, "AttributeError"),) if dotted(name) else None


def rename_parameter(site: Site) -> Edits | None:
    """Rename a parameter and its uses; add further ones with `None` as default."""
    function, old, new = site.node, site.value("old"), site.value("new")
    if not isinstance(function, cst.FunctionDef):
        return None
    taken = names_in(function)
    if new in taken or any(isinstance(node, (cst.FunctionDef, cst.Lambda)) for node in walk(function.body)):
        return None
    edits = [
        site.replace(node, new)
        for node in walk(function)
        if isinstance(node, cst.Name)
        and node.value == old
        and (_is_use(site.parent(node), node) or _for_parent(site, node))
    ]
    added = [site.add_parameter(function, f"{name}=None") for name in site.values("add")]
    if None in added or any(name in taken for name in site.values("add")):
        return None
    return (*edits, *(edit for edit in added if edit is not None))


def _is_use(parent: cst.CSTNode | None, name: cst.Name) -> bool:
    """Whether the name is a variable, and not that of an attribute or a keyword."""
    if isinstance(parent, cst.Attribute):
        return parent.value is name
    return not (isinstance(parent, cst.Arg) and parent.keyword is name)


def _for_parent(site: Site, name: cst.Name) -> bool:
    """Whether the name is a keyword of `super().call(...)`, whose parameter has the new name."""
    arg = site.parent(name)
    call = site.parent(arg) if isinstance(arg, cst.Arg) and arg.keyword is name else None
    return isinstance(call, cst.Call) and is_super_call(call, "call")
