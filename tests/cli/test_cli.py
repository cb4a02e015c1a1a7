"""The command line as a user meets it, in fresh processes."""

from __future__ import annotations

import subprocess
import sys


def test_version_imports_neither_libcst_nor_tensorflow() -> None:
    code = (
        "import sys; sys.argv = ['layerlint', '--version']\n"
        "from layerlint.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code\n"
        "assert not {'libcst', 'tensorflow', 'keras', 'rich'} & set(sys.modules), 'heavy import'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("layerlint 0.")
