"""Fixes of `get_config`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, cast

import libcst as cst

from layerlint.fixes.config_dict import add_entries, first_entry, key_text, written_dict, written_keys
from layerlint.fixes.construct import add_kwargs
from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import (
    dotted,
    every,
    is_attribute,
    keras_prefix,
    names_in,
    parameter_names,
    parameters,
    parent_calls,
    self_name,
    walk,
)
from layerlint.tables.keras_names import members
from layerlint.text import Edit

_REGISTRIES = frozenset(
    {"activations", "initializers", "regularizers", "constraints", "losses", "optimizers"}
)
_OF_LAYER = frozenset({"name", "trainable", "dtype"})


def config_with_super(site: Site) -> Edits | None:
    """Start the configuration with that of the base class, which `__init__` can take."""
    config, init = site.function("get_config"), site.function("__init__")
    if config is None:
        return None
    written = written_dict(config)
    if written is None or any(isinstance(element, cst.StarredDictElement) for element in written.elements):
        return None
    more: Edits | None = ()
    if init is not None and init.params.star_kwarg is None and not parameter_names(init) >= _OF_LAYER:
        more = add_kwargs(site)
    return (first_entry(site, written, "**super().get_config()"), *more) if more is not None else None


def complete_get_config(site: Site) -> Edits | None:
    """Record the missing arguments; assign those that no attribute of `self` holds yet."""
    config, init = site.function("get_config"), site.function("__init__")
    keys = site.values("key")
    if config is None or init is None or not keys:
        return None
    edits: list[Edit] = []
    entries: list[tuple[str, str]] = []
    for key in keys:
        text = recorded_as(site, init, key)
        if text is None:
            keep_edit = _keep(site, init, key)
            if keep_edit is None:
                return None
            edits.append(keep_edit)
            text = f"{self_name(init)}.{key}"
        entries.append((key, text))
    if self_name(config) != self_name(init):
        return None
    added = add_entries(site, config, entries)
    return (*edits, *added) if added is not None else None


def write_get_config(site: Site) -> Edits | None:
    """Write `get_config`, and a `from_config` that deserializes layers among the arguments.

    Arguments that no attribute of `self` holds yet are assigned.
    """
    init, prefix = site.function("__init__"), keras_prefix(site)
    if init is None or not prefix or self_name(init) != "self" or site.function("from_config") is not None:
        return None
    objects = site.values("object")
    entries: list[str] = []
    keep_edits: list[Edit] = []
    for param in parameters(init):
        key = param.name.value
        if key in _OF_LAYER:
            continue
        text = recorded_as(site, init, key, called=key in objects)
        if text is None:
            keep_edit = _keep(site, init, key) if key not in objects else None
            if keep_edit is None:
                return None
            keep_edits.append(keep_edit)
            text = f"self.{key}"
        entries.append(
            f'"{key}": {f"{prefix}.utils.serialize_keras_object({text})" if key in objects else text},'
        )
    more: Edits | None = ()
    if init.params.star_kwarg is None and not parameter_names(init) >= _OF_LAYER:
        more = add_kwargs(site)
    listed = "".join(f"            {entry}\n" for entry in entries)
    loading = "".join(
        f'    config["{key}"] = {prefix}.utils.deserialize_keras_object(config["{key}"])\n' for key in objects
    )
    back = (
        f"\n@classmethod\ndef from_config(cls, config):\n{loading}    return cls(**config)\n"
        if loading
        else ""
    )
    method = site.add_method(
        "def get_config(self):\n    config = super().get_config()\n    config.update(\n        {\n"
        f"{listed}        }}\n    )\n    return config\n{back}",
        after=list(site.functions())[-1],
    )
    return (*keep_edits, *more, method) if more is not None and method is not None else None


def record_attribute(site: Site) -> Edits | None:
    """Return another attribute of `self`: the one that holds the argument."""
    if not isinstance(site.node, cst.Attribute) or not isinstance(site.node.value, cst.Name):
        return None
    return (site.replace(site.node, f"{site.node.value.value}.{site.value('path')}"),)


def rename_config_key(site: Site) -> Edits | None:
    """Rename a key, if the configuration has it exactly once."""
    config, old, new = site.function("get_config"), site.value("old"), site.value("new")
    if config is None:
        return None
    keys = [name for name in written_keys(config) if key_text(name) == old]
    if len(keys) != 1:
        return None
    only_key = keys[0]
    return (
        site.replace(
            only_key, new if isinstance(only_key, cst.Name) else f"{only_key.quote}{new}{only_key.quote}"
        ),
    )


def recorded_as(site: Site, init: cst.FunctionDef, key: str, *, called: bool = False) -> str | None:
    """The expression by which `get_config` records an argument; None if `__init__` does not assign it.

    An attribute that the class calls is a layer or function, which only a fix for those (`called`) can record.
    """
    own = self_name(init)
    for assign in every(cst.Assign, init.body):
        if len(assign.targets) != 1:
            continue
        target = assign.targets[0].target
        if not isinstance(target, cst.Attribute) or not is_attribute(target, own):
            continue
        held = f"{own}.{target.attr.value}"
        if _rebound(site, held, assign) or (_is_called(site, held) and not called):
            continue
        if isinstance(assign.value, cst.Name) and assign.value.value == key:
            return held
        if (
            isinstance(assign.value, cst.Call)
            and len(assign.value.args) == 1
            and dotted(assign.value.args[0].value) == key
        ):
            function = dotted(assign.value.func)
            registry, _, get = function.rpartition(".")
            if get == "get" and registry.rpartition(".")[2] in _REGISTRIES:
                return f"{registry}.serialize({held})"
            if function in {"tuple", "list", "int", "float", "bool", "str"}:
                return held
    return None


def _rebound(site: Site, held: str, first: cst.Assign) -> bool:
    """Whether the class assigns the attribute again."""
    return any(name == held and statement is not first for name, statement in _uses(site.cls).assigned)


def _is_called(site: Site, held: str) -> bool:
    """Whether the class calls the attribute: a layer or function, which a configuration cannot hold."""
    return held in _uses(site.cls).called


class _Uses(NamedTuple):
    """The dotted names that a class assigns and calls."""

    assigned: list[tuple[str, cst.CSTNode]]
    """With the statements."""
    called: set[str]


@lru_cache(maxsize=1)  # one class is fixed at a time, with a look-up for each argument
def _uses(cls: cst.ClassDef) -> _Uses:
    uses = _Uses([], set())
    for node in walk(cls):
        kind = type(node)
        if kind is cst.Call:
            uses.called.add(dotted(cast(cst.Call, node).func))
        elif kind is cst.Assign:
            uses.assigned.extend((dotted(target.target), node) for target in cast(cst.Assign, node).targets)
        elif kind is cst.AugAssign or kind is cst.AnnAssign:
            uses.assigned.append((dotted(cast(cst.AnnAssign, node).target), node))
    return uses


def _keep(site: Site, init: cst.FunctionDef, key: str) -> Edit | None:
    """`self.<key> = <key>` right after `super().__init__(...)`."""
    calls = parent_calls(site, init)
    line = site.statement(calls[0]) if len(calls) == 1 else None
    if line is None or site.parent(line) is not init.body or key not in parameter_names(init):
        return None
    assigned = {name for target in every(cst.AssignTarget, init.body) for name in names_in(target)}
    used = {path.partition(".")[0] for path in site.layer.kinds} | set(site.functions()) | _OF_LAYER
    used |= members("models.Model" if site.layer.is_model else "layers.Layer", site.layer.keras)
    called = any(dotted(call.func) == key for call in every(cst.Call, init.body))
    if key in assigned or key in used or called or _is_spec(init, key):
        return None
    return site.insert_after_index(
        init, list(init.body.body).index(line) + 1, f"{self_name(init)}.{key} = {key}"
    )


def _is_spec(init: cst.FunctionDef, key: str) -> bool:
    """Whether an argument has `InputSpec` in its default or annotation: a configuration returns it as a dict."""
    param = next(parameter for parameter in parameters(init) if parameter.name.value == key)
    declarations = (
        declaration for declaration in (param.default, param.annotation) if declaration is not None
    )
    return any(
        isinstance(part, cst.Name) and part.value == "InputSpec"
        for declaration in declarations
        for part in walk(declaration)
    )
