"""Removal of mail merge settings, because of which Word would query the data source at each opening."""

from __future__ import annotations

from generator.office.package import Package
from generator.office.package.opc_names import word
from generator.office.wordml.wordml_names import w

_MAIL_MERGE = w("mailMerge")
_SOURCES = ("mailMergeSource", "mailMergeHeaderSource", "mailMergeRecipientData", "recipientData")


def drop_mail_merge(package: Package) -> None:
    """Remove the settings of a mail merge (ECMA-376 part 1, 17.14.20), with its sources and recipients.

    Raises TemplateError where the settings are no XML.
    """
    for settings in package.of_type(word("settings")):
        if b"mailMerge" in package.bytes_of(settings):
            root = package.tree(settings)
            for element in list(root.iter(_MAIL_MERGE)):
                root.remove(element)
            _drop_sources(package, settings)


def _drop_sources(package: Package, settings: str) -> None:
    for each in package.relations(settings):
        if each.kind in _SOURCES:
            package.unlink(settings, each)
            if not each.external:
                package.remove(each.target)
