"""``fawen doctor``: the machine and the working folder come in, facts for whoever helps go out; nothing is changed.

Each of :mod:`versions`, :mod:`fonts`, :mod:`office`, :mod:`extras`, :mod:`rights`, :mod:`leftovers` and :mod:`inputs`
finds the facts of one kind, :mod:`commands` says what each command lacks; :mod:`examining` puts them together.
:mod:`anonymous_places` keeps names of people, papers and machines out of paths.
"""

from generator.desk.doctor.anonymous_places import Where
from generator.desk.doctor.examining import examined
from generator.desk.doctor.facts import Fact, Kind, State

__all__ = ["Fact", "Kind", "State", "Where", "examined"]
