"""What a password must be: long, and not one that everybody guesses first. NIST SP 800-63B and OWASP ask no more."""

from __future__ import annotations

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)

SHORTEST = 12


class Length(MinimumLengthValidator):
    def __init__(self) -> None:
        super().__init__(SHORTEST)

    def get_error_message(self) -> str:
        return f"New password must be {SHORTEST} characters or more"


class Common(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Choose a password that fewer people use"


class OwnName(UserAttributeSimilarityValidator):
    def __init__(self) -> None:
        super().__init__(("username", "name", "email"))

    def get_error_message(self) -> str:
        return "Choose a password that is not like your name"
