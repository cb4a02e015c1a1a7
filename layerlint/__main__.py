"""`python -m layerlint`."""

from layerlint.cli.main import main

if __name__ == "__main__":
    main()
