"""`python -m layerlint`."""

from layerlint.cli.main import program

if __name__ == "__main__":
    program()
