"""The law of the day, the item's version and the region's parameters, joined into the procedure of one case.

An item may be stricter than the law, never looser; a region may set only what the pack leaves to it, within bounds.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from banjie.core.act.act import Submit
from banjie.core.clock.limit import Limit, Unit
from banjie.core.procedure.clock_rule import ClockRule
from banjie.core.procedure.item import ON_THE_SPOT, ItemVersion
from banjie.core.procedure.pack_law import ChildrenLaw, ClockLaw, Dated, PackLaw, Parameter, in_force
from banjie.core.procedure.procedure import NO_REMEDY, ActRule, Procedure, Remedy

T = TypeVar("T")
ORDINARY_FLOW, SPOT_FLOW = "ordinary", "on_the_spot"
DEFAULT_DAYS = {"warn_days": "1", "red_days": "1"}
ON, OFF, SILENCE, UNIT = "on", "off", "silence.", "unit."


class ResolveError(ValueError):
    """No procedure can be made: `field` is what is wrong, `value` what stands there, `remedy` what to do."""

    def __init__(self, message: str, *, field: str, value: str, remedy: str) -> None:
        super().__init__(f"{field} {value}: {message}; {remedy}")
        self.field = field
        self.value = value
        self.remedy = remedy


def resolve(pack_law: PackLaw, item: ItemVersion, region_parameters: Mapping[str, str], on: date) -> Procedure:
    """Return the procedure of a case received on the day `on`; raise `ResolveError` where there is none."""
    if item.type not in pack_law.types:
        raise ResolveError(
            f"the pack {pack_law.matter} is for types {', '.join(pack_law.types)}",
            field="item.type",
            value=item.type,
            remedy="choose the pack of this type",
        )
    return _Resolving(law=pack_law, item=item, region=region_parameters, on=on).procedure()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Resolving:
    """One resolution: the four things that are joined."""

    law: PackLaw
    item: ItemVersion
    region: Mapping[str, str]
    on: date

    def procedure(self) -> Procedure:
        law, item = self.law, self.item
        parameters = self._parameters()
        spot = item.kind == ON_THE_SPOT
        children = self._value(law.children) or ChildrenLaw()
        return Procedure(
            matter=law.matter,
            pack=law.pack,
            law_date=self._law_date().isoformat(),
            item=item.code,
            item_version=item.version,
            words=item.words,
            clocks=tuple(self._clock(clock, parameters) for clock in law.clocks if self._begun(clock)),
            leading=law.leading,
            acts=tuple(self._act(kind, parameters) for kind in law.acts if self._does(kind)),
            materials=item.materials,
            stop_grounds=self._known(law.stop_grounds, ()),
            acceptance_grounds=self._known(law.acceptance_grounds, ()),
            delivery_ways=self._known(law.delivery_ways, ()),
            remedy=self._remedy(parameters),
            flow=self._flow(SPOT_FLOW if spot else ORDINARY_FLOW),
            on_the_spot=spot,
            supplement_times=self._known(law.supplement_times, 0),
            parameters=parameters,
            fields=self._known(law.fields, ()),
            papers=law.papers,
            labels=law.labels,
            milestones=tuple(
                entry.value for entries in law.milestones.values() if (entry := in_force(entries, self.on))
            ),
            stops_children=children.stops_children,
            decide_after_children=children.decide_after_children,
        )

    def _entry(self, name: str, entries: Iterable[Dated[T]]) -> Dated[T]:
        entries = tuple(entries)
        entry = in_force(entries, self.on)
        if entry is None:
            first = min((one.from_date for one in entries), default=None)
            begins = f"it begins on {first}" if first else "the pack says nothing about it"
            raise ResolveError(
                f"{begins}", field=name, value=self.on.isoformat(), remedy="choose a later day or add a dated entry"
            )
        return entry

    def _known(self, entries: Iterable[Dated[T]], otherwise: T) -> T:
        """Return what holds on the day of something the law of that day need not speak of."""
        entry = in_force(entries, self.on)
        return entry.value if entry else otherwise

    def _does(self, kind: str) -> bool:
        """Whether the law has this act on the day; without the first one there is no law to speak of."""
        return kind == Submit.kind or in_force(self.law.acts[kind], self.on) is not None

    def _begun(self, clock: ClockLaw) -> bool:
        """Whether the law has this clock on the day: a later law may bring one that no earlier one had."""
        return in_force(clock.limits or clock.untils, self.on) is not None

    def _law_date(self) -> date:
        """The day since which nothing has changed: cases of one law share one procedure."""
        begun = [entry.from_date for entry in _all_entries(self.law) if entry.from_date <= self.on]
        return max(begun, default=self.on)

    def _parameters(self) -> dict[str, str]:
        for name in self.region:
            if name not in self.law.parameters:
                known = ", ".join(self.law.parameters) or "none"
                raise ResolveError(
                    "the pack leaves no such thing to a region",
                    field=f"parameters.{name}",
                    value=self.region[name],
                    remedy=f"set one of: {known}",
                )
        begun = (name for name, entries in self.law.parameters.items() if in_force(entries, self.on))
        return {name: self._parameter(name) for name in begun}

    def _parameter(self, name: str) -> str:
        entry = self._entry(f"parameters.{name}", self.law.parameters[name]).value
        value = self.region.get(name, entry.value)
        _check_choice(name, value)
        if not _within(entry, value):
            raise ResolveError(
                "this is not within the pack's bounds",
                field=f"parameters.{name}",
                value=value,
                remedy=f"write a whole number from {entry.least} to {entry.most}",
            )
        return value

    def _clock(self, clock: ClockLaw, parameters: Mapping[str, str]) -> ClockRule:
        legal = self._legal(clock, parameters)
        promised: Limit | None = None
        if clock.promisable and legal:
            legal = self._stricter("legal_days", self.item.legal_days, legal)
            promised = self._promised(legal)
        return ClockRule(
            name=clock.name,
            starts=clock.starts,
            ends=clock.ends,
            legal=legal,
            runs=clock.runs,
            before=clock.before,
            until=self._value(clock.untils),
            when=clock.when,
            unless=clock.unless,
            cards=clock.cards,
            promised=promised,
            stoppable=clock.stoppable,
            warn_days=int(parameters.get("warn_days", DEFAULT_DAYS["warn_days"])),
            red_days=int(parameters.get("red_days", DEFAULT_DAYS["red_days"])),
            breach=clock.breach,
            extension=self._value(clock.extensions),
            restart=self._value(clock.restarts),
            silence=self._value(clock.silences) if parameters.get(f"{SILENCE}{clock.name}", ON) == ON else None,
        )

    def _legal(self, clock: ClockLaw, parameters: Mapping[str, str]) -> Limit | None:
        if not clock.limits:
            return None
        legal = self._entry(f"clocks.{clock.name}.limit", clock.limits).value
        days, unit = parameters.get(f"limit.{clock.name}"), parameters.get(f"{UNIT}{clock.name}")
        return replace(legal, days=int(days or legal.days), unit=Unit(unit or legal.unit))

    def _value(self, entries: tuple[Dated[T], ...]) -> T | None:
        entry = in_force(entries, self.on)
        return entry.value if entry else None

    def _promised(self, legal: Limit) -> Limit | None:
        days = self.item.promised_days
        if days is None or (days == 0 and self.item.kind == ON_THE_SPOT):
            return None
        return self._stricter("promised_days", days, legal)

    def _stricter(self, name: str, days: int | None, legal: Limit) -> Limit:
        if days is None:
            return legal
        if not 1 <= days <= legal.days:
            raise ResolveError(
                f"an item may be stricter than the law, never looser ({legal.citation} gives {legal.days} days)",
                field=f"item.{name}",
                value=str(days),
                remedy=f"write {name} from 1 to {legal.days}",
            )
        return replace(legal, days=days)

    def _act(self, kind: str, parameters: Mapping[str, str]) -> ActRule:
        rule = self._entry(f"acts.{kind}", self.law.acts[kind]).value
        days = parameters.get(f"backdate_days.{kind}")
        return replace(rule, backdate_days=int(days)) if days is not None else rule

    def _remedy(self, parameters: Mapping[str, str]) -> Remedy:
        if not self.law.reconsideration:
            return NO_REMEDY
        reconsideration = self._entry("remedy.reconsideration", self.law.reconsideration)
        litigation = self._entry("remedy.litigation", self.law.litigation)
        return Remedy(
            body=parameters.get("remedy_body", ""),
            days=reconsideration.value,
            court=parameters.get("court", ""),
            months=litigation.value,
            citations=(reconsideration.citation, litigation.citation),
        )

    def _flow(self, name: str) -> Mapping[str, object]:
        if name not in self.law.flows:
            raise ResolveError(
                f"the pack {self.law.matter} has no such flow",
                field="flow",
                value=name,
                remedy="choose another kind for the item, or add the flow to the pack",
            )
        return self._entry(f"flow.{name}", self.law.flows[name]).value


CHOICES = {SILENCE: (ON, OFF), UNIT: (Unit.WORKING_DAY.value, Unit.CALENDAR_DAY.value)}


def _check_choice(name: str, value: str) -> None:
    for prefix, choices in CHOICES.items():
        if name.startswith(prefix) and value not in choices:
            raise ResolveError(
                "this parameter knows two values",
                field=f"parameters.{name}",
                value=value,
                remedy=f"write {' or '.join(choices)}",
            )


def _within(parameter: Parameter, value: str) -> bool:
    if parameter.least is None and parameter.most is None:
        return True
    if not (value.isascii() and value.isdigit()):
        return False
    least = parameter.least if parameter.least is not None else 0
    return least <= int(value) and (parameter.most is None or int(value) <= parameter.most)


def _all_entries(law: PackLaw) -> list[Dated[object]]:
    groups: list[Iterable[Dated[object]]] = [
        *law.acts.values(),
        *_clock_entries(law),
        *law.milestones.values(),
        *law.flows.values(),
        *law.parameters.values(),
        law.stop_grounds,
        law.acceptance_grounds,
        law.delivery_ways,
        law.reconsideration,
        law.litigation,
        law.supplement_times,
        law.fields,
        law.children,
    ]
    return [entry for group in groups for entry in group]


def _clock_entries(law: PackLaw) -> Iterator[Iterable[Dated[object]]]:
    for clock in law.clocks:
        yield from (clock.limits, clock.untils, clock.extensions, clock.restarts, clock.silences)
