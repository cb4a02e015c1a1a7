"""`python -m layerlint`."""

from layerlint.cli.app import main

if __name__ == "__main__":
    main()
