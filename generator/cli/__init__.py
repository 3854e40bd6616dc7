"""The command line: it reads the words typed, prints, and gives an exit code. It knows no rule and no format."""

from generator.cli.running import main

__all__ = ["main"]
