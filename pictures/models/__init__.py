"""The library's rows."""

from pictures.models.collection import Collection
from pictures.models.media_file import MediaFile, MediaKind, MediaUse
from pictures.models.picture import DESCRIBED, AllowedUse, Licence, Picture
from pictures.models.rendition import Rendition
from pictures.models.use import Use

__all__ = [
    "DESCRIBED",
    "AllowedUse",
    "Collection",
    "Licence",
    "MediaFile",
    "MediaKind",
    "MediaUse",
    "Picture",
    "Rendition",
    "Use",
]
