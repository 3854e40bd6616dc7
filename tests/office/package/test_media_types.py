"""The media type of a file is known by its ending."""

from __future__ import annotations

import mimetypes

import pytest

from generator.office.package.media_types import media_type
from generator.office.package.opc_names import MAIN_TYPES


@pytest.mark.parametrize("suffix", [".pdf", ".csv", ".zip"])
def test_python_knows_it_by_the_same_type(suffix: str) -> None:
    known = mimetypes.MimeTypes(filenames=()).guess_type(f"示例{suffix}")[0]
    assert media_type(f"示例{suffix.upper()}").partition(";")[0] == known


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_that_of_a_package_is_in_the_type_of_its_main_part(suffix: str) -> None:
    assert MAIN_TYPES[f"{media_type(f'示例{suffix}')}.main+xml"] == suffix


@pytest.mark.parametrize("name", ["示例", "示例.", "示例.docx.exe", ".xlsx", ""])
def test_other_files_are_bytes(name: str) -> None:
    assert media_type(name) == "application/octet-stream"
