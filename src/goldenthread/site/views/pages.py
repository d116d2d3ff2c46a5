"""Pages that say the same to everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.gate import public


@public
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "site/help.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "site/accessibility.html")
