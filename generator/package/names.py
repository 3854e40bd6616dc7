"""Names that the packages of every kind of document share (ECMA-376 part 2)."""

CONTENT_TYPES = "[Content_Types].xml"
"""The part that says of what type the others are."""

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
