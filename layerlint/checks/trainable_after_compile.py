"""LL615: `trainable` that is set when the compiled model ignores it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.queries.model_uses import ModelUse, UseKind, histories
from layerlint.rule import Finding, ModelCode, Severity, code_rule


@code_rule(
    "LL615",
    "trainable-after-compile",
    summary="`trainable` is set between two trainings with no `compile` after it, or frozen before the first one.",
    severity=Severity.WARNING,
)
def trainable_after_compile(unit: ModelCode) -> Iterator[Finding]:
    reported: set[int] = set()
    for history in histories(unit):
        doubtful = {use.model for use in history if use.use is UseKind.UNKNOWN}
        for model in dict.fromkeys(use.model for use in history):
            if not model or model in doubtful:
                continue
            own = [use for use in history if use.model == model]
            for part in dict.fromkeys(use.part for use in own):
                if part in doubtful:
                    continue
                about = [use for use in own if use.use is not UseKind.SET or use.part in ("", part)]
                initial = next((use.initial for use in about if use.part), True)
                finding = _unseen(unit.code.keras, about, initial)
                if finding is not None and finding.at not in reported:
                    reported.add(finding.at)
                    yield finding


def _unseen(keras: int, history: list[ModelUse], initial: bool | None) -> Finding | None:
    now = at_compile = initial
    traced: bool | None = None
    compiled = trained = False
    change: ModelUse | None = None
    for use in history:
        if use.use is UseKind.COMPILED:
            compiled, trained, at_compile, traced, change = True, False, now, None, None
        elif use.use is UseKind.SET:
            now, change = use.trainable, use
        elif use.use is UseKind.TRAINED:
            if change is not None and traced is not None and now is not traced:
                return _late(change, use.label)
            if (
                change is not None
                and not change.part
                and _is_frozen(keras, compiled and bool(at_compile), now)
            ):
                return _frozen(change, use.label)
            if not trained:
                trained, traced = True, at_compile if keras == 2 and compiled else now
            change = None
    return None


def _is_frozen(keras: int, trains_by_compile: bool | None, now: bool | None) -> bool:
    """Whether the first step freezes what was trainable when the model was compiled."""
    return keras == 3 and bool(trains_by_compile) and now is False


def _late(change: ModelUse, model: str) -> Finding:
    return Finding(
        change.at,
        f"`{model}` has been trained already and is not compiled again: its next training ignores this change",
        help=f"call `{model}.compile(...)` after the change, or make one model for each training",
    )


def _frozen(change: ModelUse, model: str) -> Finding:
    return Finding(
        change.at,
        f"Keras 3 reads `trainable` in the first step, not in `compile`: `{model}` is frozen when it is trained",
        help=f"set `{model}.trainable = True` before it is trained, and `False` before the model around it is",
    )
