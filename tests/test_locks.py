"""The lists of what is installed: complete for pyproject.toml, with digests, and right for every system and Python."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = ROOT / ".ci" / "locks"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = {"office": ("fast", "mail", "pdf", "preview", "web"), "test": ("test",)}
MACHINES = [(system, f"3.{minor}") for system in ("linux-x86_64", "windows", "macosx_arm64") for minor in range(11, 15)]
_DIGEST = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")


def _locked() -> ModuleType:
    spec = spec_from_file_location("locked", ROOT / ".ci" / "offline" / "locked.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LOCKED = _locked()


def wanted(name: str) -> Iterator[Requirement]:
    """What pyproject.toml asks for, by the name of a list."""
    if name == "tools":
        yield from map(Requirement, PROJECT["build-system"]["requires"])
        return
    yield from map(Requirement, PROJECT["project"]["dependencies"])
    for extra in EXTRAS[name]:
        yield from _of_extra(extra)


def _of_extra(extra: str) -> Iterator[Requirement]:
    for each in map(Requirement, PROJECT["project"]["optional-dependencies"][extra]):
        if each.name == "fawen":
            for further in each.extras:
                yield from _of_extra(further)
        else:
            yield each


def versions(name: str, system: str, python: str) -> dict[str, list[str]]:
    """The versions that a list has for a machine, by the names of packages."""
    found: dict[str, list[str]] = {}
    for entry in LOCKED.entries((LOCKS / f"{name}.txt").read_text(encoding="utf-8")):
        if LOCKED.holds(entry, LOCKED.machine(system, python)):
            package, _, version = LOCKED.bare(entry).split()[0].partition("==")
            found.setdefault(canonicalize_name(package), []).append(version)
    return found


@pytest.mark.parametrize(("system", "python"), MACHINES)
@pytest.mark.parametrize("name", ["tools", "office", "test"])
def test_everything_that_is_asked_for_is_listed_once(name: str, system: str, python: str) -> None:
    listed = versions(name, system, python)
    assert all(len(each) == 1 for each in listed.values())
    for requirement in wanted(name):
        assert requirement.specifier.contains(listed[canonicalize_name(requirement.name)][0], prereleases=True)


@pytest.mark.parametrize(("system", "python"), MACHINES[:1])
def test_tests_run_with_what_an_office_gets(system: str, python: str) -> None:
    assert versions("office", system, python).items() <= versions("test", system, python).items()


@pytest.mark.parametrize("path", sorted(LOCKS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_entry_is_one_version_with_digests_and_names_no_registry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    entries = list(LOCKED.entries(text))
    assert entries
    for entry in entries:
        first, *digests = entry.splitlines()
        assert re.fullmatch(r"[a-z0-9.-]+==[0-9a-z.+!]+(?: ; [^\\]+)? \\", first)
        assert digests
        assert all(_DIGEST.fullmatch(each) for each in digests)


def test_the_lines_for_another_machine_have_no_markers() -> None:
    script = ROOT / ".ci" / "offline" / "locked.py"
    words: list[str | Path] = [sys.executable, script, LOCKS / "office.txt", "windows", "3.11"]
    told = subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout
    assert "textual-image==" in told
    assert ";" not in told
