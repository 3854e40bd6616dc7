"""LibreOffice: where it is, and how it is configured for a run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from generator.office.pdf.run_folder import profile_option

# Without the first the blank page before a section that starts on an odd or even page is dropped; the second says on
# which pages the bookmarks of `joints` are.
_FILTER = (
    'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "C:/Program Files/LibreOffice*/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice*/program/soffice.com",
)
# Nothing is fetched from elsewhere and no macro runs, whoever made the document. A profile that was last used by no
# older version than this one is not looked through for what to take over: a process starts in a third of the time.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product">
<prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
</oor:items>
"""
# The machine's language, time zone and screen have no say in what a page looks like.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "FC_LANG": "zh-cn", "TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp"}


@dataclass(frozen=True, slots=True)
class Office:
    """How the office suite is run: the program, what to add to its environment, the seconds a document may take."""

    program: Path
    environment: Mapping[str, str]
    timeout: float

    def variables(self, machine: Mapping[str, str]) -> dict[str, str]:
        """The environment of a process, from the machine's."""
        return {**machine, **_ENVIRONMENT, **self.environment}

    def command(self, profile: Path, output: Path, files: Sequence[str]) -> list[str]:
        """The command that converts ``files`` one after the other into the folder ``output``."""
        return [
            str(self.program),
            profile_option(profile),
            "--headless",
            "--convert-to",
            _FILTER,
            "--outdir",
            str(output),
            *files,
        ]


def has_suite() -> bool:
    """Whether there is an office suite on this machine."""
    return find_suite() is not None


def find_suite() -> Path | None:
    """The ``soffice`` program: on PATH, else in the places where its installers put it; None if there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next(
        (Path(place) for pattern in _PLACES for place in sorted(glob(pattern), key=_version, reverse=True)), None
    )


def _version(place: str) -> list[int]:
    return [int(number) for number in re.findall("[0-9]+", place)]


def make_profile(profile: Path) -> None:
    """Make the folder ``profile``, a process's own."""
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
