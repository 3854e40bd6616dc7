"""The extra ``web``."""

from __future__ import annotations

import pytest

from generator.ground.errors import OutputError
from generator.web import libraries
from generator.web.libraries import require_libraries


def test_they_are_there() -> None:
    require_libraries()


def test_what_is_missing_is_named_as_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "find_spec", lambda name: None if name == "python_multipart" else object())
    with pytest.raises(OutputError) as caught:
        require_libraries()
    (problem,) = caught.value.problems
    assert problem.code == "serve-library-missing"
    assert "：python-multipart。" in problem.text("zh")
    assert 'pip install "fawen[web]"' in problem.text("en")
