"""The law of a country as a page of Markdown, with its doubts in plain sight.

The page is written from the law files alone; the same files give the same page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consent import CountryLaw

__all__ = ["KNOWN", "law_page", "plain_text", "value_words"]

#: How well a fact is known, as a page says it.
KNOWN: Mapping[str, str] = {
    "verified": "✓ read in the text",
    "general_knowledge": "○ known, text not retrieved",
    "uncertain": "**? needs a local lawyer**",
}
_STATUS: Mapping[str, str] = {
    "doubtful": "**? not relied on until a lawyer settles it**",
    "unread": "**? the law of that day was not read**",
    "silent": "**- silent: a person is asked**",
}
_NOTICE = (
    "<!-- Written by `cascade law pages` from consent/countries/{file}; "
    "change that file, not this one. -->"
)
_SPECIAL = re.compile(r"([\\`*_<>|\[\]])")


def law_page(law: "CountryLaw") -> str:
    """Return the page of one country, on the day its file was last checked.

    Parameters
    ----------
    law
        Of the country.
    """
    from consent import country_page  # noqa: PLC0415  (cold commands stay light)

    page = country_page(law, law.last_checked).as_dict()
    parts = [
        *_heading(page),
        *_for_the_lawyer(page),
        "## What the law says",
        *(part for rule in page["rules"] for part in _rule(rule)),
        *_entries(page["entries"]),
        *_former(law),
        *_sources(page),
    ]
    return "\n\n".join(parts) + "\n"


def value_words(value: object) -> str:
    """Return a value of the law in words.

    Parameters
    ----------
    value
        A word, number, list, mapping, text or None.
    """
    if value is None:
        return "nothing fixed"
    if value is True:
        return "yes"
    if isinstance(value, list):
        return ", ".join(value_words(part) for part in value) or "none"
    if isinstance(value, Mapping):
        return "; ".join(
            f"{value_words(k)}: {value_words(v)}" for k, v in value.items()
        )
    text = str(value)
    is_word = re.fullmatch(r"[a-z][a-z0-9_]*", text) is not None
    return text.replace("_", " ") if is_word else text


def plain_text(text: object) -> str:
    """Return text in which nothing is Markdown.

    Parameters
    ----------
    text
        Of a law file.
    """
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def _heading(page: Mapping[str, Any]) -> Iterator[str]:
    code = page["country"]
    yield _NOTICE.format(file=f"{code.lower()}.yaml")
    yield f"# {page['name']}"
    yield (
        f"What the law says on {page['on']}, the day this file was last checked, about "
        "telling and testing the relatives of a person with a hereditary cancer "
        "variant. It is what was found, and no legal advice. "
        "[All countries](README.md), [how to correct it](../lawyers-kit.md)."
    )
    facts = {
        "Speaks for": ", ".join(page["regions"]) or "the whole country",
        "Languages": ", ".join(page["languages"]),
        "Oviedo Convention": value_words(page["oviedo_convention"]),
        "Its protocol on genetic testing": value_words(
            page["oviedo_genetic_testing_protocol"]
        ),
    }
    rows = [f"| {name} | {plain_text(value)} |" for name, value in facts.items()]
    yield "\n".join(["| | |", "| --- | --- |", *rows])


def _for_the_lawyer(page: Mapping[str, Any]) -> Iterator[str]:
    """Say first what is open: it is what a local lawyer is needed for."""
    yield "## Open for a local lawyer"
    asked = [f"- {plain_text(question)}" for question in page["open_questions"]]
    open_ = [part for part in (*page["rules"], *page["entries"]) if _is_open(part)]
    doubts = [f"- {part['question']} {_status(part)}" for part in open_]
    yield "\n".join(asked) or "No question is open."
    if doubts:
        yield "Not relied on, or silent:"
        yield "\n".join(doubts)


def _is_open(part: Mapping[str, Any]) -> bool:
    return part["status"] != "known" or part.get("value") == "unregulated"


def _status(part: Mapping[str, Any]) -> str:
    silent = part.get("value") == "unregulated"
    return _STATUS["silent" if silent else part["status"]]


def _rule(rule: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {_capital(rule['question'])}"
    yield f"{_answer(rule)}.  \n{plain_text(rule['summary'])}"
    yield f"`{rule['name']}`: {_citation(rule)}"


def _answer(rule: Mapping[str, Any]) -> str:
    """Return what a rule says, without a final stop; a word in bold, prose plainly."""
    value, meaning = rule["value"], rule["meaning"]
    if rule["status"] in {"silent", "unread"}:
        return _STATUS[rule["status"]]
    said = plain_text(value_words(value)).removesuffix(".")
    if isinstance(value, str) and meaning is None:
        return said
    if meaning is None or meaning == value:
        return f"**{said}**"
    return f"**{said}**: {plain_text(meaning)}"


def _entries(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    entries = list(entries)
    if not entries:
        return
    yield "## What needs more than one value"
    for entry in entries:
        yield f"### {_capital(entry['question'])}"
        facts = [
            f"- {key.replace('_', ' ')}: {plain_text(value_words(value))}"
            for key, value in entry["facts"].items()
        ]
        yield "\n".join(facts)
        yield plain_text(entry["summary"])
        yield f"`{entry['section']}`: {_citation(entry)}"


def _citation(part: Mapping[str, Any]) -> str:
    names = (part["instrument_name"], part["provision"])
    where = plain_text(", ".join(name for name in names if name) or "no source found")
    since = f"since {part['since']}" if part["since"] else "since an unknown day"
    return f"{where}; {since}; {KNOWN[part['confidence']]}"


def _former(law: "CountryLaw") -> Iterator[str]:
    """Show values that no longer hold, or do not hold yet."""
    rows = [
        f"| {name.meaning} | {_day(row.valid_from)} | {_last(row, later)} "
        f"| {plain_text(value_words(_said(row)))} | {KNOWN[row.confidence]} |"
        for name, rows in law.rules.items()
        for row, later in zip(rows, [*rows[1:], None], strict=True)
        if not row.covers(law.last_checked) or (later and _is_past(later, law))
    ]
    if rows:
        yield "## On other days"
        head = "| Rule | From | To | Value | How well known |"
        yield "\n".join([head, "| --- " * 5 + "|", *rows])


def _is_past(later: Any, law: "CountryLaw") -> bool:
    return later.valid_from is None or bool(later.valid_from <= law.last_checked)


def _said(row: Any) -> object:
    if row.unread:
        return "not read"
    value = row.value
    return [str(part) for part in value] if isinstance(value, tuple) else value


def _day(day: date | None) -> str:
    return "unknown" if day is None else day.isoformat()


def _last(row: Any, later: Any) -> str:
    if row.valid_to is not None:
        return _day(row.valid_to)
    return "open" if later is None else f"before {_day(later.valid_from)}"


def _sources(page: Mapping[str, Any]) -> Iterator[str]:
    yield "## Instruments"
    for one in page["instruments"]:
        since = one["in_force_from"] or "an unknown day"
        link = f" <{one['url']}>." if one["url"] else ""
        note = f" {plain_text(one['note'])}" if one["note"] else ""
        own = "" if one["name"] == one["name_english"] else one["name_english"]
        yield (
            f"- **{plain_text(one['name'])}**{f' ({plain_text(own)})' if own else ''}, "
            f"{plain_text(one['provision'] or 'as a whole')}, in force since {since}."
            f"{link}{note}"
        )
    yield "## What was looked at"
    yield (
        "\n".join(
            f"- {plain_text(source['title'])}"
            + (f", <{source['url']}>" if source["url"] else "")
            + ("" if source["retrieved"] else " (not retrieved)")
            for source in page["sources"]
        )
        or "Nothing is listed."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
