"""What can be a limit."""

import pytest

from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.limit import Limit, Unit
from banjie.core.values.citation import Citation


def test_a_limit_counts_working_days_unless_told_otherwise():
    limit = Limit(days=20, citation=Citation(law="行政许可法", article="42"))
    assert limit.unit is Unit.WORKING_DAY


@pytest.mark.parametrize("days", [0, 10_000])
def test_a_limit_of_no_or_far_too_many_days_is_refused(days: int):
    with pytest.raises(LimitWrong, match=str(days)):
        Limit(days=days)
