"""``fawen doctor``: the machine and the working folder come in, facts for whoever helps go out; nothing is changed.

:mod:`examining` puts all facts together. It finds those of versions, extras, rights and commands itself, and keeps
names of people, papers and machines out of paths. :mod:`office` finds LibreOffice and the fonts, :mod:`leftovers` what
interrupted runs left, :mod:`inputs` what a build would read here.
"""

from generator.desk.doctor.examining import Fact, Kind, State, Where, examined

__all__ = ["Fact", "Kind", "State", "Where", "examined"]
