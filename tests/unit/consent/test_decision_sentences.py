import re
from pathlib import Path

import consent.decision
from consent.decision.sentences import Say

SOURCES = sorted(Path(consent.decision.__file__).parent.glob("*.py"))
CITED = {"country", "rule", "value", "provision", "key"}
NAMED = {
    "age",
    "asked",
    "condition",
    "limits",
    "months",
    "register",
    "to",
    "triggers",
    "what",
    "who",
}


def test_every_sentence_is_said_somewhere() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    said = set(re.findall(r"Say\.([A-Z_]+)", code))
    assert said == set(Say.__members__)


def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop() -> None:
    odd = [say.name for say in Say if not re.fullmatch(r"[A-Z{`].*[.]", say, re.DOTALL)]
    assert odd == []


def test_a_sentence_speaks_only_of_what_it_is_given() -> None:
    fields = {name for say in Say for name in re.findall(r"{(\w*)}", say)}
    assert fields <= CITED | NAMED
