"""`python -m layerlint`, without the working directory on the path, whose modules are checked and not imported."""

import os
import sys

if __name__ == "__main__":
    if not sys.flags.safe_path and sys.path[0] in ("", os.getcwd()):
        del sys.path[0]
    from layerlint.cli.main import program

    program()
