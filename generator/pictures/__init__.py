"""Pictures as files: recognised by their bytes, measured, found below a folder; QR codes made of a text."""

from generator.pictures.digests import PictureDigests, read_below, recorded_pictures
from generator.pictures.error import PictureError, PictureFault
from generator.pictures.filters import IMAGE, may_print_pictures
from generator.pictures.folder import is_below
from generator.pictures.lengths import length_of
from generator.pictures.picture_file import MAX_BYTES, PictureFile, picture_file
from generator.pictures.qr_code import qr_code
from generator.pictures.sides import side, sides

__all__ = [
    "IMAGE",
    "MAX_BYTES",
    "PictureDigests",
    "PictureError",
    "PictureFault",
    "PictureFile",
    "is_below",
    "length_of",
    "may_print_pictures",
    "picture_file",
    "qr_code",
    "read_below",
    "recorded_pictures",
    "side",
    "sides",
]
