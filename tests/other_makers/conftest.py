"""One plain desk for all, and one for each way of saving, made once and copied for what writes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.other_makers.desks import Desk, desk, dressed, letter
from tests.pages import resaved

Dressed = Callable[[str, Callable[[bytes], bytes]], Desk]


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk as Word saves it."""
    folder = tmp_path_factory.mktemp("makers")
    return desk(folder / "desk", resaved({"letter": letter()}, folder / "resaved")["letter"])


@pytest.fixture(scope="session")
def saved_by(plain: Desk, tmp_path_factory: pytest.TempPathFactory) -> Dressed:
    """The desk as another program saves it, by the name of the program and how it does; never written into."""
    desks: dict[str, Desk] = {}

    def made(name: str, dress: Callable[[bytes], bytes]) -> Desk:
        if name not in desks:
            desks[name] = dressed(plain, tmp_path_factory.mktemp("saved") / "desk", dress)
        return desks[name]

    return made


@pytest.fixture
def own(tmp_path: Path) -> Callable[[Desk], Desk]:
    """A copy of a desk, to be written into."""

    def copied(desk: Desk) -> Desk:
        folder = tmp_path / f"{len(list(tmp_path.iterdir()))}" / "desk"
        shutil.copytree(desk.folder, folder)
        return Desk(folder, desk.dress)

    return copied
