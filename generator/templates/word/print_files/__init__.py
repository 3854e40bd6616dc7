"""The print file (打印文件): finished papers one behind the other in one document, each as it is by itself.

:mod:`joining` does it. :mod:`letter` opens a paper, :mod:`shared` holds what all of them have in common,
:mod:`stories` makes its text, headers and footers the print file's: :mod:`looks` its styles, :mod:`lists` and
:mod:`numbering` its lists, :mod:`fields` what it counts, :mod:`identities` its ids and names, :mod:`carrying` the parts
that it refers to.
:mod:`sections` gives it sections that owe nothing to the paper before it; :mod:`body` writes the main document.
"""

from generator.templates.word.print_files.joining import print_file

__all__ = ["print_file"]
