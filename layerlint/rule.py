"""Rules, their findings, and diagnostics: findings placed in files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from layerlint.model.facts import At, LayerClass
from layerlint.model.outside import OutsideCode
from layerlint.text import Fix, Safety, Span


class Severity(StrEnum):
    """The severity of a finding.

    error: fails or is silently wrong whenever the code runs. warning: wrong in some scenario that
    users meet (fit, save, another batch size). note: true and worth knowing; never fails a run.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class FixRequest:
    """The name of a fixer in `layerlint.fixes` and its values; edits are made on demand.

    A fix that is not `certain` may change the program for some arguments: it is unsafe, whatever the rule declares.
    """

    fixer: str
    at: At
    values: tuple[tuple[str, str], ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check yields: a syntax node of the class and a message.

    `attribute` is the attribute path of the finding (`w` for `self.w`), for baselines and pictures. `severity` overrides
    the rule's own. `related` are other nodes of the class that explain the finding, each with a label. `elsewhere` is the
    message for a node in a function outside the class, "" if `message` holds there too. Findings of one rule in one class
    with the same `cause` are reported as one, if there are many or the cause begins with `ONCE`, those in several classes
    of a file if it begins with `OF_FILE` or `HABIT`; "" is no cause.
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
"""The prefix of a cause that is always reported as one finding, even on few lines."""
OF_FILE = f"{ONCE}file: "
"""The prefix of such a cause that classes of one file share."""
HABIT = "habit: "
"""The prefix of a cause that classes of one file share, which is reported as one finding if there are many."""

Check = Callable[[LayerClass], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class OutsideFinding:
    """A finding outside layer classes, in lines of the module. `inside` is the function or method.

    `cause` is the name that a failing import lacks: findings in classes with the same cause are dropped. `severity`
    overrides the rule's own.
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

    `models` are the layer classes of the project whose objects it calls, by qualified name; `entered` are the calls of
    functions whose events are added to its own. `top` is the top level of its module, if that creates models. `losses`
    are the functions of its module that models are compiled with.
    """

    code: LayerClass
    models: Mapping[str, LayerClass]
    entered: frozenset[At] = frozenset()
    top: LayerClass | None = None
    losses: frozenset[str] = frozenset()


ModelCheck = Callable[[ModelCode], Iterator[Finding]]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule: `targets` are the Keras major versions that it applies to. Rules are compared by identity."""

    code: str
    name: str
    summary: str
    targets: tuple[int, ...]
    severity: Severity
    check: Check | None
    fix: Safety | None = None
    default: bool = True
    outside: OutsideCheck | None = None
    """The check of names that code outside layer classes uses."""
    in_code: ModelCheck | None = None
    """The check of code outside layer classes that creates or trains models."""

    @property
    def of_plugin(self) -> bool:
        """Whether it is of a plugin: `LL` is reserved for layerlint's own."""
        return not self.code.startswith("LL")

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
    """Turn a check into a frozen `Rule`; importing registers nothing."""

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
    """Turn a check of code outside layer classes into a frozen `Rule`."""

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
    """Turn a check of names outside layer classes into a frozen `Rule`."""

    def make(check: OutsideCheck) -> Rule:
        return Rule(code, name, summary, targets, severity, _finds_nothing, fix, outside=check)

    return make


def _finds_nothing(layer: LayerClass) -> Iterator[Finding]:
    yield from ()


class Evidence(StrEnum):
    """The evidence of a finding: reading the code, or running it."""

    STATIC = "static"
    PROVED = "proved"
    REFUTED = "refuted"
    NOT_RUN = "not run"


@dataclass(frozen=True, slots=True)
class Grounds:
    """The grounds of evidence: the plan (name, value and origin of each argument), scenarios, and the control.

    The control is the same plan without the scenarios: "passed", "constructed" where a scenario needs no call and calls
    fail, or its error.
    """

    plan: tuple[tuple[str, str, str], ...]
    scenarios: tuple[str, ...]
    control: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding: the `__init__` that should own the weight.

    `path` is "" for a place in the file of the finding, else the other file, as the user would type it. `function` is
    the qualified name of the function outside the class that holds the place, "" for a place in the class. `cell` is the
    code cell of a notebook, whose lines `span` then counts. `repeats` is whether the place has the same cause.
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
    qualified class name in its module, `method` the method that holds the finding. Diagnostics of one class and rule with
    the same `cause` are reported as one.
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
    """Whether a migration from Keras 2 to Keras 3 causes it: it does not hold with Keras 2."""


SYNTAX_ERROR = Rule(
    "LL900",
    "syntax-error",
    "The file does not parse as Python.",
    (2, 3),
    Severity.ERROR,
    None,
)
"""The rule for a file that does not parse."""

UNUSED_SUPPRESSION = Rule(
    "LL901",
    "unused-suppression",
    "A comment ignores a rule that reports nothing there, or is malformed and ignores nothing.",
    (2, 3),
    Severity.WARNING,
    None,
    Safety.SAFE,
)
"""The rule for unused and malformed suppression comments."""

NEVER_IGNORED = frozenset({SYNTAX_ERROR.code, UNUSED_SUPPRESSION.code})
"""Rules that comments cannot ignore."""
