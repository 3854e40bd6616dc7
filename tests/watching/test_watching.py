"""Real files, real events: each test saves as a program does and takes what comes of it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

import generator.watching.bell as bell
import generator.watching.settling as settling
from generator.watching import Inputs, Look, Save, watching
from generator.watching.snapshots import snapshot


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


def following(looks: Iterator[Look], save: Callable[[], object]) -> Look:
    """The next look after ``save`` was done by somebody else while this process was waiting."""
    saver = threading.Timer(0.1, save)
    saver.start()
    try:
        return next(looks)
    finally:
        saver.join()


def as_word_does(path: Path, data: bytes, *, pause: float = 0.0) -> None:
    """Saves a file in Word's steps."""
    lock, new, old = (path.with_name(name) for name in ("~$" + path.name[1:], "~WRD0001.tmp", "~WRL0002.tmp"))
    lock.write_bytes(b"lock")
    new.write_bytes(data)
    path.rename(old)
    time.sleep(pause)
    new.rename(path)
    old.unlink()
    lock.unlink()


def test_a_file_written_in_place(inputs: Inputs, letter: Path) -> None:
    with watching(inputs) as looks:
        assert following(looks, lambda: letter.write_bytes(b"new")) == Look((Save(letter, "changed"),))


def test_a_file_replaced(inputs: Inputs) -> None:
    def replace() -> None:
        other = inputs.units.with_name("units.yaml.new")
        other.write_bytes(b"groups: [a]")
        other.replace(inputs.units)

    with watching(inputs) as looks:
        assert following(looks, replace) == Look((Save(inputs.units, "changed"),))
        other = inputs.units.read_bytes()
        assert following(looks, lambda: inputs.units.write_bytes(other + b"#")) == Look(
            (Save(inputs.units, "changed"),)
        ), "the file that took the other's place is watched as well"


def test_one_save_of_word_is_one_look_though_the_file_is_gone_between(inputs: Inputs, letter: Path) -> None:
    with watching(inputs) as looks:
        pause = 3 * settling.QUIET
        assert following(looks, lambda: as_word_does(letter, b"new", pause=pause)) == Look((Save(letter, "changed"),))
        # Nothing is left over of that save: the next look is of the next one.
        assert following(looks, lambda: as_word_does(letter, b"newer")) == Look((Save(letter, "changed"),))


def test_a_save_without_a_change(inputs: Inputs, letter: Path) -> None:
    with watching(inputs) as looks:
        assert following(looks, lambda: as_word_does(letter, b"old")) == Look((), (letter,))


def test_a_save_in_many_pieces_is_one_look(inputs: Inputs, letter: Path) -> None:
    def slowly() -> None:
        with letter.open("wb") as file:
            for number in range(10):
                file.write(b"%d" % number)
                file.flush()
                time.sleep(settling.QUIET / 4)

    with watching(inputs) as looks:
        assert following(looks, slowly) == Look((Save(letter, "changed"),))
        assert letter.read_bytes() == b"0123456789"


def test_lock_files_and_the_output_are_nobodys_save(inputs: Inputs, letter: Path) -> None:
    inside = Inputs(inputs.templates, inputs.notice, inputs.units, inputs.templates / "output")

    def much() -> None:
        letter.with_name("~$函.docx").write_bytes(b"")
        letter.with_name(".~lock.函.docx#").write_bytes(b"")
        (inside.output / "甲").mkdir(parents=True)
        (inside.output / "甲" / "函.docx").write_bytes(b"made")
        inputs.units.with_name("别的.yaml").write_bytes(b"no input")
        time.sleep(0.3)
        letter.write_bytes(b"new")

    with watching(inside) as looks:
        assert following(looks, much) == Look((Save(letter, "changed"),))


def test_a_new_template_in_a_new_folder_and_one_taken_away(inputs: Inputs, letter: Path) -> None:
    new = inputs.templates / "dispatch" / "表.docx"

    def add() -> None:
        new.parent.mkdir()
        new.write_bytes(b"new")

    with watching(inputs) as looks:
        assert following(looks, add) == Look((Save(new, "new"),))
        assert following(looks, lambda: new.write_bytes(b"newer")) == Look((Save(new, "changed"),))
        assert following(looks, letter.unlink) == Look((Save(letter, "gone"),))


def test_what_is_saved_while_a_build_goes_on_is_not_missed(inputs: Inputs, letter: Path) -> None:
    with watching(inputs) as looks:
        letter.write_bytes(b"before anybody waits")
        assert next(looks) == Look((Save(letter, "changed"),))
        letter.write_bytes(b"while the caller builds")
        inputs.units.write_bytes(b"too")
        assert next(looks) == Look((Save(letter, "changed"), Save(inputs.units, "changed")))


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
        assert following(looks, lambda: as_word_does(letter, b"new")) == Look((Save(letter, "changed"),))


def test_the_system_tells_at_once(inputs: Inputs, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bell, "TICK", 20.0)
    with watching(inputs) as looks:
        assert following(looks, lambda: letter.write_bytes(b"new")) == Look((Save(letter, "changed"),))
        begun = time.monotonic()
        assert following(looks, lambda: letter.write_bytes(b"newer")) == Look((Save(letter, "changed"),))
        assert time.monotonic() - begun < bell.TICK / 2


def test_a_file_that_stays_away_is_gone_in_the_end(
    inputs: Inputs, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "PATIENCE", 0.3)
    with watching(inputs) as looks:
        assert following(looks, letter.unlink) == Look((Save(letter, "gone"),))


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
