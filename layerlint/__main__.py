"""`python -m layerlint`."""

from layerlint.cli import main

if __name__ == "__main__":
    main()
