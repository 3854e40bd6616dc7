"""How a field shows its value: general formats, pictures of numbers and of dates (ECMA-376 part 1, 17.16.4)."""

from generator.templates.word.fields.formats.date_picture import DatePicture, moment_of
from generator.templates.word.fields.formats.general import GENERAL_FORMATS, LOOK_FORMATS, general_format
from generator.templates.word.fields.formats.number import number_of
from generator.templates.word.fields.formats.numeric_picture import NumericPicture
from generator.templates.word.fields.formats.picture import PictureError

__all__ = [
    "GENERAL_FORMATS",
    "LOOK_FORMATS",
    "DatePicture",
    "NumericPicture",
    "PictureError",
    "general_format",
    "moment_of",
    "number_of",
]
