"""What somebody asks of `banjie watch` beside the log itself."""

from dataclasses import dataclass, field, fields
from datetime import date

from banjie.bulk.log.standing import Thresholds
from banjie.core.clock.limit import Limit
from banjie.core.flow.spec import FlowSpec
from banjie.core.rules.rule import Rule
from banjie.services.files.watch.mapping import Mapped
from banjie.services.files.watch.registers import Register


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The question: the mapping, the office's zone, the day of the report, the limits of cases without a date.

    Cases are held to `flow` where one is given, to the `rules`, and against the `registers`.
    """

    mapped: Mapped = field(default_factory=Mapped)
    zone: str = ""
    as_of: date | None = None
    promised: Limit | None = None
    legal: Limit | None = None
    flow: FlowSpec | None = None
    rules: tuple[Rule, ...] = ()
    registers: tuple[Register, ...] = ()
    area: str = "cn"

    @property
    def thresholds(self) -> Thresholds:
        """When a clock warns and when a card turns red, by the rules' parameters; else what offices mostly set."""
        params = {name: value for rule in self.rules for name, value in rule.params.items()}
        known = {field.name: params[field.name] for field in fields(Thresholds) if field.name in params}
        return Thresholds(**known)
