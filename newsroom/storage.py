"""Static files under names that change with their content, ES module imports included."""

from typing import Any

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class QuickCompressor(Compressor):
    """Brotli at a quality that takes seconds for the editor's files, not a minute, and a few per cent of size."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return brotli.compress(data, quality=5)


class HashedStatic(CompressedManifestStaticFilesStorage):
    """Every file has a hashed name to be kept for ever, beside the plain one the editor's loader asks for."""

    support_js_module_import_aggregation = True

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return QuickCompressor(**kwargs)
