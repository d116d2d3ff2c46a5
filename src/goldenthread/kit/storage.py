"""Static files under names that hold their content's digest, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Also rewrites the ``import`` lines of our script, which names a file of the design system."""

    support_js_module_import_aggregation = True
