"""An answer names the state of the proband it stands on."""

import pytest

from consent import Route, decide, load_rulebook, parse_situations

TEXT = """
- name: a proband who was not asked
  on: 2026-11-24
  clinic: {{country: '{country}'}}
  proband: {{status: {status}, age: 44, knows_result: true, prior_objection: false}}
  consent: {{disclosure: not_asked}}
  relative: {{kin: sister, country: '{country}', age: 41, wish: none, request: none}}
  condition: {{gene: BRCA1}}
  steps: [{steps}]
"""


@pytest.mark.parametrize(
    ("country", "status", "steps", "said"),
    [
        ("DK", "unreachable", "", "no search is documented"),
        ("DK", "unreachable", "documented_search", "the search is documented"),
        ("FI", "unreachable", "documented_search", "the search is documented"),
        ("CZ", "incapacitated", "", "had not decided before"),
        ("DK", "incapacitated", "", "the representative is asked"),
    ],
)
def test_the_state_of_the_proband_is_among_the_reasons(
    country: str, status: str, steps: str, said: str
) -> None:
    text = TEXT.format(country=country, status=status, steps=steps)
    (situation,) = parse_situations(text)
    answer = decide(situation, load_rulebook())[Route.CLINIC_CONTACT]
    (reason,) = [one for one in answer.reasons if one.rule == "proband.status"]
    assert said in reason.text
