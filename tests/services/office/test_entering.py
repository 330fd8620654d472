"""Who an officer is on a day, and what they may."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from banjie.core.values.office_time import office_date
from banjie.services.office.entering import NotAnOfficer, officer_of
from tests.office import COUNTY, HEALTH, PROMISED, SPOT, TestOffice

TODAY = office_date(datetime.now(UTC))


def test_an_officer_has_posts_scope_and_authorities(whole_office: TestOffice) -> None:
    zhou = whole_office.officer("zhou", TODAY)
    assert (zhou.name, zhou.scope) == ("周敏", COUNTY)
    assert (zhou.may("accept", PROMISED), zhou.may("grant", SPOT), zhou.may("grant", PROMISED)) == (True, True, False)


def test_two_officers_sign_together(whole_office: TestOffice) -> None:
    li, wu = (whole_office.officer(login, TODAY) for login in ("li", "wu"))
    assert li.scope == HEALTH
    assert [signer.person for signer in li.actor(wu).signers] == [li.person, wu.person]


def test_nobody_is_an_officer_before_the_post_was_taken(whole_office: TestOffice) -> None:
    with pytest.raises(NotAnOfficer, match="holds no post"):
        whole_office.officer("zhou", date(2019, 12, 31))


def test_a_stranger_is_no_officer(whole_office: TestOffice) -> None:
    with pytest.raises(NotAnOfficer):
        officer_of(uuid4(), TODAY)
