"""Pictures as files: told by their bytes, measured, found below a folder; QR codes made of a text."""

from generator.pictures.digests import pictures_digest
from generator.pictures.error import PictureError, PictureFault
from generator.pictures.filters import IMAGE, may_print_pictures
from generator.pictures.folder import bytes_below
from generator.pictures.lengths import length_of
from generator.pictures.picture_file import MAX_BYTES, PictureFile, picture_file
from generator.pictures.qr_code import qr_code
from generator.pictures.sides import side, sides

__all__ = [
    "IMAGE",
    "MAX_BYTES",
    "PictureError",
    "PictureFault",
    "PictureFile",
    "bytes_below",
    "length_of",
    "may_print_pictures",
    "picture_file",
    "pictures_digest",
    "qr_code",
    "side",
    "sides",
]
