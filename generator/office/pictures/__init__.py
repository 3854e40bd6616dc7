"""Picture files: recognised by their bytes, measured, read below a folder; QR codes."""

from generator.office.pictures.digests import PictureDigests, read_below, recorded_pictures
from generator.office.pictures.lengths import length_of
from generator.office.pictures.picture_error import PictureError, PictureFault
from generator.office.pictures.picture_file import MAX_BYTES, PictureFile, is_picture, picture_file
from generator.office.pictures.picture_filters import IMAGE, may_print_pictures
from generator.office.pictures.picture_folder import pictures_of
from generator.office.pictures.qr_code import qr_code
from generator.office.pictures.sides import side, sides

__all__ = [
    "IMAGE",
    "MAX_BYTES",
    "PictureDigests",
    "PictureError",
    "PictureFault",
    "PictureFile",
    "is_picture",
    "length_of",
    "may_print_pictures",
    "picture_file",
    "pictures_of",
    "qr_code",
    "read_below",
    "recorded_pictures",
    "side",
    "sides",
]
