"""What names mean in one module, with all that the project knows of them."""

from __future__ import annotations

import builtins
import re
from dataclasses import dataclass

from layerlint.index.attribute_callees import attribute_callees
from layerlint.index.bound_names import binds
from layerlint.index.function_source import FunctionSource
from layerlint.index.method_lines import method_lines
from layerlint.index.module import APPLIED, BODY, Imported, Module
from layerlint.index.module_paths import NEVER_READ, package_of
from layerlint.index.module_text import class_text, split_lines
from layerlint.index.project import Project
from layerlint.model.facts import Kind
from layerlint.tables.keras_names import root_of, short_name
from layerlint.text import digest


@dataclass(frozen=True, slots=True)
class ModuleNames:
    """The names of one module, for the walk over its layer classes."""

    project: Project
    module: Module
    scope: str = ""
    """The prefix of what the functions around it bind, `outer.<locals>.inner.<locals>.`."""

    def qualify(self, name: str) -> str | None:
        first, dot, rest = name.partition(".")
        prefix = self.scope
        while prefix:
            bound = self.module.scopes.get(prefix, {}).get(first)
            if bound == "?":
                return f"{self.module.name}.{prefix}{name}"
            if bound is not None:
                own_name = f"{bound}{dot}{rest}"
                if "<locals>" in bound:
                    return f"{self.module.name}.{own_name}"
                return self.project.qualify(self.module, own_name) or own_name
            prefix = _outer(prefix)
        if self._means_several(first):
            return f"{self.module.name}.{name}"
        return self.project.qualify(self.module, name)

    def _means_several(self, name: str) -> bool:
        """Whether it is something of Keras in one branch, `from keras import ops`, and something else in another."""
        choices = self.project.choices(self.module, name)
        meanings = {self.project.meaning(choice, where) for choice, where in choices}
        of_keras = {meaning for meaning in meanings if root_of(meaning) is not None}
        lasts = {short_name(meaning).rpartition(".")[2] for meaning in of_keras}
        return bool(of_keras) and (len(lasts) > 1 or of_keras != meanings)

    def instance_kind(self, qualified: str) -> Kind | None:
        self.project.reach(qualified, self.module)
        kind = self.project.instance_kind(qualified)
        if kind is None and qualified.rpartition(".")[2][:1].isupper():
            followed = self.project.follow(qualified, self.module)
            if followed != qualified:
                kind = self.project.instance_kind(followed)
        return kind

    def global_value(self, qualified: str) -> str | None:
        self.project.reach(qualified, self.module)
        call = self.project.called(qualified)
        if call is None:
            return None
        module, name, callee = call
        applied = APPLIED if callee.endswith(APPLIED) else ""
        callee = callee.removesuffix(APPLIED)
        return (ModuleNames(self.project, module, scope_of(name)).qualify(callee) or callee) + applied

    def is_function(self, qualified: str) -> bool:
        self.project.reach(qualified, self.module)
        return self.project.is_function(qualified)

    def function(self, qualified: str) -> tuple[FunctionSource, ModuleNames] | None:
        """The text of a function that a call of that name certainly runs, and the names of its module.

        It may be a method, as objects have it that are of exactly that class.
        """
        self.project.reach(qualified, self.module)
        if qualified.endswith(BODY):
            return self._body(qualified)
        definition = self.project.function(qualified)
        if definition is not None:
            module, name, header = definition
            lines = header.first_line, header.end_line
            source = self._source(qualified, module, lines, header.digest)
            return source, ModuleNames(self.project, module, scope_of(name))
        return self._method(qualified)

    def _body(self, qualified: str) -> tuple[FunctionSource, ModuleNames] | None:
        """The text of a class that is the only one of its name, and of which nothing outside sets an attribute."""
        name = qualified.removesuffix(BODY)
        definition = self.project.header(name)
        if definition is None or self.project.is_defined_again(name):
            return None
        module, header = definition
        lines = header.first_line, header.end_line
        source = self._source(qualified, module, lines, header.digest)
        if not module.assigned_elsewhere.isdisjoint(_SET.findall(source.text())):
            return None
        return source, ModuleNames(self.project, module, scope_of(header.qualname))

    def _method(self, qualified: str) -> tuple[FunctionSource, ModuleNames] | None:
        owner, _, name = qualified.rpartition(".")
        definition = self.project.header(owner)
        if definition is None:
            return None
        module, header = definition
        file = split_lines(self.project.source(module).text)
        own = method_lines(class_text(file, header.first_line, header.end_line)).get(name)
        if own is None:
            return None
        lines = own[0] + header.first_line - 1, own[1] + header.first_line - 1
        function = self._source(qualified, module, lines, digest(class_text(file, *lines)))
        return function, ModuleNames(self.project, module, scope_of(header.qualname))

    def _source(
        self, qualified: str, module: Module, lines: tuple[int, int], own_digest: str
    ) -> FunctionSource:
        function = self.project.function_sources.get(qualified)
        if function is None:
            source = self.project.source(module)

            def text() -> str:
                return class_text(split_lines(source.text), *lines)

            function = FunctionSource(qualified, module.path, *lines, source.size, own_digest, text)
            self.project.function_sources[qualified] = function
        return function

    def holds(self, cls: str) -> tuple[str, ...]:
        """What a class of the project calls for the attributes of every instance."""
        self.project.reach(cls, self.module)
        return attribute_callees(self.project, cls)

    def is_nowhere(self, name: str) -> bool:
        """Whether certainly nothing in the file binds the name: to use it raises."""
        if self.module.stars or hasattr(builtins, name):
            return False
        return not binds(self.project.source(self.module).text, name)

    def plain_import(self, name: str) -> str:
        if self._means_several(name):
            return ""
        return self.module.plain_import(name) or self._handed_on(name)

    def _handed_on(self, name: str) -> str:
        """What another module of the project brings by a plain import, and this one takes from it."""
        imported = self.module.imports.get(name)
        if imported is None or name in self.module.chosen or not imported.name:
            return ""
        full = self.project.absolute(imported, self.module)
        if package_of(full) in NEVER_READ:
            return ""
        submodule = self.project.module(f"{full}.{imported.name}", self.module)
        if submodule is not None:
            return submodule.plain_star()
        other = self.project.module(full, self.module)
        return other.plain_import(imported.name) if other is not None else ""

    def imported(self, module: str, name: str, level: int) -> str:
        full = self.project.absolute(Imported(module, name, level), self.module)
        return self.project.follow(f"{full}.{name}", self.module)


_SET = re.compile(r"^[ \t]*(?:\w+\.)?(\w+)[ \t]*[:=]", re.MULTILINE)
"""The names and attributes that lines of a class set."""


def scope_of(qualname: str) -> str:
    """The prefix of what the functions around a class or function bind: "make.<locals>." of "make.<locals>.A.B"."""
    outer, local, _ = qualname.rpartition(".<locals>.")
    return f"{outer}{local}"


def _outer(prefix: str) -> str:
    return scope_of(prefix.removesuffix(".<locals>."))


_HANDED_ON = frozenset({"K", "backend", "keras", "layers", "ops", "tf"})
"""The names under which such modules hand it on."""


def given_back(project: Project, module: Module) -> frozenset[str]:
    """The members that `from compat import K` brings with it, where `compat` sets `K.dtype = ...`."""
    members: set[str] = set()
    for imported in module.imports.values():
        source = project.absolute(imported, module) if imported.name in _HANDED_ON else ""
        if source and source.partition(".")[0] not in NEVER_READ:
            other = project.module(source, module)
            for name in other.patched if other is not None else ():
                owner, _, member = name.partition(".")
                if owner == imported.name:
                    members.add(member)
    return frozenset(members)
