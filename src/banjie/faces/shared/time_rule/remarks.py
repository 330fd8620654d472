"""What the text twin adds to the count: how the limit changed, why its last day is another, how it is drawn."""

from collections.abc import Iterator
from datetime import date

from banjie.core.clock.limit import Unit
from banjie.faces.shared.time_rule.amounts import amount, day_spoken, named
from banjie.faces.shared.time_rule.model import Grain, RuleModel
from banjie.faces.shared.words import say


def remarks(model: RuleModel, language: str) -> tuple[str, ...]:
    """Return the clauses that follow the count."""
    return (*_changed(model, language), *_drawn(model, language))


def _changed(model: RuleModel, language: str) -> Iterator[str]:
    def word(key: str, **values: object) -> str:
        return say(f"rule.spoken.{key}", language, **values)

    def day(one: date) -> str:
        return day_spoken(one, model.today, language)

    if model.began_anew:
        yield word("anew", date=day(model.start_date))
    if model.added:
        length, who = amount(model.unit, model.added.days, language), named(model.added.approver, language)
        before = day(model.added.before) if model.added.before else ""
        yield (
            word("added", amount=length, approver=who, before=before)
            if before
            else word("added_held", amount=length, approver=who)
        )
    if model.told_due and model.due:
        yield word("told", now=day(model.due), told=day(model.told_due))
    if model.carried_from and model.due and not (model.promised_held or model.legal_held):
        key = "carried" if model.carried_from < model.due else "earlier"
        yield word(key, last=day(model.carried_from), date=day(model.due))


def _drawn(model: RuleModel, language: str) -> Iterator[str]:
    def word(key: str, **values: object) -> str:
        return say(f"rule.spoken.{key}", language, **values)

    if model.provisional_year is not None and model.finished_date is None:
        yield word("provisional", year=model.provisional_year)
    if model.grain not in (Grain.DAY, Grain.HOUR):
        yield word(f"grain.{model.grain}")
    elif model.unit is Unit.HOUR and model.grain is Grain.DAY and not model.in_one_day:
        yield word("grain.day")
    if model.cut:
        yield word("cut")
