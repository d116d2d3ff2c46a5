"""Administration, the audit log and break-glass: addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
