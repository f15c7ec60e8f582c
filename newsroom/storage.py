"""Static files under names that change with their content, ES module imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStatic(CompressedManifestStaticFilesStorage):
    """Every file has a hashed name to be kept for ever, beside the plain one the editor's loader asks for."""

    support_js_module_import_aggregation = True
