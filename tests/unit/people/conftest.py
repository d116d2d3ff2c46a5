from web_site import static_files  # noqa: F401  a fixture
