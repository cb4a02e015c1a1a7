"""What a rule is, what it finds, and what a finding becomes when it is placed in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from layerlint.model.facts import At, LayerClass
from layerlint.model.outside import OutsideCode
from layerlint.text import Fix, Safety, Span


class Severity(StrEnum):
    """How bad a finding is.

    error: fails or is silently wrong whenever the code runs. warning: wrong in some scenario that
    users meet (fit, save, another batch size). note: true and worth knowing; never fails a run.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class FixRequest:
    """The name of a fixer in `layerlint.fixes` and the values it needs; edits are made on demand.

    Not `certain` is a fix that may change what the program does for some arguments: it is unsafe, whatever the rule says.
    """

    fixer: str
    at: At
    values: tuple[tuple[str, str], ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check yields: where (a syntax node of the class) and what.

    `attribute` is the attribute path the finding is about (`self.w` is `w`), for baselines and pictures.
    `severity` overrides the rule's own where the Keras target or the class's evidence asks for it. `related`
    are other nodes of the class that explain the finding, each with a label. `elsewhere` is the message where the node
    stands in a function outside the class, "" where `message` is true there too. Findings of one rule in one class with
    the same `cause` are told as one, where they are many or it begins with `ONCE`; "" stands alone.
    """

    at: At
    message: str
    _: KW_ONLY
    elsewhere: str = ""
    attribute: str = ""
    help: str = ""
    severity: Severity | None = None
    fix: FixRequest | None = None
    related: tuple[tuple[At, str], ...] = ()
    cause: str = ""


ONCE = "once: "
"""A cause that begins so is told once, on however few lines it shows."""

Check = Callable[[LayerClass], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class OutsideFinding:
    """What a rule finds outside layer classes, in lines of the module. `inside` is the function or method.

    `cause` is what an import lacks that fails: what a class says of the same is not told again. `severity` stands in the
    place of the rule's.
    """

    span: Span
    message: str
    _: KW_ONLY
    help: str = ""
    fix: Fix | None = None
    inside: str = ""
    cause: str = ""
    severity: Severity | None = None


OutsideCheck = Callable[[OutsideCode], Iterator[OutsideFinding]]


@dataclass(frozen=True, slots=True)
class ModelCode:
    """A function, a plain class or the top level of a module, in the form of a class, which Keras does not call.

    `models` are the layer classes of the project whose objects it calls, by their qualified names; `entered` the calls of
    functions whose events joined its own. `top` is the top level of its module, where that makes models. `losses` are the
    functions of its module that models are compiled with.
    """

    code: LayerClass
    models: Mapping[str, LayerClass]
    entered: frozenset[At] = frozenset()
    top: LayerClass | None = None
    losses: frozenset[str] = frozenset()


ModelCheck = Callable[[ModelCode], Iterator[Finding]]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule: `targets` are the Keras major versions that it speaks of. It is equal to itself alone."""

    code: str
    name: str
    summary: str
    targets: tuple[int, ...]
    severity: Severity
    check: Check | None
    fix: Safety | None = None
    default: bool = True
    outside: OutsideCheck | None = None
    """What it finds outside layer classes by the names that are used."""
    in_code: ModelCheck | None = None
    """What it finds in code outside layer classes that makes or trains models."""

    @property
    def speaks_of_layers(self) -> bool:
        return self.check is not None and self.check is not _finds_nothing


def rule(
    code: str,
    name: str,
    *,
    summary: str,
    targets: tuple[int, ...] = (2, 3),
    severity: Severity = Severity.ERROR,
    fix: Safety | None = None,
    default: bool = True,
) -> Callable[[Check], Rule]:
    """Turn a check into a frozen `Rule`; nothing is registered by importing."""

    def make(check: Check) -> Rule:
        return Rule(code, name, summary, targets, severity, check, fix, default)

    return make


def code_rule(
    code: str,
    name: str,
    *,
    summary: str,
    targets: tuple[int, ...] = (2, 3),
    severity: Severity = Severity.ERROR,
) -> Callable[[ModelCheck], Rule]:
    """Turn a check of code outside layer classes alone into a frozen `Rule`."""

    def make(check: ModelCheck) -> Rule:
        return Rule(code, name, summary, targets, severity, _finds_nothing, in_code=check)

    return make


def outside_rule(
    code: str,
    name: str,
    *,
    summary: str,
    targets: tuple[int, ...] = (2, 3),
    severity: Severity = Severity.ERROR,
    fix: Safety | None = None,
) -> Callable[[OutsideCheck], Rule]:
    """Turn a check of what stands outside layer classes alone into a frozen `Rule`."""

    def make(check: OutsideCheck) -> Rule:
        return Rule(code, name, summary, targets, severity, _finds_nothing, fix, outside=check)

    return make


def _finds_nothing(layer: LayerClass) -> Iterator[Finding]:
    yield from ()


class Evidence(StrEnum):
    """What a finding rests on: reading the code, or running it."""

    STATIC = "static"
    PROVED = "proved"
    REFUTED = "refuted"
    NOT_RUN = "not run"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What evidence rests on: the plan (name, value and origin of each argument), scenarios, and the control.

    The control is the same plan without what the scenarios add: "passed", or the error that it failed with.
    """

    plan: tuple[tuple[str, str, str], ...]
    scenarios: tuple[str, ...]
    control: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding: the `__init__` that should own the weight.

    `path` is "" for a place in the file of the finding, else the other file, as the user would type it. `function` is
    the qualified name of the function outside the class in which the place stands, "" for one in the class. `cell` is
    the code cell of a notebook, whose lines `span` then counts. `repeats` is true of another place with the same cause.
    """

    span: Span
    label: str
    path: str = ""
    function: str = ""
    cell: int | None = None
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding placed in a file. `path` is as the user would type it; `span` is in that file's own lines.

    `cell` is the 1-based code cell of a notebook, whose lines `span` then counts. `layer` is the
    qualified class name in its module, `method` the method that holds the finding. Those of one class and rule with the
    same `cause` are told as one.
    """

    path: str
    span: Span
    code: str
    name: str
    severity: Severity
    message: str
    help: str = ""
    layer: str = ""
    method: str = ""
    attribute: str = ""
    keras: int = 3
    cell: int | None = None
    fix: Fix | None = None
    evidence: Evidence = Evidence.STATIC
    seen: str = ""
    grounds: Grounds | None = None
    noqa_line: int | None = None
    related: tuple[Related, ...] = ()
    cause: str = ""
    migration: bool = False
    """Whether it is what keeps a project of Keras 2 from Keras 3: Keras 2 does not have it."""


SYNTAX_ERROR = Rule(
    "LL900",
    "syntax-error",
    "The file does not parse as Python.",
    (2, 3),
    Severity.ERROR,
    None,
)
"""What a file is reported under that cannot be checked."""

UNUSED_SUPPRESSION = Rule(
    "LL901",
    "unused-suppression",
    "A comment ignores a rule that finds nothing there, or is malformed and ignores nothing.",
    (2, 3),
    Severity.WARNING,
    None,
    Safety.SAFE,
)
"""What comments that ignore findings are reported under themselves."""

NEVER_IGNORED = frozenset({SYNTAX_ERROR.code, UNUSED_SUPPRESSION.code})
"""What no comment is written for."""
