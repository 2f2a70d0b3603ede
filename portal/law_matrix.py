"""All countries by rule: as tables of Markdown, and as a picture.

In the picture a cell says how well a value is known by its colour, and what it is by
its words; no meaning hangs on colour alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from portal.law_pages import plain_text, value_words

if TYPE_CHECKING:
    from consent import CountryLaw, Rule, RuleName

__all__ = ["LABELS", "matrix_page", "matrix_picture"]

_NOTICE = (
    "<!-- Written by `cascade law pages` from consent/countries; change those files, "
    "not this one. -->"
)
_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "Telling relatives": (
        "default_contact_route",
        "clinician_direct_contact_with_consent",
        "consent_form_for_disclosure",
        "may_reveal_proband_identity",
    ),
    "Without consent, and death": (
        "disclosure_without_proband_consent",
        "disclosure_without_consent_conditions",
        "deceased_proband",
    ),
    "Duties and rights": (
        "proband_duty_to_inform_relatives",
        "clinician_duty_to_counsel_proband_about_relatives",
        "relative_right_not_to_know",
    ),
    "The test": (
        "consent_form_for_genetic_test",
        "counselling_before_predictive_test",
        "counselling_after_predictive_test",
        "who_may_order_predictive_test",
    ),
    "Minors, records": (
        "predictive_test_of_minors",
        "age_of_healthcare_consent",
        "age_of_majority",
        "record_retention_years",
    ),
}
_INTRODUCTION: Final = (
    "What each country says on the day its file was last checked. A page per country "
    "has provisions, sources, history, and first of all what is open for a local "
    "lawyer. It is what was found, and no legal advice; the "
    "[lawyer's kit](../lawyers-kit.md) says how to correct it."
)
_MARKED: Final = (
    "✓ read in the text, ○ known but not retrieved, **?** doubtful: it never opens "
    "anything before a lawyer settles it, - silent: a person is asked."
)
_MARKS: Final = {"verified": "✓", "general_knowledge": "○", "uncertain": "?"}

#: Words of the rules as a cell of the picture has them.
LABELS: Final[Mapping[str, str]] = {
    "allowed": "yes",
    "allowed_with_conditions": "conditions",
    "allowed_with_guardian": "guardian",
    "any": "any form",
    "any_physician": "physician",
    "authority_release_required": "authority",
    "avoid_if_practicable": "avoid",
    "clinician_may_disclose": "clinician",
    "confidentiality_continues": "secret",
    "explicit": "express",
    "geneticist": "geneticist",
    "heirs_or_relatives_may_access": "heirs, kin",
    "heirs_or_relatives_unless_prior_objection": "kin or veto",
    "licensed_centre": "licensed",
    "mandatory": "mandatory",
    "minimum_necessary_data": "minimum",
    "moral": "moral",
    "never": "never",
    "none": "none",
    "only_if_benefit_before_adulthood": "if benefit",
    "only_if_proband_cannot_consent": "incapacity",
    "only_with_consent": "consent",
    "permitted_under_conditions": "conditions",
    "prior_wish_decides": "wish",
    "proband_first": "first",
    "proband_only": "only",
    "professional": "practice",
    "professional_guidance": "guidance",
    "prohibited": "no",
    "recommended": "advised",
    "specialist_or_geneticist": "specialist",
    "statutory": "statute",
    "unregulated": "silent",
    "written": "written",
}
#: Blue, sky blue and orange keep apart for every kind of colour vision, and in grey.
_FILLS: Final = {
    "verified": ("#0072B2", "#FFFFFF"),
    "general_knowledge": ("#B5DDF4", "#000000"),
    "uncertain": ("#E69F00", "#000000"),
    "silent": ("#FFFFFF", "#000000"),
}
_LEGEND: Final = {
    "verified": "read in the text",
    "general_knowledge": "known, text not retrieved",
    "uncertain": "doubtful: never opens anything before a lawyer settles it",
    "silent": "silent: a person is asked",
}
_WIDE, _HIGH, _LEFT, _TOP, _FOOT = 74, 19, 208, 118, 78
_GAP = 10


def matrix_page(laws: Sequence["CountryLaw"], picture: str) -> str:
    """Return the page that lists all countries.

    Parameters
    ----------
    laws
        In the order in which they are shown.
    picture
        Where the picture lies, as a link from this page.
    """
    parts = [
        _NOTICE,
        f"# The law of {len(laws)} countries",
        _INTRODUCTION,
        _MARKED,
        f"![Every rule of every country, coloured by how well it is known]({picture})",
    ]
    for title, names in _GROUPS.items():
        parts += [f"## {title}", "\n".join(_table(laws, names))]
    parts += ["## What needs more than one value", "\n".join(_sections(laws))]
    return "\n\n".join(parts) + "\n"


def matrix_picture(laws: Sequence["CountryLaw"]) -> str:
    """Return the matrix as SVG.

    Parameters
    ----------
    laws
        In the order in which they are shown.
    """
    columns = list(_columns())
    width = columns[-1][0] + _WIDE + 14
    height = _TOP + _HIGH * len(laws) + _FOOT
    title = "The law of every country by rule, and how well it is known"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="11" '
        'role="img" aria-labelledby="title">'
    )
    parts = [
        opening,
        f'<title id="title">{title}</title>',
        f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>',
        *(part for x, name in columns for part in _column_head(x, name)),
        *_group_heads(columns),
        *(part for row, law in enumerate(laws) for part in _row(row, law, columns)),
        *_legend(_TOP + _HIGH * len(laws) + 22),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _table(laws: Sequence["CountryLaw"], names: Iterable[str]) -> Iterator[str]:
    rules = [_rule_name(name) for name in names]
    heads = [rule.meaning for rule in rules]
    yield f"| Country | {' | '.join(heads)} |"
    yield "| --- |" + " --- |" * len(heads)
    for law in laws:
        cells = " | ".join(_cell(law.rule(rule, law.last_checked)) for rule in rules)
        yield f"| [{law.name}]({law.code.lower()}.md) | {cells} |"


def _cell(rule: "Rule") -> str:
    kind = _kind(rule)
    if kind == "silent":
        return "-"
    value = list(rule.value) if isinstance(rule.value, tuple) else rule.value
    return f"{plain_text(value_words(value))} {_MARKS[kind]}"


def _kind(rule: "Rule") -> str:
    """Return how well a value is known, as a colour and a mark say it."""
    if not rule.exists or rule.value == "unregulated":
        return "silent"
    return "uncertain" if rule.doubtful else str(rule.confidence)


def _sections(laws: Sequence["CountryLaw"]) -> Iterator[str]:
    from consent import SECTIONS  # noqa: PLC0415  (cold commands stay light)

    yield "| Section | Countries |"
    yield "| --- | --- |"
    for section, kind in SECTIONS.items():
        has = [
            f"[{law.code}]({law.code.lower()}.md)"
            for law in laws
            if law.entries_on(kind, law.last_checked)
        ]
        yield f"| {section.meaning} | {', '.join(has) or 'none'} |"


def _rule_name(name: str) -> "RuleName":
    from consent import RuleName  # noqa: PLC0415  (cold commands stay light)

    return RuleName(name)


def _columns() -> Iterator[tuple[int, str]]:
    x = _LEFT
    for names in _GROUPS.values():
        for name in names:
            yield x, name
            x += _WIDE
        x += _GAP


def _column_head(x: int, name: str) -> Iterator[str]:
    words = _rule_name(name).meaning.split(";")[0].split()
    lines = _folded(words, 13)
    for number, line in enumerate(lines):
        y = _TOP - 8 - 13 * (len(lines) - 1 - number)
        yield _text(x + _WIDE / 2, y, line, anchor="middle", size=10)


def _folded(words: Sequence[str], most: int) -> list[str]:
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _group_heads(columns: Sequence[tuple[int, str]]) -> Iterator[str]:
    starts = {name: x for x, name in columns}
    for title, names in _GROUPS.items():
        yield _text(starts[names[0]], 16, title, weight="bold", size=12)


def _row(
    row: int, law: "CountryLaw", columns: Sequence[tuple[int, str]]
) -> Iterator[str]:
    y = _TOP + _HIGH * row
    yield _text(_LEFT - 8, y + 13, law.name, anchor="end")
    for x, name in columns:
        rule = law.rule(_rule_name(name), law.last_checked)
        kind = _kind(rule)
        yield _box(x, y, kind, title=f"{law.name}: {rule.name.meaning} {_cell(rule)}")
        ink = _FILLS[kind][1]
        yield _text(x + _WIDE / 2, y + 13, _label(rule), anchor="middle", ink=ink)


def _label(rule: "Rule") -> str:
    kind = _kind(rule)
    if kind == "silent":
        return "-"
    value = rule.value
    if isinstance(value, tuple):
        said = f"{len(value)} listed" if value else "none"
    elif value is None:
        said = "not read" if rule.unread else "not fixed"
    else:
        said = LABELS.get(str(value), str(value))
    return f"? {said}" if kind == "uncertain" else said


def _box(x: float, y: float, kind: str, *, title: str) -> str:
    dashed = ' stroke-dasharray="3 2"' if kind == "silent" else ""
    return (
        f'<rect x="{x + 1}" y="{y + 1}" width="{_WIDE - 2}" height="{_HIGH - 2}" '
        f'rx="2" fill="{_FILLS[kind][0]}" stroke="#777777" stroke-width="0.7"{dashed}>'
        f"<title>{escape(title)}</title></rect>"
    )


def _text(  # noqa: PLR0913 - one SVG element and its attributes
    x: float,
    y: float,
    said: str,
    *,
    anchor: str = "start",
    ink: str = "#000000",
    size: int = 11,
    weight: str = "normal",
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{ink}" '
        f'font-size="{size}" font-weight="{weight}">{escape(said)}</text>'
    )


def _legend(y: int) -> Iterator[str]:
    x = _LEFT
    for kind, said in _LEGEND.items():
        yield _box(x, y, kind, title=said)
        sample = {"uncertain": "? value", "silent": "-"}.get(kind, "value")
        yield _text(x + _WIDE / 2, y + 13, sample, anchor="middle", ink=_FILLS[kind][1])
        yield _text(x + _WIDE + 8, y + 13, said)
        x += _WIDE + 40 + 6 * len(said)
    short = "Words are shortened; the tables of docs/law have them in full."
    yield _text(_LEFT, y + 40, short, size=10)
