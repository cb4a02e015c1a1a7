"""What a start of the linter must not pay for."""

from __future__ import annotations

import subprocess
import sys


def test_reading_a_class_leaves_out_the_matchers_of_libcst() -> None:
    """Their import takes as long as that of the rest of LibCST."""
    program = "import sys, layerlint.run.lint_class, layerlint.fixes; print('libcst.matchers' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
