"""Formats of a field's value: general formats, pictures of numbers and of dates (ECMA-376 part 1, 17.16.4)."""

from generator.templates.word.fields.formats.date_picture import DatePicture, moment_of
from generator.templates.word.fields.formats.general_formats import GENERAL_FORMATS, LOOK_FORMATS, general_format
from generator.templates.word.fields.formats.numeric_picture import NumericPicture
from generator.templates.word.fields.formats.picture_syntax import FieldPictureError, FieldValueError
from generator.templates.word.fields.formats.record_numbers import number_of

__all__ = [
    "GENERAL_FORMATS",
    "LOOK_FORMATS",
    "DatePicture",
    "FieldPictureError",
    "FieldValueError",
    "NumericPicture",
    "general_format",
    "moment_of",
    "number_of",
]
