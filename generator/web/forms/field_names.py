"""What fields and elements of a notice's form are called, for those that show the form and those that read it.

A name or id has the file that it is about, as an id: nothing of a file's name is in it.
"""

from __future__ import annotations

from generator.web.opaque_ids import opaque_id


def input_name(file: str, path: str) -> str:
    """The name of the field for ``path``, such as ``contact.name``, in the front matter of ``file``."""
    return f"v-{opaque_id(file)}.{path}"


def body_name(file: str) -> str:
    """The name of the field for the body of ``file``."""
    return f"b-{opaque_id(file)}"


def whole_name(file: str) -> str:
    """The name of the field for ``file`` as a whole."""
    return f"w-{opaque_id(file)}"


def base_name(file: str) -> str:
    """The name of the field with the digest of the file that the text was made of; kept_text.js knows its beginning."""
    return f"d-{opaque_id(file)}"


def seen_name(file: str) -> str:
    """The name of the field with the digest of the file that was shown beside the text, where both were."""
    return f"seen-{base_name(file)}"


def shown_name(file: str) -> str:
    """The name of the field with the digest of the text that a window shows."""
    return f"s-{opaque_id(file)}"


def other_name(file: str) -> str:
    """The name of the field with the digest of what another window has written, where both are shown."""
    return f"o-{opaque_id(file)}"


def field_id(file: str, path: str) -> str:
    """The id of the field for ``path`` in the front matter of ``file``."""
    return f"field-{opaque_id(f'{file} {path}')}"


def text_id(file: str) -> str:
    """The id of the field of the text of ``file``."""
    return f"text-{opaque_id(file)}"


def outline_id(file: str) -> str:
    """The id of the outline of ``file``."""
    return f"outline-{opaque_id(file)}"
