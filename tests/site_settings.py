"""The site's settings for tests: all that is written goes to a folder that is thrown away at the end."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="goldenthread-tests-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
# Nothing of what the person who runs the tests has set for a demo of their own, but for which database to test on.
for name in [each for each in os.environ if each.startswith("GOLDENTHREAD_") and each != "GOLDENTHREAD_DATABASE"]:
    del os.environ[name]
os.environ["GOLDENTHREAD_VAR"] = FOLDER
os.environ["GOLDENTHREAD_AUDIT_SEAL_SECONDS"] = "0"  # tests seal when they mean to
(Path(FOLDER) / "static").mkdir()  # whitenoise looks for it when an application is made

from goldenthread.site.settings import *  # noqa: E402, F403  the environment has to be set before

# Tests sign in often, and a password that is slow to check proves nothing there.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A test makes clients of its own, and each would look through all static files before its first request.
WHITENOISE_AUTOREFRESH = True
