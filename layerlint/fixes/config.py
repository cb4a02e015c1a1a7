"""Fixes of `get_config`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, cast

import libcst as cst

from layerlint.fixes.construct import add_kwargs
from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import (
    bound_names,
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
from layerlint.text import Edit, Span

_REGISTRIES = frozenset(
    {"activations", "initializers", "regularizers", "constraints", "losses", "optimizers"}
)
_OF_LAYER = frozenset({"name", "trainable", "dtype"})


def config_with_super(site: Site) -> Edits | None:
    """The configuration starts with that of the base class; `__init__` can take what is in it."""
    config, init = site.function("get_config"), site.function("__init__")
    if config is None:
        return None
    written = _written(config)
    if written is None or any(isinstance(one, cst.StarredDictElement) for one in written.elements):
        return None
    more: Edits | None = ()
    if init is not None and init.params.star_kwarg is None and not parameter_names(init) >= _OF_LAYER:
        more = add_kwargs(site)
    return (_first_entry(site, written, "**super().get_config()"), *more) if more is not None else None


def complete_get_config(site: Site) -> Edits | None:
    """Record the missing arguments; one that is not kept on `self` yet is kept as it is given."""
    config, init = site.function("get_config"), site.function("__init__")
    keys = site.all_of("key")
    if config is None or init is None or not keys:
        return None
    edits: list[Edit] = []
    entries: list[tuple[str, str]] = []
    for key in keys:
        text = recorded_as(site, init, key)
        if text is None:
            kept = _keep(site, init, key)
            if kept is None:
                return None
            edits.append(kept)
            text = f"{self_name(init)}.{key}"
        entries.append((key, text))
    if self_name(config) != self_name(init):
        return None
    added = _add_entries(site, config, entries)
    return (*edits, *added) if added is not None else None


def write_get_config(site: Site) -> Edits | None:
    """Write `get_config`; layers among the arguments are recorded as Keras records layers, and made by a `from_config`.

    An argument that is not kept on `self` yet is kept as it is given.
    """
    init, prefix = site.function("__init__"), keras_prefix(site)
    if init is None or not prefix or self_name(init) != "self" or site.function("from_config") is not None:
        return None
    objects = site.all_of("object")
    entries: list[str] = []
    kept: list[Edit] = []
    for param in parameters(init):
        key = param.name.value
        if key in _OF_LAYER:
            continue
        text = recorded_as(site, init, key, called=key in objects)
        if text is None:
            keeping = _keep(site, init, key) if key not in objects else None
            if keeping is None:
                return None
            kept.append(keeping)
            text = f"self.{key}"
        entries.append(
            f'"{key}": {f"{prefix}.utils.serialize_keras_object({text})" if key in objects else text},'
        )
    more: Edits | None = ()
    if init.params.star_kwarg is None and not parameter_names(init) >= _OF_LAYER:
        more = add_kwargs(site)
    listed = "".join(f"            {entry}\n" for entry in entries)
    made = "".join(
        f'    config["{key}"] = {prefix}.utils.deserialize_keras_object(config["{key}"])\n' for key in objects
    )
    back = f"\n@classmethod\ndef from_config(cls, config):\n{made}    return cls(**config)\n" if made else ""
    method = site.add_method(
        "def get_config(self):\n    config = super().get_config()\n    config.update(\n        {\n"
        f"{listed}        }}\n    )\n    return config\n{back}",
        after=list(site.functions())[-1],
    )
    return (*kept, *more, method) if more is not None and method is not None else None


def record_attribute(site: Site) -> Edits | None:
    """Return another attribute of `self`: the one that keeps the argument."""
    if not isinstance(site.node, cst.Attribute) or not isinstance(site.node.value, cst.Name):
        return None
    return (site.replace(site.node, f"{site.node.value.value}.{site.value('path')}"),)


def rename_config_key(site: Site) -> Edits | None:
    """Write another key, where the configuration has the old one in one place."""
    config, old, new = site.function("get_config"), site.value("old"), site.value("new")
    if config is None:
        return None
    found = [one for one in _keys_of(config) if _key_text(one) == old]
    if len(found) != 1:
        return None
    key = found[0]
    return (site.replace(key, new if isinstance(key, cst.Name) else f"{key.quote}{new}{key.quote}"),)


def _keys_of(config: cst.FunctionDef) -> Iterator[cst.Name | cst.SimpleString]:
    """What is written as a key: in a dict, in `config["key"]`, in `dict(key=...)` or `config.update(key=...)`."""
    for one in walk(config):
        if isinstance(one, cst.DictElement) and isinstance(one.key, cst.SimpleString):
            yield one.key
        elif isinstance(one, cst.Index) and isinstance(one.value, cst.SimpleString):
            yield one.value
        elif isinstance(one, cst.Arg) and one.keyword is not None:
            yield one.keyword


def _key_text(key: cst.Name | cst.SimpleString) -> object:
    return key.value if isinstance(key, cst.Name) else key.evaluated_value


def recorded_as(site: Site, init: cst.FunctionDef, key: str, *, called: bool = False) -> str | None:
    """What `get_config` writes for an argument that `__init__` keeps; None when it does not keep it.

    What the class calls is a layer or function, which nothing but a fix that knows it so (`called`) can record.
    """
    own = self_name(init)
    for one in every(cst.Assign, init.body):
        if len(one.targets) != 1:
            continue
        target = one.targets[0].target
        if not isinstance(target, cst.Attribute) or not is_attribute(target, own):
            continue
        held = f"{own}.{target.attr.value}"
        if _rebound(site, held, one) or (_is_called(site, held) and not called):
            continue
        if isinstance(one.value, cst.Name) and one.value.value == key:
            return held
        if (
            isinstance(one.value, cst.Call)
            and len(one.value.args) == 1
            and dotted(one.value.args[0].value) == key
        ):
            function = dotted(one.value.func)
            registry, _, get = function.rpartition(".")
            if get == "get" and registry.rpartition(".")[2] in _REGISTRIES:
                return f"{registry}.serialize({held})"
            if function in {"tuple", "list", "int", "float", "bool", "str"}:
                return held
    return None


def _rebound(site: Site, held: str, first: cst.Assign) -> bool:
    """Whether the attribute gets another value anywhere in the class."""
    return any(name == held and one is not first for name, one in _uses(site.cls).assigned)


def _is_called(site: Site, held: str) -> bool:
    """Whether the attribute is called somewhere: a layer or function, which a configuration cannot hold."""
    return held in _uses(site.cls).called


class _Uses(NamedTuple):
    """What a class does with dotted names."""

    assigned: list[tuple[str, cst.CSTNode]]
    """With the statements."""
    called: set[str]


@lru_cache(maxsize=1)  # one class is mended at a time, with a question for each argument
def _uses(cls: cst.ClassDef) -> _Uses:
    uses = _Uses([], set())
    for one in walk(cls):
        kind = type(one)
        if kind is cst.Call:
            uses.called.add(dotted(cast(cst.Call, one).func))
        elif kind is cst.Assign:
            uses.assigned.extend((dotted(target.target), one) for target in cast(cst.Assign, one).targets)
        elif kind is cst.AugAssign or kind is cst.AnnAssign:
            uses.assigned.append((dotted(cast(cst.AnnAssign, one).target), one))
    return uses


def _quote(written: cst.Dict | None) -> str:
    """The quotation mark of the keys that are there."""
    for one in written.elements if written is not None else ():
        if isinstance(one, cst.DictElement) and isinstance(one.key, cst.SimpleString):
            return one.key.quote
    return '"'


def _keep(site: Site, init: cst.FunctionDef, key: str) -> Edit | None:
    """`self.<key> = <key>` right after `super().__init__(...)`."""
    calls = parent_calls(site, init)
    line = site.statement(calls[0]) if len(calls) == 1 else None
    if line is None or site.parent(line) is not init.body or key not in parameter_names(init):
        return None
    assigned = {name for one in every(cst.AssignTarget, init.body) for name in names_in(one)}
    used = {path.partition(".")[0] for path in site.layer.kinds} | set(site.functions()) | _OF_LAYER
    used |= members("models.Model" if site.layer.is_model else "layers.Layer", site.layer.keras)
    called = any(dotted(one.func) == key for one in every(cst.Call, init.body))
    if key in assigned or key in used or called or _is_spec(init, key):
        return None
    return site.insert_after_index(
        init, list(init.body.body).index(line) + 1, f"{self_name(init)}.{key} = {key}"
    )


def _is_spec(init: cst.FunctionDef, key: str) -> bool:
    """Whether an argument is said to be an `InputSpec`, which comes back from a configuration as a dict."""
    param = next(one for one in parameters(init) if one.name.value == key)
    said = (one for one in (param.default, param.annotation) if one is not None)
    return any(isinstance(part, cst.Name) and part.value == "InputSpec" for one in said for part in walk(one))


def _written(config: cst.FunctionDef) -> cst.Dict | None:
    """The only dict that `get_config` writes, at the top of an expression."""
    found = list(every(cst.Dict, config.body))
    return found[0] if len(found) == 1 and not _has_inner(found[0]) else None


def _has_inner(written: cst.Dict) -> bool:
    return any(every(cst.DictComp, written))


def _returns(config: cst.FunctionDef) -> list[cst.Return]:
    return list(every(cst.Return, config.body))


def _add_entries(site: Site, config: cst.FunctionDef, entries: list[tuple[str, str]]) -> Edits | None:
    returns = _returns(config)
    line = site.statement(returns[0]) if len(returns) == 1 else None
    if line is None or site.parent(line) is not config.body:
        return None
    written = _written(config)
    if written is not None and _is_config(site, written, config):
        mark = _quote(written)
        texts = [f"{mark}{key}{mark}: {text}" for key, text in entries]
        return (_last_entries(site, written, texts),)
    value = returns[0].value
    lines = [f'"{key}": {text}' for key, text in entries]
    update = "config.update({" + ", ".join(lines) + "})"
    if isinstance(value, cst.Name):
        index = list(config.body.body).index(line)
        edit = site.insert_after_index(config, index, update.replace("config", value.value, 1))
        return (edit,) if edit is not None else None
    if value is None or "config" in bound_names(config) or any(one.leading_lines for one in [line]):
        return None
    start = site.span(returns[0]).start
    change = Edit(Span(start, site.outer(value).start), "config = ")
    index = list(config.body.body).index(line)
    edit = site.insert_after_index(config, index + 1, f"{update}\nreturn config")
    return (change, edit) if edit is not None else None


def _is_config(site: Site, written: cst.Dict, config: cst.FunctionDef) -> bool:
    """Whether what is written into the dict is returned: it is, itself or by the name or update it goes to."""
    returned = _returns(config)[0].value
    holder = site.parent(written)
    if written is returned:
        return True
    if not isinstance(returned, cst.Name):
        return False
    if isinstance(holder, cst.Assign):
        return dotted(holder.targets[0].target) == returned.value and len(holder.targets) == 1
    call = site.parent(holder) if isinstance(holder, cst.Arg) else None
    return isinstance(call, cst.Call) and dotted(call.func) == f"{returned.value}.update"


def _first_entry(site: Site, written: cst.Dict, text: str) -> Edit:
    if not written.elements:
        return site.replace(written, "{" + text + "}")
    first = written.elements[0]
    start = site.span(first).start
    before = site.lines.line(start.line)[: start.column - 1]
    separator = f",\n{before}" if not before.strip() else ", "
    return Edit(Span(start, start), text + separator)


def _last_entries(site: Site, written: cst.Dict, texts: list[str]) -> Edit:
    if not written.elements:
        return site.replace(written, "{" + ", ".join(texts) + "}")
    last = written.elements[-1]
    start = site.span(last).start
    before = site.lines.line(start.line)[: start.column - 1]
    gap = f"\n{before}" if not before.strip() else " "
    if isinstance(last.comma, cst.Comma):
        end = site.span(last.comma).end
        return Edit(Span(end, end), "".join(f"{gap}{text}," for text in texts))
    end = site.outer(last.value).end
    return Edit(Span(end, end), "".join(f",{gap}{text}" for text in texts))
