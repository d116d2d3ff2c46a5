"""The forms of signing in. What they check is django-allauth's and Django's; the words are ours."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordAgainForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.signals import user_login_failed
from django.core.cache import cache
from django.core.exceptions import ValidationError

from goldenthread.access.models import User
from goldenthread.kit.forms import Form

# A code is good for three steps of half a minute, so a used one is remembered for longer than that. Seconds.
USED_CODE_KEPT = 120


class Summed:
    """A form that is not of our making, with the error summary of those that are."""

    problems, _place = Form.problems, Form._place


class SignInForm(Summed, LoginForm):
    """User name or e-mail address, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(
            self,
            "login",
            "User name or e-mail address",
            "Enter your user name or e-mail address",
            autocomplete="username",
        )
        _label(self, "password", "Password", "Enter your password")

    def clean_login(self) -> str:
        """Names are kept in lower case."""
        return super().clean_login().lower()

    def clean(self) -> dict[str, Any] | None:
        """What is wrong is said at the name: whether it is the name or the password is nobody's to know."""
        try:
            return super().clean()
        except ValidationError as error:
            self.add_error("login", error)
            return None


class CodeForm(Summed, AuthenticateForm):
    """The second factor. Wrong codes and wrong passwords count together, and lock together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, "code", "Code", "Enter the code", width=10, inputmode="numeric")

    def clean_code(self) -> str:
        credentials = {"username": self.user.username}
        if not AxesProxyHandler.is_allowed(context.request, credentials):
            context.request.axes_locked_out, context.request.axes_credentials = True, credentials
            raise ValidationError("Too many tries")
        try:
            return self._unused(super().clean_code())
        except ValidationError:
            user_login_failed.send(type(self), credentials=credentials, request=context.request)
            raise

    def _unused(self, code: str) -> str:
        if not cache.add(f"second-factor-used-{self.user.pk}-{code}", "y", USED_CODE_KEPT):
            raise ValidationError("This code was used already. Wait for the next one and enter that")
        return code


class SecondFactorForm(Summed, ActivateTOTPForm):
    """The first code of a new app: it proves that the app has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(
            self, "code", "Code that the app shows", "Enter the code that the app shows", width=10, inputmode="numeric"
        )


class ConfirmForm(Summed, PasswordAgainForm):
    """The password again, before something that an open session alone must not do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, "password", "Password", "Enter your password")


class NewPasswordForm(Form):
    """One box, which can be shown, pasted into and filled by a password manager: no second box to copy it into."""

    new_password = forms.CharField(
        label="New password",
        strip=False,
        max_length=256,
        error_messages={"required": "Enter a new password"},
        widget=forms.PasswordInput({"autocomplete": "new-password", "width": 20}),
        help_text="At least 12 characters. Three words that have nothing to do with each other are good. It may hold "
        "spaces, and need not hold numbers or signs.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_new_password(self) -> str:
        password: str = self.cleaned_data["new_password"]
        validate_password(password, self.user)
        return password


class ChangePasswordForm(NewPasswordForm):
    current_password = forms.CharField(
        label="Current password",
        strip=False,
        error_messages={"required": "Enter your current password"},
        widget=forms.PasswordInput({"autocomplete": "current-password", "width": 20}),
    )
    field_order = ("current_password", "new_password")

    def clean_current_password(self) -> str:
        password: str = self.cleaned_data["current_password"]
        if not self.user.check_password(password):
            raise ValidationError("Current password is not right. Try again")
        return password


def _label(form: forms.Form, name: str, label: str, missing: str, **attributes: object) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, ""
    field.error_messages["required"] = missing
    field.widget.attrs |= {"width": 20, **attributes}
