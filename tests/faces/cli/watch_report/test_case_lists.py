"""The cases behind a number."""

from banjie.faces.cli.watch_report.case_lists import SHOWN, CaseList, case_lists
from banjie.faces.cli.watch_report.wording import report_words
from tests.faces.cli.watch_report import made


def lists(**changed: object) -> dict[str, CaseList]:
    return case_lists(made.report(**changed), report_words("zh-Hans"), made.RULES)


def test_a_long_list_says_how_many_more_there_are():
    late = lists()["late"]
    assert (len(late.cases), late.more, late.total) == (SHOWN, 109, 309)


def test_a_list_that_the_report_cut_counts_what_is_not_in_it():
    assert lists()["closed"].total == 1329


def test_a_rule_opens_the_cases_of_its_findings():
    assert lists()["rule.R01"].total == 33


def test_a_rule_that_the_report_lists_itself_keeps_that_list():
    assert lists(cases_of={"rule.R01": ["one"]})["rule.R01"].cases == ("one",)


def test_anchors_hold_nothing_of_the_log():
    assert all(one.anchor.removeprefix("cases-").isdigit() for one in lists().values())


def test_empty_lists_are_left_out():
    assert "late" not in lists(cases_of={"late": []})


def test_names_with_dots_keep_them():
    assert "A. B" in lists(cases_of={"office.A. B": ["1"]})["office.A. B"].title


def test_only_the_cases_of_a_rule_are_promised_in_the_files_of_findings():
    assert (lists()["rule.R01"].found, lists()["closed"].found) == (True, False)
