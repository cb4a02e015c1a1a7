"""Python counts the indentation of a line from behind a form feed; columns are those of the file all the same."""

from __future__ import annotations

import pytest

from layerlint.files.edits import LineIndex, apply_edits
from layerlint.run.lint_text import lint_text

BEFORE = "import keras\n\n\nclass A(keras.layers.Layer):\n    def __init__(self, n, **kwargs):\n"
SUPER = "        super().__init__(**kwargs)\n"
MADE = "        self.ds = [keras.layers.Dense(4)] * n\n"
AFTER = "\n    def call(self, x):\n        for d in self.ds:\n            x = d(x)\n        return x\n"

FORMS = {
    "alone": BEFORE + SUPER + "\f\n" + MADE + AFTER,
    "before-a-statement": BEFORE + SUPER + "\f" + MADE + AFTER,
    "before-the-first-statement": BEFORE + "\f" + SUPER + MADE + AFTER,
    "between-spaces": BEFORE + SUPER + "   \f" + MADE + AFTER,
    "twice": BEFORE + "\f \f" + SUPER + "\f \f" + MADE + AFTER,
    "before-a-method": (BEFORE + SUPER + MADE + AFTER).replace("    def", "\f    def"),
    "before-the-class": (BEFORE + SUPER + MADE + AFTER).replace("class", "\fclass"),
    "below-a-decorator": (BEFORE + SUPER + MADE + AFTER).replace("class", "@keras.saving.f()\n\fclass"),
    "before-a-decorator": (BEFORE + SUPER + MADE + AFTER).replace("class", "\f@keras.saving.f()\nclass"),
    "in-a-string": BEFORE + '        """Words.\n\fMore."""\n' + SUPER + MADE + AFTER,
}


@pytest.mark.parametrize("form", FORMS)
def test_columns_are_exact(form: str) -> None:
    text = FORMS[form]
    compile(text, form, "exec")
    (found,) = lint_text(text, path="a.py", keras=3)
    assert found.code == "LL203", found.message
    assert LineIndex(text).slice(found.span) == "[keras.layers.Dense(4)] * n"


@pytest.mark.parametrize("form", FORMS)
def test_a_fix_fits_the_file(form: str) -> None:
    text = FORMS[form].replace(SUPER, SUPER.replace("super().__init__(**kwargs)", "self.n = n"))
    found = [one.fix for one in lint_text(text, path="a.py", keras=3) if one.code == "LL301"]
    assert found, "LL301 is not found"
    assert found[0] is not None
    fixed = apply_edits(text, found[0].edits)
    compile(fixed, form, "exec")
    assert "LL301" not in [one.code for one in lint_text(fixed, path="a.py", keras=3)]
