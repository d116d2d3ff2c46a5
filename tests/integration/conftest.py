from web_site import site, site_rows, small_dataset, static_files  # noqa: F401  fixtures
