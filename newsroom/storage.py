"""Static files under names that change with their content, ES module imports included."""

from functools import lru_cache
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

    @lru_cache(maxsize=1000)  # noqa: B019  (there is one storage, as long as the process lives)
    def url(self, name: str | None, force: bool = False) -> str:
        """Where the file is; what was collected stays as it is for as long as a process runs."""
        return super().url(name, force)

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return QuickCompressor(**kwargs)
