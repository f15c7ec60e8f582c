"""Static files under names that change with their content, ES module imports included."""

from functools import cached_property
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

    @cached_property
    def addresses(self) -> dict[str | None, str]:
        """Those that were asked for: what was collected stays as it is for as long as a process runs."""
        return {}

    def url(self, name: str | None, force: bool = False) -> str:
        if name not in self.addresses:
            self.addresses[name] = super().url(name, force)
        return self.addresses[name]

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return QuickCompressor(**kwargs)
