from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "goldenthread.site"
    label = "goldenthread_site"
