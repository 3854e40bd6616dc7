"""The command line: typed words come in, printed text and an exit code go out. It has no rule and no format."""

from generator.cli.entry_point import main

__all__ = ["main"]
