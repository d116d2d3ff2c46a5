"""A child's page: addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
