"""LibreOffice: its program, command line, environment and profile."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from generator.office.suite.run_folder import profile_option

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "C:/Program Files/LibreOffice*/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice*/program/soffice.com",
)
# Nothing is fetched and no macro runs, whatever the document. A profile last used by this version or a newer one is not
# migrated, so that a process starts in a third of the time.
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
# Pages must not depend on the machine's language, time zone and screen.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "FC_LANG": "zh-cn", "TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp"}


@dataclass(frozen=True, slots=True)
class Target:
    """What documents are converted to: LibreOffice's export filter with its options, the ``suffix`` of the files."""

    export: str
    suffix: str


@dataclass(frozen=True, slots=True)
class OfficeSuite:
    """How LibreOffice is run: the program, variables to add to its environment, seconds for one document, its target.

    The format of a document that comes in is never stated: LibreOffice recognises it.
    """

    program: Path
    environment: Mapping[str, str]
    timeout: float
    target: Target

    def variables(self, machine: Mapping[str, str]) -> dict[str, str]:
        """The environment of a process, based on that of the ``machine``."""
        return suite_variables(machine, self.environment)

    def command(self, profile: Path, output: Path, files: Sequence[str]) -> list[str]:
        """The command that converts ``files`` into the folder ``output``."""
        return [
            str(self.program),
            profile_option(profile),
            "--headless",
            "--convert-to",
            self.target.export,
            "--outdir",
            str(output),
            *files,
        ]


def suite_variables(machine: Mapping[str, str], added: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process of LibreOffice: that of the ``machine``, ours, and what is ``added``."""
    return {**machine, **_ENVIRONMENT, **added}


def has_suite() -> bool:
    """Whether LibreOffice is installed."""
    return find_suite() is not None


def find_suite() -> Path | None:
    """The ``soffice`` program: on PATH, else in the usual places of its installers; None if there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next(
        (Path(place) for pattern in _PLACES for place in sorted(glob(pattern), key=_version, reverse=True)), None
    )


def _version(place: str) -> list[int]:
    return [int(number) for number in re.findall("[0-9]+", place)]


def make_profile(profile: Path) -> None:
    """Make the profile of a process in the folder ``profile``."""
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
