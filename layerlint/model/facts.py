"""The layer model: what is known of one layer class, as frozen data without syntax nodes.

A fact is known or absent. A value that could not be resolved has `Kind.UNKNOWN`, and no rule may
conclude anything from it.
"""

from __future__ import annotations

from layerlint.model.class_facts import Base, ClassFacts, ClassTraits
from layerlint.model.events import (
    Assign,
    Call,
    DeadStore,
    Event,
    Iterate,
    LocalAssign,
    LocalItem,
    OtherAssign,
    Raise,
    Read,
    Return,
    TargetForm,
    Test,
    TestForm,
    Use,
)
from layerlint.model.kinds import STATE, TENSORS, Form, Kind, Owner
from layerlint.model.layer_class import LayerClass, Part, answered_once
from layerlint.model.method_facts import InnerMethod, Method, MethodForm, Nested, Parameter, Phase, Wrapper
from layerlint.model.values import (
    BY_SETDEFAULT,
    DEFAULT,
    ENTRY,
    NOWHERE,
    NOWHERE_BOUND,
    Argument,
    At,
    Callee,
    Config,
    Guard,
    GuardKind,
    Value,
    attribute_of,
)

__all__ = [
    "BY_SETDEFAULT",
    "DEFAULT",
    "ENTRY",
    "NOWHERE",
    "NOWHERE_BOUND",
    "STATE",
    "TENSORS",
    "Argument",
    "Assign",
    "At",
    "Base",
    "Call",
    "Callee",
    "ClassFacts",
    "ClassTraits",
    "Config",
    "DeadStore",
    "Event",
    "Form",
    "Guard",
    "GuardKind",
    "InnerMethod",
    "Iterate",
    "Kind",
    "LayerClass",
    "LocalAssign",
    "LocalItem",
    "Method",
    "MethodForm",
    "Nested",
    "OtherAssign",
    "Owner",
    "Parameter",
    "Part",
    "Phase",
    "Raise",
    "Read",
    "Return",
    "TargetForm",
    "Test",
    "TestForm",
    "Use",
    "Value",
    "Wrapper",
    "answered_once",
    "attribute_of",
]
