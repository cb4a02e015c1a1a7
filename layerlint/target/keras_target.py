"""Which Keras code is for, 2 or 3, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from layerlint.target.evidence import TargetEvidence


@dataclass(frozen=True, slots=True)
class Target:
    """The Keras major version that code is for. `reason` completes "Keras 3 (...)".

    `guess` is set where nothing certain decides it, `requested` where the settings name it, `early` where `keras` is the
    one of before TensorFlow's own, `before_2_10` and `before_2_6` where it is certainly older than that. `legacy` is the
    place that makes `tf.keras` Keras 2, whatever `keras` is, or "".
    `guarded` is set where the project imports the file for this Keras alone. `contradictions` are sentences for users.
    """

    keras: int
    reason: str
    guess: bool = False
    evidence: TargetEvidence | None = None
    legacy: str = ""
    contradictions: tuple[str, ...] = ()
    requested: bool = False
    guarded: bool = False
    early: bool = field(default=False, compare=False)
    before_2_10: bool = field(default=False, compare=False)
    before_2_6: bool = field(default=False, compare=False)

    def of_root(self, root: str) -> int:
        """The Keras of classes of `keras` or `tf.keras`."""
        return 2 if self.legacy and root == "tf.keras" else self.keras


UNKNOWN = Target(3, "a guess: nothing in the project says otherwise", guess=True)
