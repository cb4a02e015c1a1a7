"""The command line: a module for each command, from options to an exit code."""
