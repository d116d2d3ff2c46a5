"""Template tags for the components. Registered as builtins: no template has to load them."""

from __future__ import annotations

from datetime import date, datetime

from django.forms import BoundField
from django.template import Library
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.kit import charts, form_parts, words

register = Library()

COLOURS = ("grey", "green", "teal", "purple", "magenta", "red", "orange", "yellow", "blue")


@register.simple_tag
def tag(text: str, colour: str = "blue") -> SafeString:
    """A status in words on a colour. Blue is the design system's own default and has no class."""
    if colour not in COLOURS:
        raise ValueError(f"a tag has no colour '{colour}'")
    modifier = "" if colour == "blue" else f" govuk-tag--{colour}"
    return format_html('<strong class="govuk-tag{}">{}</strong>', modifier, text)


@register.filter
def day(value: date) -> str:
    """5 April 2014."""
    return words.day(value)


@register.filter
def time_of_day(value: datetime) -> str:
    """2:14pm."""
    return words.time_of_day(value)


@register.simple_block_tag
def details(content: str, summary: str) -> str:
    """``{% details "Show as table" %}…{% enddetails %}``: opens in place, without script."""
    return render_to_string("kit/details.html", {"summary": summary, "content": content})


@register.simple_tag
def chart_svg(chart: charts.Chart, size: str) -> SafeString:
    """A chart drawn "wide" or "narrow"."""
    return charts.draw(chart, charts.WIDE if size == "wide" else charts.NARROW)


@register.simple_tag
def form_field(field: BoundField) -> SafeString:
    """A field of a form with its label, hint, mistakes and control."""
    return form_parts.draw(field)
