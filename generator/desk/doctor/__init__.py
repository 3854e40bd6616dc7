"""``fawen doctor``: the machine and the working folder come in, facts for whoever helps go out; nothing is changed.

Each of :mod:`examining`, :mod:`office`, :mod:`office`, :mod:`examining`, :mod:`examining`, :mod:`leftovers` and
:mod:`inputs` finds the facts of one kind, :mod:`examining` says what each command lacks; :mod:`examining` puts them
together. :mod:`examining` keeps names of people, papers and machines out of paths.
"""

from generator.desk.doctor.examining import Fact, Kind, State, Where, examined

__all__ = ["Fact", "Kind", "State", "Where", "examined"]
