"""Template tags: words, dates, fields and the time rule. The language is that of the page."""

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from banjie.faces.shared import formats
from banjie.faces.shared.page import Page
from banjie.faces.shared.time_rule.axis import Axis, axis_head, rule_on_axis
from banjie.faces.shared.time_rule.legend import LegendEntry, legend
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.time_rule.spoken import spoken
from banjie.faces.shared.time_rule.svg import SizeName, time_rule
from banjie.faces.shared.words import DEFAULT_LANGUAGE, fill, say, words

register = template.Library()

register.filter("date_long", formats.date_long)
register.filter("date_full", formats.date_full)
register.filter("date_spoken", formats.date_spoken)
register.filter("date_short", formats.date_short)
register.filter("moment", formats.moment)
register.filter("weekday", formats.weekday)
register.filter("money", formats.money)
register.filter("masked_person", formats.masked_person)
register.filter("masked_firm", formats.masked_firm)
register.filter("masked_number", formats.masked_number)


@register.simple_tag(takes_context=True)
def w(context: Context, key: str, /, **values: object) -> SafeString:
    """Put the word of `key` with its values: `{% w "shared.demo.banner" date=day %}`; values are escaped."""
    text = words().template(key, _language(context))
    escaped = {name: _escaped(value) for name, value in values.items()}
    return mark_safe(fill(conditional_escape(text), escaped))  # noqa: S308  # both halves are escaped above


@register.simple_tag(takes_context=True)
def w_of(context: Context, group: str, name: str) -> str:
    """Put the word `name` of a group: `{% w_of "state" row.state %}`."""
    return say(f"{group}.{name}", _language(context))


@register.filter("word")
def word(key: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the word of `key`: `{{ "state.running"|word:page.language }}`."""
    return say(key, language)


@register.simple_tag(takes_context=True, name="time_rule")
def time_rule_tag(context: Context, model: RuleModel, size: SizeName = "L") -> SafeString:
    """Draw the rule: `{% time_rule model "S" %}`."""
    return mark_safe(time_rule(model, size, _language(context)))  # noqa: S308  # the drawing escapes its own words


@register.simple_tag(takes_context=True, name="axis_head")
def axis_head_tag(context: Context, axis: Axis) -> SafeString:
    """Draw the head of the column of rules that share `axis`."""
    return mark_safe(axis_head(axis, _language(context)))  # noqa: S308  # the drawing escapes its own words


@register.simple_tag(takes_context=True, name="rule_on_axis")
def rule_on_axis_tag(context: Context, model: RuleModel, axis: Axis) -> SafeString:
    """Draw one row's rule on the shared axis: `{% rule_on_axis row.model axis %}`."""
    return mark_safe(rule_on_axis(model, axis, _language(context)))  # noqa: S308  # the drawing escapes its own words


@register.simple_tag(takes_context=True)
def rule_spoken(context: Context, model: RuleModel) -> str:
    """Put the text twin of a rule."""
    return spoken(model, _language(context))


@register.filter
def legend_of(model: RuleModel) -> tuple[LegendEntry, ...]:
    """Return the key to what this rule shows."""
    return legend(model)


@register.simple_tag
def described(field: str, hint: str = "", error: str = "") -> SafeString:
    """Put the attributes that tie a control to its hint and error."""
    ids = [f"{field}-{part}" for part, text in (("hint", hint), ("error", error)) if text]
    tied = format_html(' aria-describedby="{}"', " ".join(ids)) if ids else SafeString("")
    return tied + SafeString(' aria-invalid="true"') if error else tied


@register.filter
def is_group(kind: str) -> bool:
    """Whether a field of this kind is a group of choices."""
    return kind in ("choices", "ticks")


@register.filter
def holds(value: object, choice: object) -> bool:
    """Whether `choice` is the value, or one of the values."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return str(choice) in {str(one) for one in value}
    return value is not None and str(value) == str(choice)


def _escaped(value: object) -> str:
    # Markup made safe before stays markup: a link may stand inside a sentence.
    return conditional_escape(value if isinstance(value, str) else str(value))


def _language(context: Context) -> str:
    page = context.get("page")
    return page.language if isinstance(page, Page) else DEFAULT_LANGUAGE
