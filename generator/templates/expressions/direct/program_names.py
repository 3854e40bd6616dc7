"""Which Python variable stands for which name of the template, while direct code is made."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.templates.expressions.bare_names import UNIT
from generator.templates.expressions.name_reads import is_of_own_unit


class NotCoveredError(Exception):
    """A construct that only Jinja's own code can run."""


@dataclass(frozen=True, slots=True)
class Loop:
    """The variables of the loop whose body is being written: its index from 0, and its length."""

    index: str
    length: str


@dataclass(slots=True)
class ProgramNames:
    """The Python variables of one program; each name that no statement sets is looked up once.

    ``not_set`` are the names that are looked up where they are used.
    """

    free: dict[str, str] = field(default_factory=dict)
    not_set: set[str] = field(default_factory=set)
    constants: dict[str, object] = field(default_factory=dict)
    is_set: bool = False
    context_is_seen: bool = False
    _count: int = 0

    def fresh(self) -> str:
        """A new variable."""
        self._count += 1
        return f"v{self._count}"

    def constant(self, value: object) -> str:
        """A variable for ``value``, which the program gets when it is made."""
        name = f"c{len(self.constants)}"
        self.constants[name] = value
        return name

    def looked_up(self, name: str) -> str:
        """The variable of a name that is read from the context."""
        return self.free.setdefault(name, f"n{len(self.free)}")


@dataclass(frozen=True, slots=True)
class ProgramScope:
    """The meaning of names at one place of the template; each block has a scope of its own."""

    names: ProgramNames
    local: dict[str, str]
    loop: Loop | None = None
    depth: int = 0
    may_set: bool = True

    def variable(self, name: str) -> str:
        """The Python variable that stands for ``name`` here."""
        if name == "loop" and self.loop is not None:
            raise NotCoveredError(name)
        return self.local.get(name) or self.names.looked_up(name)

    def own_unit(self, name: str) -> str | None:
        """The variable of the template's own ``unit``, in which the bare ``name`` is looked up; None without one."""
        return self.local[UNIT] if is_of_own_unit(name, self.local) else None

    def set(self, name: str) -> str:
        """A variable for ``name`` from here on. Raises NotCoveredError where ``name`` would change its meaning.

        Jinja has rules of its own for such names.
        """
        known = name in self.local or name in self.names.free or name in self.names.not_set
        if not self.may_set or known or name == "loop":
            raise NotCoveredError(name)
        self.names.is_set = True
        self.local[name] = self.names.fresh()
        return self.local[name]

    def inner(self, *, may_set: bool) -> ProgramScope:
        """The scope of a block within this one."""
        return ProgramScope(self.names, dict(self.local), self.loop, self.depth, may_set)

    def testing(self, targets: dict[str, str]) -> ProgramScope:
        """The scope of the condition of a loop; ``loop`` there is the surrounding loop."""
        return ProgramScope(self.names, {**self.local, **targets}, self.loop, self.depth + 1, may_set=False)

    def looping(self, targets: dict[str, str], loop: Loop) -> ProgramScope:
        """The scope of a loop's body."""
        return ProgramScope(self.names, {**self.local, **targets}, loop, self.depth + 1)
