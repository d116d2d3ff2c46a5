"""The pages of the provider, and what it says of a person."""

from django.contrib.auth.views import LoginView
from django.urls import include, path
from oauth2_provider.oauth2_validators import OAuth2Validator


class Validator(OAuth2Validator):
    oidc_claim_scope = None

    def get_additional_claims(self, request):
        user = request.user
        verified = user.last_name == "verified"
        return {"email": user.email, "email_verified": verified, "preferred_username": user.username}

    def finalize_id_token(self, id_token, token, token_handler, request):
        if request.user.username == "spoilt":
            request.nonce = id_token["nonce"] = "of another request"
        return super().finalize_id_token(id_token, token, token_handler, request)


urlpatterns = [
    path("login/", LoginView.as_view(template_name="login.html")),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]
