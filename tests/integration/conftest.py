from web_site import site, small_dataset, static_files  # noqa: F401  fixtures
