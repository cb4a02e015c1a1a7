"""Names and classes of all modules of a project: what a name means, and which classes are Keras layers."""

from __future__ import annotations

from dataclasses import dataclass, field

from layerlint.index.cycles import cycles
from layerlint.index.function_source import FunctionSource
from layerlint.index.keras_choices import Choice
from layerlint.index.lineage import UNKNOWN, Lineage, joined_lineage, root_lineage
from layerlint.index.module import ClassHeader, FunctionHeader, Module
from layerlint.index.module_paths import NEVER_READ, package_of
from layerlint.index.project_modules import ProjectModules
from layerlint.index.third_party import known_root
from layerlint.model.facts import Base, Kind
from layerlint.tables.keras_names import is_model, is_public, keras_name, kind_of

MAX_HOPS = 100
_MAX_PARTS = 30
"""How many parts the name of a module may have."""


@dataclass(slots=True)
class Project(ProjectModules):
    """The names and the classes of the modules of a run.

    `base_classes` are names that count as layer classes without being found.
    """

    base_classes: frozenset[str] = frozenset()
    _lineages: dict[str, Lineage] = field(default_factory=dict)
    _resolved: dict[tuple[str, str], str] = field(default_factory=dict)
    _trail: list[tuple[str, Module]] = field(default_factory=list)
    """The names that may mean several things, on the way to what is being resolved."""
    _trails: dict[tuple[str, str], tuple[tuple[str, Module], ...]] = field(default_factory=dict)
    function_sources: dict[str, FunctionSource] = field(default_factory=dict)
    _on_circle: set[tuple[str, str]] = field(default_factory=set)
    """A class with a base that derives from it in turn."""

    # -------------------------------------------------------------------------------- names

    def qualify(self, module: Module, dotted: str) -> str | None:
        """The qualified name of a dotted name used at the top level of the module; None where nothing binds it."""
        key = (module.file, dotted)
        if key in self._resolved:
            return self._resolved[key] or None
        first, _, rest = dotted.partition(".")
        self._trail.clear()
        qualified = self._bound(module, first)
        if qualified is not None:
            qualified = self.follow(f"{qualified}.{rest}" if rest else qualified, module)
        self._resolved[key] = qualified or ""
        if self._trail:
            self._trails[key] = tuple(self._trail)
        return qualified

    def choices(self, module: Module, dotted: str) -> tuple[tuple[Choice, Module], ...]:
        """What the name, or one that leads to what it means, may mean; nothing where that is one thing."""
        self.qualify(module, dotted)
        trail = self._trails.get((module.file, dotted), ())
        return tuple((choice, where) for name, where in trail[:1] for choice in where.choices[name])

    def meaning(self, choice: Choice, module: Module) -> str:
        """The qualified name of a choice."""
        return choice.name if choice.is_import else self.qualify(module, choice.name) or choice.name

    def _bound(self, module: Module, name: str) -> str | None:
        """What the module binds the name to, which may be a name that leads on."""
        return self._own(module, name) or self._starred(module, name)

    def _own(self, module: Module, name: str, depth: int = 0) -> str | None:
        """The same without what star imports bring, but for the name at the end of aliases."""
        below: list[str] = []
        seen: set[str] = set()
        if name in module.choices:
            self._trail.append((name, module))
        while name in module.aliases and not module.defines(name):
            if name in seen:
                return None
            seen.add(name)
            name, *rest = module.aliases[name].split(".")
            below[:0] = rest
        if name in module.imports and name not in module.classes and name not in module.functions:
            imported = module.imports[name]
            qualified: str | None = imported.module
            if imported.name:
                qualified = f"{self.absolute(imported, module)}.{imported.name}"
            elif not imported.level:
                qualified = self._known_name(imported.module, module)
        elif module.defines(name) or name in module.calls:
            qualified = f"{module.name}.{name}"
        else:
            qualified = self._starred(module, name, depth + 1) if seen and depth < MAX_HOPS else None
        return ".".join([qualified, *below]) if qualified is not None else None

    def _starred(self, module: Module, name: str, depth: int = 0) -> str | None:
        """What `from x import *` may bind the name to; modules may import each other so."""
        seen = {module.file}
        waiting = [(star, module) for star in reversed(module.stars)]
        while waiting:
            star, near = waiting.pop()
            source = self.absolute(star, near)
            if package_of(source) in NEVER_READ:
                if is_public(keras_name(f"{source}.{name}") or ""):
                    return f"{source}.{name}"
                continue
            other = self.module(source, near)
            if other is None or other.file in seen:
                continue
            seen.add(other.file)
            qualified = self._own(other, name, depth)
            if qualified is not None:
                return qualified
            waiting.extend((below, other) for below in reversed(other.stars))
        return None

    def follow(self, qualified: str, near: Module) -> str:
        """The name of the definition that a qualified name leads to, through re-exports of names and of modules."""
        seen = {qualified}
        while len(seen) < MAX_HOPS:
            step = self._step(qualified, near)
            if step is None or step[0] in seen:
                return qualified
            qualified, near = step
            seen.add(qualified)
        return qualified

    def _step(self, qualified: str, near: Module) -> tuple[str, Module] | None:
        """What the longest part of the name that is a module of ours binds the next part to."""
        parts = qualified.split(".")
        if parts[0] in NEVER_READ:
            return None
        for cut in range(min(len(parts) - 1, _MAX_PARTS), 0, -1):
            module = self.module(".".join(parts[:cut]), near)
            if module is not None:
                bound = self._bound(module, parts[cut])
                return (".".join([bound, *parts[cut + 1 :]]), module) if bound is not None else None
        return None

    def function(self, qualified: str) -> tuple[Module, str, FunctionHeader] | None:
        """A function of a module that was read, where a call of its name certainly runs it, and its name there."""
        member = self._member(qualified)
        header = member[0].functions.get(member[1]) if member is not None else None
        return (*member, header) if member is not None and header is not None and header.certain else None

    def is_function(self, qualified: str) -> bool:
        member = self._member(qualified)
        return member is not None and member[1] in member[0].functions

    def called(self, qualified: str) -> tuple[Module, str, str] | None:
        """The module of a name that is bound to a call once, its name there, and what is called."""
        member = self._member(qualified)
        if member is None:
            return None
        module, name = member
        callee = module.calls.get(name)
        if not callee or name in module.classes or name in module.functions:
            return None
        return module, name, callee

    def _member(self, qualified: str) -> tuple[Module, str] | None:
        """The module that was read, and the rest of the name: of a function in a function `outer.<locals>.inner`."""
        owner, local, rest = qualified.partition(".<locals>.")
        owner, _, name = owner.rpartition(".")
        while owner and local and owner not in self.names:  # a method of a class
            owner, _, more = owner.rpartition(".")
            name = f"{more}.{name}"
        file = self.names.get(owner)
        module = self.modules.get(file) if file is not None else None
        return (module, f"{name}{local}{rest}") if module is not None else None

    # -------------------------------------------------------------------------------- classes

    def header(self, qualified: str) -> tuple[Module, ClassHeader] | None:
        """The class statement that a qualified name leads to, in a module that was read."""
        parts = qualified.split(".")
        for cut in range(len(parts) - 1, 0, -1):
            file = self.names.get(".".join(parts[:cut]))
            module = self.modules.get(file) if file is not None else None
            if module is not None:
                header = module.classes.get(".".join(parts[cut:]))
                return (module, header) if header is not None else None
        return None

    def is_defined_again(self, qualified: str) -> bool:
        """Whether the module has other classes of the same name before that one."""
        definition = self.header(qualified)
        return definition is not None and any(
            key.startswith(f"{definition[1].qualname}@") for key in definition[0].classes
        )

    def lineage(self, qualified: str) -> Lineage:
        """Bases first, without recursion: chains of classes may be long.

        Classes that derive from each other in a cycle cannot be made by Python as they stand: which base of such a class
        lies on the cycle is not known, whichever class was resolved first.
        """
        if qualified not in self._lineages:
            for cycle in cycles(qualified, self._unread_bases):
                inside = set(cycle)
                for name in cycle:
                    self._on_circle |= {(name, base) for base in self._unread_bases(name) if base in inside}
                for name in cycle:
                    self._lineages[name] = self._lineage(name)
        return self._lineages[qualified]

    def _unread_bases(self, qualified: str) -> list[str]:
        """The names of the bases of a class whose lineage is not yet known."""
        definition = self.header(qualified)
        names = (
            [self.base_name(*definition, base) for base in definition[1].bases]
            if definition is not None
            else []
        )
        return [name for name in names if name not in self._lineages]

    def _lineage(self, qualified: str) -> Lineage:
        root = root_lineage(qualified)
        if root is not None:
            return root
        if qualified in self.base_classes or qualified.rpartition(".")[2] in self.base_classes:
            return Lineage(Kind.SUBLAYER, ("keras.layers.Layer",), complete=False)
        definition = self.header(qualified)
        derived = self._derived(qualified, *definition) if definition is not None else UNKNOWN
        if derived.kind is None and not derived.complete and (base := known_root(qualified)) is not None:
            return Lineage(Kind.SUBLAYER, (base,), derived.ancestors, complete=False)
        return derived

    def _derived(self, qualified: str, module: Module, header: ClassHeader) -> Lineage:
        parents: list[tuple[str, Lineage]] = []
        complete = not header.keywords or header.keywords == ("metaclass",)
        for base in header.bases:
            name = self.base_name(module, header, base)
            if (qualified, name) in self._on_circle:
                name = ""
            parents.append((name, self.lineage(name) if name else UNKNOWN))
        return joined_lineage(parents, complete, lambda name: self.header(name) is not None)

    def base_name(self, module: Module, header: ClassHeader, base: str) -> str:
        """The qualified name of a base as written; "" where it is no name, itself where nothing binds it."""
        if "?" in base:
            return ""
        outer = header.qualname.rpartition(".")[0]
        while outer:
            if f"{outer}.{base}" in module.classes and f"{outer}.{base}" != header.qualname:
                return f"{module.name}.{outer}.{base}"
            outer = outer.rpartition(".")[0]
        return self.qualify(module, base) or base

    def bases(self, qualified: str, module: Module, header: ClassHeader) -> tuple[Base, ...]:
        bases: list[Base] = []
        for base in header.bases:
            name = self.base_name(module, header, base)
            resolved = bool(name) and self.lineage(name).complete and (qualified, name) not in self._on_circle
            imported = module.plain_import(base.partition(".")[0])
            bases.append(Base(name or base, resolved, imported))
        return tuple(bases)

    def instance_kind(self, qualified: str) -> Kind | None:
        """What an instance of the class is; `OBJECT` for a class of the project that Keras has no part in."""
        short = keras_name(qualified)
        if short is not None:
            return kind_of(short)
        if package_of(qualified) in NEVER_READ and qualified != "tensorflow.Module":
            return None
        lineage = self.lineage(qualified)
        if lineage.kind is not None:
            return lineage.kind
        if self.header(qualified) is not None and lineage.complete:
            return Kind.OBJECT
        return None

    def derives_from_model(self, lineage: Lineage) -> bool:
        return any(is_model(keras_name(root) or "") for root in lineage.roots)
