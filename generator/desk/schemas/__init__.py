"""JSON Schemas (draft 7) of what people write, made of the readers' own tables, for editors that help with YAML.

:mod:`making_schemas` makes them. This module only names them, so that a command that lists the names imports nothing
else.
"""

NAMES = ("units", "front-matter", "paper", "attachment", "house", "options")
"""Of units.yaml, notice.md, a ``.md`` for units or the dispatch, a text attachment, house.yaml, fawen.yaml."""

FOLDER = ".schemas"
"""The folder, beside units.yaml, in which files look for their schema."""


def file_name(name: str) -> str:
    """The file of the schema ``name`` in :data:`FOLDER`."""
    return f"{name}.json"
