"""Real files, real events: each test saves as a program does and takes what comes of it.

What depends on how long a step takes is tried with a clock of the test's own, and its steps are done while
``settled`` waits.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

import generator.desk.watching.bell as bell
import generator.desk.watching.settled_saves as settling
from generator.desk.watching import Inputs, Save, SavedFiles, watching
from generator.desk.watching.settled_saves import settled
from generator.desk.watching.snapshots import Snapshot, compared, snapshot
from tests.patience import PATIENCE, Clock, wait_until


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slowly this machine takes the steps of a save, it is waited for."""
    monkeypatch.setattr(settling, "PATIENCE", PATIENCE)
    monkeypatch.setattr(settling, "LONGEST", PATIENCE)


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    folder = tmp_path / "办 公 (发文)"
    (folder / "templates" / "unit").mkdir(parents=True)
    (folder / "templates" / "unit" / "函.docx").write_bytes(b"old")
    (folder / "units.yaml").write_bytes(b"groups: []")
    return Inputs(folder / "templates", folder / "templates", folder / "units.yaml", folder / "output")


@pytest.fixture
def letter(inputs: Inputs) -> Path:
    return inputs.templates / "unit" / "函.docx"


Waits = Callable[[list[Callable[[], object]], float], None]


def following(looks: Iterator[SavedFiles], save: Callable[[], object]) -> SavedFiles:
    """The next look after ``save`` was done by somebody else while this process was waiting."""
    saver = threading.Timer(0.1, save)
    saver.start()
    try:
        return next(looks)
    finally:
        saver.join()


def steps_of_word(path: Path, data: bytes) -> list[Callable[[], object]]:
    """Word's steps when it saves a file."""
    lock, new, old = (path.with_name(name) for name in ("~$" + path.name[1:], "~WRD0001.tmp", "~WRL0002.tmp"))
    return [
        lambda: lock.write_bytes(b"lock"),
        lambda: new.write_bytes(data),
        lambda: path.rename(old),
        lambda: new.rename(path),
        old.unlink,
        lock.unlink,
    ]


def saving(path: Path) -> list[Callable[[], object]]:
    """A save that has come to where the file is gone; the steps that are left of it."""
    [lock, new, away, *rest] = steps_of_word(path, b"new")
    for step in (lock, new, away):
        step()
    return rest


def as_word_does(path: Path, data: bytes) -> None:
    """Saves a file in Word's steps."""
    for step in steps_of_word(path, data):
        step()


def at_once(path: Path, data: bytes) -> None:
    """Saves a file in one step: nobody sees it half written."""
    new = path.with_name(path.name + ".tmp")
    new.write_bytes(data)
    new.replace(path)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Waits:
    """Has the given steps done by the clock of ``settled``, one after each of the given seconds that it waits."""

    def install(steps: list[Callable[[], object]], each: float) -> None:
        clock, left = Clock(), iter(enumerate(steps, start=1))
        due = next(left, None)

        def sleep(seconds: float) -> None:
            nonlocal due
            clock.now += seconds
            while due is not None and due[0] * each <= clock.now:
                due[1]()
                due = next(left, None)

        monkeypatch.setattr(settling, "monotonic", clock)
        monkeypatch.setattr(settling, "sleep", sleep)

    return install


def test_a_file_written_in_place(inputs: Inputs, letter: Path) -> None:
    with watching(inputs) as looks:
        assert following(looks, lambda: letter.write_bytes(b"new")) == SavedFiles((Save(letter, "changed"),))


def test_a_file_replaced(inputs: Inputs) -> None:
    def replace() -> None:
        other = inputs.units.with_name("units.yaml.new")
        other.write_bytes(b"groups: [a]")
        other.replace(inputs.units)

    with watching(inputs) as looks:
        assert following(looks, replace) == SavedFiles((Save(inputs.units, "changed"),))
        other = inputs.units.read_bytes()
        assert following(looks, lambda: inputs.units.write_bytes(other + b"#")) == SavedFiles(
            (Save(inputs.units, "changed"),)
        ), "the file that took the other's place is watched as well"


def test_one_save_of_word_is_one_look_and_leaves_nothing_over(inputs: Inputs, letter: Path) -> None:
    with watching(inputs) as looks:
        for data in (b"new", b"newer"):
            assert following(looks, partial(as_word_does, letter, data)) == SavedFiles((Save(letter, "changed"),))


@pytest.mark.parametrize("each", [0.05, 0.3, 1.9])
def test_one_save_of_word_is_one_look_though_the_file_is_gone_between(
    inputs: Inputs, letter: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch, each: float
) -> None:
    monkeypatch.setattr(settling, "PATIENCE", 2.0)
    before = snapshot(inputs)
    waits(saving(letter), each)
    now = settled(inputs, before)
    assert compared(before, now) == SavedFiles((Save(letter, "changed"),))
    assert compared(now, snapshot(inputs, now)) == SavedFiles()


def test_a_file_gone_for_longer_than_anybody_saves_is_gone(
    inputs: Inputs, letter: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "PATIENCE", 2.0)
    before = snapshot(inputs)
    waits(saving(letter), 2.5)
    assert compared(before, settled(inputs, before)) == SavedFiles((Save(letter, "gone"),))


def test_a_save_without_a_change(inputs: Inputs, letter: Path) -> None:
    with watching(inputs) as looks:
        assert following(looks, lambda: as_word_does(letter, b"old")) == SavedFiles((), (letter,))


def test_a_save_in_many_pieces_is_one_look(inputs: Inputs, letter: Path, waits: Waits) -> None:
    def more(number: int) -> None:
        with letter.open("ab") as file:
            file.write(b"%d" % number)

    before = snapshot(inputs)
    letter.write_bytes(b"0")
    waits([partial(more, number) for number in range(1, 10)], settling.QUIET / 4)
    assert compared(before, settled(inputs, before)) == SavedFiles((Save(letter, "changed"),))
    assert letter.read_bytes() == b"0123456789"


def test_lock_files_and_the_output_are_nobodys_save(
    inputs: Inputs, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = Inputs(inputs.templates, inputs.notice, inputs.units, inputs.templates / "output")

    def much() -> None:
        letter.with_name("~$函.docx").write_bytes(b"")
        letter.with_name(".~lock.函.docx#").write_bytes(b"")
        (inside.output / "甲").mkdir(parents=True)
        (inside.output / "甲" / "函.docx").write_bytes(b"made")
        inputs.units.with_name("别的.yaml").write_bytes(b"no input")
        seen = len(taken)
        wait_until(lambda: len(taken) >= seen + 2)  # the second has begun after all this was there
        letter.write_bytes(b"new")

    def look(inputs: Inputs, before: Snapshot) -> Snapshot:
        taken.append(1)
        return settled(inputs, before)

    taken: list[int] = []
    monkeypatch.setattr("generator.desk.watching.watching_saves.settled", look)
    monkeypatch.setattr(bell, "TICK", 0.05)
    with watching(inside) as looks:
        assert following(looks, much) == SavedFiles((Save(letter, "changed"),))


def test_a_new_template_in_a_new_folder_and_one_taken_away(
    inputs: Inputs, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = inputs.templates / "dispatch" / "表.docx"

    def add() -> None:
        new.parent.mkdir()
        at_once(new, b"new")

    with watching(inputs) as looks:
        assert following(looks, add) == SavedFiles((Save(new, "new"),))
        assert following(looks, lambda: at_once(new, b"newer")) == SavedFiles((Save(new, "changed"),))
        monkeypatch.setattr(settling, "PATIENCE", 0.3)
        assert following(looks, letter.unlink) == SavedFiles((Save(letter, "gone"),))


def test_what_is_saved_while_a_build_goes_on_is_not_missed(inputs: Inputs, letter: Path) -> None:
    with watching(inputs) as looks:
        letter.write_bytes(b"before anybody waits")
        assert next(looks) == SavedFiles((Save(letter, "changed"),))
        letter.write_bytes(b"while the caller builds")
        inputs.units.write_bytes(b"too")
        assert next(looks) == SavedFiles((Save(letter, "changed"), Save(inputs.units, "changed")))


@pytest.mark.parametrize("deaf", ["poll", "uninstalled", "network"])
def test_where_the_system_tells_nothing_a_look_each_second_does(
    inputs: Inputs, letter: Path, monkeypatch: pytest.MonkeyPatch, deaf: str
) -> None:
    monkeypatch.setattr(bell, "TICK", 0.1)
    if deaf == "uninstalled":
        monkeypatch.setattr(bell, "can_listen", lambda: False)
    if deaf == "network":
        monkeypatch.setattr("watchfiles.watch", lambda *_, **__: iter(()))
    with watching(inputs, poll=deaf == "poll") as looks:
        assert following(looks, lambda: as_word_does(letter, b"new")) == SavedFiles((Save(letter, "changed"),))


def test_the_system_tells_at_once(inputs: Inputs, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(self: bell.Bell) -> None:
        assert self._rung.wait(PATIENCE), "nobody has rung"
        self._rung.clear()

    monkeypatch.setattr(bell.Bell, "wait", wait)
    with watching(inputs) as looks:
        for data in (b"new", b"newer"):
            assert following(looks, partial(at_once, letter, data)) == SavedFiles((Save(letter, "changed"),))


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_listening_to_other_folders_leaves_nothing_open(tmp_path: Path) -> None:
    def handles() -> int:
        return len(os.listdir("/proc/self/fd"))

    before, most = handles(), 4
    with bell.Bell() as listening:
        for number in range(20):
            folder = tmp_path / str(number)
            folder.mkdir()
            listening.listen(frozenset({tmp_path, folder}))
        wait_until(lambda: handles() <= before + most, lambda: handles() - before)
    wait_until(lambda: handles() <= before, lambda: handles() - before)


def test_a_file_that_stays_away_is_gone_in_the_end(
    inputs: Inputs, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "PATIENCE", 0.3)
    with watching(inputs) as looks:
        assert following(looks, letter.unlink) == SavedFiles((Save(letter, "gone"),))


def test_a_program_that_never_stops_writing_does_not_keep_a_build_off(
    inputs: Inputs, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "LONGEST", 1.0)
    moments = iter(range(1, 1000))

    def restless(*arguments: object) -> object:
        os.utime(letter, ns=(next(moments), next(moments)))
        return snapshot(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(settling, "snapshot", restless)
    with watching(inputs) as looks:
        assert [look.same for look in islice(looks, 1)] == [(letter,)]
