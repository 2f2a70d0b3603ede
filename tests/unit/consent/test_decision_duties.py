"""Duties after a death also show where nobody knows whether the proband lives."""

import pytest

from consent import Route, Task, decide, load_rulebook, parse_situations

TEXT = """
- name: a clinic asked about a proband it has lost sight of
  on: 2026-11-24
  clinic: {{country: SK}}
  proband: {{{status}knows_result: true, prior_objection: false}}
  consent: {{disclosure: given, form: written, test: given}}
  relative:
    kin: daughter
    country: SK
    age: 41
    status: competent
    wish: none
    request: written
  condition: {{gene: BRCA1}}
"""


@pytest.mark.parametrize(
    ("status", "asked"),
    [("status: deceased, ", True), ("", True), ("status: competent, ", False)],
)
def test_a_ban_is_asked_for_where_the_proband_may_have_died(
    status: str, *, asked: bool
) -> None:
    (situation,) = parse_situations(TEXT.format(status=status))
    answer = decide(situation, load_rulebook())[Route.CLINIC_CONTACT]
    assert (Task.ASK_FOR_BAN in answer.tasks) is asked
