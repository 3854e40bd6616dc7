"""Text files with line and column positions: text, YAML, dates and numbers.

:func:`read_source` reads a file; :func:`load_yaml` or :func:`split_front_matter` parses it into a tree of nodes, in
which every scalar is the text as typed; the ``read_…`` functions and :func:`check_keys` read values from the tree and
add what is wrong to a list of problems.

For editing, :func:`lay_out_yaml` finds the offsets of each value, and :class:`YamlEdits` changes values, keys and items
in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ground.on_first_use import on_first_use
from generator.ground.source.date import DATE_FORMS, OPEN_DATE, OfficialDate, OpenDate, absent_day, date_figures
from generator.ground.source.key_names import (
    FLAG_VALUES,
    NO_NAMES,
    KeyKind,
    KeyNames,
    in_english,
    in_words,
    node_of,
    values_in_english,
)
from generator.ground.source.nodes import MappingNode, Node, Place, ScalarNode, SequenceNode
from generator.ground.source.source_file import (
    MAX_PROBLEMS,
    DecodedText,
    SourceFile,
    bounded,
    decode,
    decode_any,
    read_source,
    reads_as_gb18030,
    source_of,
    unholdable,
)
from generator.ground.source.yaml_records import ITEM, RecordReader, RecordsNode, YamlRecord, load_yaml_records
from generator.ground.source.yaml_tree import load_yaml
from generator.ground.source.yaml_values import (
    DATE_HOW,
    WRITTEN_NUMBER,
    Number,
    check_keys,
    read_date,
    read_flag,
    read_items,
    read_mapping,
    read_number,
    read_text,
    read_texts,
)

if TYPE_CHECKING:
    from generator.ground.source.front_matter import (
        FrontMatter,
        load_readable,
        readable_front_matter,
        split_front_matter,
    )
    from generator.ground.source.yaml_edits import TextEdits, UneditableError, YamlEdits, front_matter_in_keys, in_keys
    from generator.ground.source.yaml_items import Item, lines_of, list_of_texts, listed, record, record_with_items
    from generator.ground.source.yaml_layout import (
        LaidMapping,
        LaidNode,
        LaidScalar,
        LaidSequence,
        comments_in,
        lay_out_in_english,
        lay_out_yaml,
        quoted,
    )
else:  # what is not needed to read a file of YAML
    __getattr__ = on_first_use(
        __name__,
        {
            "front_matter": ["FrontMatter", "readable_front_matter", "split_front_matter", "load_readable"],
            "yaml_edits": ["TextEdits", "UneditableError", "YamlEdits", "front_matter_in_keys", "in_keys"],
            "yaml_items": ["Item", "lines_of", "list_of_texts", "listed", "record", "record_with_items"],
            "yaml_layout": [
                "LaidMapping",
                "LaidNode",
                "LaidScalar",
                "LaidSequence",
                "comments_in",
                "lay_out_in_english",
                "lay_out_yaml",
                "quoted",
            ],
        },
    )

__all__ = [
    "DATE_FORMS",
    "DATE_HOW",
    "FLAG_VALUES",
    "ITEM",
    "MAX_PROBLEMS",
    "NO_NAMES",
    "OPEN_DATE",
    "WRITTEN_NUMBER",
    "DecodedText",
    "FrontMatter",
    "Item",
    "KeyKind",
    "KeyNames",
    "LaidMapping",
    "LaidNode",
    "LaidScalar",
    "LaidSequence",
    "MappingNode",
    "Node",
    "Number",
    "OfficialDate",
    "OpenDate",
    "Place",
    "RecordReader",
    "RecordsNode",
    "ScalarNode",
    "SequenceNode",
    "SourceFile",
    "TextEdits",
    "UneditableError",
    "YamlEdits",
    "YamlRecord",
    "absent_day",
    "bounded",
    "check_keys",
    "comments_in",
    "date_figures",
    "decode",
    "decode_any",
    "front_matter_in_keys",
    "in_english",
    "in_keys",
    "in_words",
    "lay_out_in_english",
    "lay_out_yaml",
    "lines_of",
    "list_of_texts",
    "listed",
    "load_readable",
    "load_yaml",
    "load_yaml_records",
    "node_of",
    "quoted",
    "read_date",
    "read_flag",
    "read_items",
    "read_mapping",
    "read_number",
    "read_source",
    "read_text",
    "read_texts",
    "readable_front_matter",
    "reads_as_gb18030",
    "record",
    "record_with_items",
    "source_of",
    "split_front_matter",
    "unholdable",
    "values_in_english",
]
