"""What lies on the desk while one letter is composed: facts, words, the chance.

Answers the conditions and choices that the skeletons ask for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .cancers import list_cancers, only_growths
from .chance import say_chance
from .names import check_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .catalogue import Catalogue, Words
    from .facts import CoverLine, LetterFacts
    from .kinds import LetterKind

#: Readers who decide for somebody else: that person is named in the letter.
DECIDES_FOR_ANOTHER = frozenset({"guardian", "representative"})

#: Greetings with a name would need the vocative or a gender in these languages.
_NAMELESS_GREETING = frozenset({"fr"})


@dataclass(frozen=True, slots=True)
class Desk:
    """The materials of one letter.

    `banned` are the ids of elements that must stay out; `lines` the proband's list,
    for a cover note; `tasks` the duties that the decision itself names.
    """

    kind: LetterKind
    facts: LetterFacts
    catalogue: Catalogue
    banned: frozenset[str]
    lines: tuple[CoverLine, ...] = ()
    tasks: tuple[str, ...] = ()

    @property
    def words(self) -> Words:
        """The words of the letter's language."""
        return self.catalogue.words

    @property
    def for_other(self) -> bool:
        """Whether the reader decides for the person whom the letter is about."""
        return self.facts.addressee.role in DECIDES_FOR_ANOTHER


def holds(condition: str, desk: Desk) -> bool:
    """Whether a condition of a skeleton is met."""
    return _CONDITIONS[condition](desk)


def choice(name: str, desk: Desk) -> str:
    """Variant that a choice of a skeleton picks."""
    return _CHOICES[name](desk)


def _named(desk: Desk) -> bool:
    return bool(desk.facts.proband_name)


def _related(desk: Desk) -> bool:
    return _named(desk) and desk.facts.relationship is not None


def _for_another(desk: Desk) -> bool:
    return desk.facts.addressee.role in {"guardian", "representative", "doctor"}


def _cancers(desk: Desk) -> bool:
    return desk.facts.gene is not None and bool(desk.facts.gene.cancers)


def _from_mother(desk: Desk) -> bool:
    gene = desk.facts.gene
    special = gene is not None and gene.parent_of_origin
    return special and desk.facts.inherited_from_mother is True


def _addressed(desk: Desk) -> bool:
    return bool(desk.facts.addressee.address_lines)


def _own_children(desk: Desk) -> bool:
    return any(line.kind is None for line in desk.lines)


_CONDITIONS: Mapping[str, Callable[[Desk], bool]] = {
    "named": _named,
    "related": _related,
    "for_another": _for_another,
    "cancers": _cancers,
    "addressed": _addressed,
    "from_mother": _from_mother,
    "own_children": _own_children,
}


def _greeting(desk: Desk) -> str:
    named = desk.facts.addressee.name and desk.words.language not in _NAMELESS_GREETING
    return "named" if named else "unnamed"


def _reader(desk: Desk) -> str:
    return desk.facts.addressee.role


def _chance(desk: Desk) -> str:
    if desk.facts.chance is None:
        return "about"
    form = say_chance(desk.facts.chance, desk.words.chance).form
    return form if form == "certain" or not _recessive(desk) else "double"


def _meant(desk: Desk) -> str:
    return "other" if desk.for_other else "any"


def _with_meant(form: str, desk: Desk) -> str:
    return f"{form}_other" if desk.for_other else form


def _urgency(desk: Desk) -> str:
    return _with_meant("urgent", desk) if desk.facts.urgent else _meant(desk)


def _recessive(desk: Desk) -> bool:
    return desk.facts.gene is not None and desk.facts.gene.recessive


def _harm(desk: Desk) -> str:
    gene = desk.facts.gene
    return "growths" if gene is not None and only_growths(gene.cancers) else "cancer"


def _finding(desk: Desk) -> str:
    if _recessive(desk):
        return "double"
    return "growths" if _harm(desk) == "growths" else "single"


def _childhood(desk: Desk) -> str:
    gene, role = desk.facts.gene, desk.facts.addressee.role
    early = desk.facts.urgent or (gene is not None and gene.childhood_testing)
    age = "childhood" if early else "adult"
    # A represented adult may have children; a child is one.
    told_apart = desk.for_other and (early or role == "guardian")
    return f"{age}_{role}" if told_apart else age


def _country(desk: Desk) -> str:
    return desk.facts.clinic.country


_CHOICES: Mapping[str, Callable[[Desk], str]] = {
    "greeting": _greeting,
    "reader": _reader,
    "chance": lambda desk: _with_meant(_chance(desk), desk),
    "meant": _meant,
    "urgency": _urgency,
    "childhood": _childhood,
    "finding": _finding,
    "harm": lambda desk: _with_meant(_harm(desk), desk),
    "country": _country,
}


def snippet_values(desk: Desk) -> dict[str, object]:
    """Values that the texts of this letter may use.

    A value that the letter may not say is not in it, so a text that asks for it
    stops the letter.
    """
    facts, clinic = desk.facts, desk.facts.clinic
    values: dict[str, object] = {
        "clinic_name": clinic.name,
        "clinic_telephone": clinic.telephone,
        "clinic_hours": clinic.hours,
        "clinic_email": clinic.email,
        "data_protection_contact": clinic.data_protection_contact,
        "reference": facts.reference,
    }
    if facts.addressee.name:
        values["recipient_name"] = check_name(facts.addressee.name)
    if facts.concerning is not None and desk.for_other:
        values["concerning"] = check_name(facts.concerning)
        values["meant"] = desk.words.meaning(facts.addressee.role)
    if facts.proband_name and "patient_name" not in desk.banned:
        values["proband_name"] = check_name(facts.proband_name)
    return values | _clinical_values(desk)


def _clinical_values(desk: Desk) -> dict[str, object]:
    facts, values = desk.facts, dict[str, object]()
    if facts.gene and facts.gene.cancers and "cancer_types_general" not in desk.banned:
        values["cancers"] = list_cancers(facts.gene.cancers, desk.words)
    if facts.chance is not None and "chance_of_inheriting" not in desk.banned:
        chance = say_chance(facts.chance, desk.words.chance)
        values |= {
            "chance": chance.text,
            "chance_n": chance.n,
            "chance_of": chance.of,
            "chance_rest": chance.rest,
        }
    return values
