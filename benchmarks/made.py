"""The writes of whole cases, made by the product's own functions without a database."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from banjie.core.act.act import Submit
from banjie.core.act.refusal import Refusal
from banjie.core.case.decide import decide_all
from banjie.core.case.state import NEW, State
from banjie.core.values.identity import tracking_code
from banjie.records.log.read import CaseRow
from banjie.records.log.rows import ActWrite, OpeningWrite
from banjie.services.cases.asked import request_key
from banjie.services.cases.deed import Deed, Enclosed, enclose, new_id
from banjie.services.cases.opening import opening_write
from banjie.services.cases.performing import act_write
from benchmarks.lifecycle import acts_of, application, asked
from benchmarks.office import Desk


def made_case(desk: Desk, number: str) -> tuple[OpeningWrite, tuple[ActWrite, ...]]:
    """Return what the product writes for one case, from the application to the issued result."""
    opening, state = _opening(desk, number)
    return opening, tuple(_acts(desk, opening, state))


def _opening(desk: Desk, number: str) -> tuple[OpeningWrite, State]:
    handed_in = application(new_id(datetime.now(UTC)))
    submit = Submit(
        item=desk.offered.item.code, item_version=desk.offered.item.version, procedure=desk.offered.digest,
        office=desk.offered.row.path, number=number, channel=handed_in.channel, materials=handed_in.materials,
    )  # fmt: skip
    deed = Deed(acts=(submit,), parties=handed_in.parties, contents=handed_in.contents)
    request = asked(desk, str(handed_in.case_id))
    enclosed = enclose(deed, request.now)
    answer = decide_all(desk.offered.law, NEW, enclosed.acts, request.actor, request.now)
    assert not isinstance(answer, Refusal), answer
    events, state = answer
    key = request_key(request, deed.typed())
    write = opening_write(desk.offered.law, handed_in.case_id, events, state=state, enclosed=enclosed, request=key)
    return replace(write, turn=desk.offered.row.turn, tracking_code=tracking_code(secrets.token_bytes(8))), state


def _acts(desk: Desk, opening: OpeningWrite, state: State) -> Iterator[ActWrite]:
    law, row = desk.offered.law, _row(opening)
    for act in acts_of(opening.case_id):
        request, deed = asked(desk, str(new_id(datetime.now(UTC)))), Deed(acts=(act,))
        answer = decide_all(law, state, deed.acts, request.actor, request.now)
        assert not isinstance(answer, Refusal), answer
        events, after = answer
        enclosed = Enclosed(acts=deed.acts, parties=(), contents=())
        key = request_key(request, deed.typed())
        write = act_write(row, events, law=law, before=state, after=after, enclosed=enclosed, request=key)
        yield write
        row, state = replace(row, version=after.version, head=write.events[-1].digest), after


def _row(opening: OpeningWrite) -> CaseRow:
    return CaseRow(
        id=opening.case_id, number=opening.number, scope_path=opening.scope_path, item_code=opening.item_code,
        item_version=opening.item_version, procedure=opening.procedure, channel=opening.channel,
        version=opening.events[-1].seq, head=opening.events[-1].digest, phase=opening.phase, state=opening.state,
        turn=opening.turn, earlier=None,
    )  # fmt: skip
