"""Template tags for the components. Registered as builtins: no template has to load them."""

from __future__ import annotations

from datetime import date, datetime

from django.forms import BoundField
from django.template import Context, Library
from django.template.defaulttags import CsrfTokenNode
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.kit import charts, drafts, form_parts, words
from goldenthread.kit.drafts import Drafted

register = Library()

COLOURS = ("grey", "green", "teal", "purple", "magenta", "red", "orange", "yellow", "blue")


@register.simple_tag
def tag(text: str, colour: str = "blue") -> SafeString:
    """A status in words on a colour. Blue is the design system's own default and has no class."""
    if colour not in COLOURS:
        raise ValueError(f"a tag has no colour '{colour}'")
    modifier = "" if colour == "blue" else f" govuk-tag--{colour}"
    return format_html('<strong class="govuk-tag{}">{}</strong>', modifier, text)


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> SafeString:
    """Django's own, and with it for whom this page is made (see ``drafts``)."""
    user = getattr(context.get("request"), "user", None)
    token = CsrfTokenNode().render(context)
    if user is None or not user.is_authenticated:
        return SafeString(token)
    mark = drafts.writer_mark(user.pk)
    return format_html('{}<input type="hidden" name="{}" value="{}">', SafeString(token), drafts.WRITER, mark)


@register.simple_tag(takes_context=True)
def draft(context: Context, form: Drafted) -> SafeString:
    """Saves the form as a draft while somebody types, or by a button. Stands after the form's own button."""
    marks = {drafts.FORM: form.draft, drafts.SUBJECT: form.subject, drafts.PAGE: context["request"].get_full_path()}
    marks |= {name: form.data[name] for name in (drafts.KEPT,) if name in form.data}
    return render_to_string("kit/draft.html", {"marks": marks.items(), "saved": form.saved})


@register.filter(expects_localtime=True)
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
