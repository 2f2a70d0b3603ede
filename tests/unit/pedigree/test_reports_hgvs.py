"""HGVS as laboratories write it, and texts that are none."""

from __future__ import annotations

import pytest

from pedigree.reports.hgvs import (
    is_protein,
    legacy_name,
    read_hgvs,
    same_change,
    shows_deletion,
    shows_truncation,
)


@pytest.mark.parametrize(
    "text",
    [
        "c.68_69del",
        "c.68_69delAG",
        "c.5266dup",
        "c.5266dupC",
        "c.1175_1214del40",
        "c.181T>G",
        "c.4096+1G>A",
        "c.-107A>T",
        "c.*5T>C",
        "c.(134+1_135-1)_(441+1_442-1)del",
        "c.(?_-232)_(80+1_81-1)del",
        "c.-200_80+?del",
        "c.68_69delinsTT",
        "c.5277_5278insA",
        "c.100_120inv",
        "c.[68_69del];[68_69del]",
        "c.53=",
        "g.43124028_43124029del",
    ],
)
def test_what_laboratories_send_is_kept_to_the_letter(text: str) -> None:
    found = read_hgvs(text)
    assert found is not None
    assert found.coding == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "exon 13 duplication",
        "5382insC",
        "p.(Glu23Valfs*17)",
        "c.",
        "c.68",
        "68_69del",
        "c.68_69del and more",
        "c.4185G>A;c.5T>A",
        "c.181T>G p.nonsense here",
        "c." + "1" * 500 + "del",
    ],
)
def test_what_is_not_like_hgvs_is_not_read(text: str) -> None:
    assert read_hgvs(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "NM_007294.4:c.68_69del p.(Glu23Valfs*17)",
        "NM_007294.4(BRCA1):c.68_69del, p.(Glu23Valfs*17)",
        "NM_007294.4(BRCA1):c.68_69del (p.Glu23Valfs*17)",
        "NM_007294.4:c.68_69del;p.E23Vfs*17",
    ],
)
def test_a_joined_text_is_taken_apart(text: str) -> None:
    found = read_hgvs(text)
    assert found is not None
    assert (found.coding, found.transcript) == ("c.68_69del", "NM_007294.4")
    assert found.protein is not None
    assert same_change(found.protein, "p.(Glu23Valfs*17)")


def test_two_copies_in_one_text_are_two_changes() -> None:
    found = read_hgvs("NM_001128425.2:c.[536A>G];[1187G>A]")
    assert found is not None
    assert (found.coding, found.second) == ("c.536A>G", "c.1187G>A")


def test_a_gene_before_the_change_is_told() -> None:
    found = read_hgvs("BRCA1 c.68_69del")
    assert found is not None
    assert (found.gene, found.transcript) == ("BRCA1", None)


@pytest.mark.parametrize(
    "text",
    ["p.(Gln1756ProfsTer74)", "p.E23Vfs*17", "p.?", "p.0", "p.(=)", "p.Arg1699Trp"],
)
def test_predicted_and_short_proteins_are_proteins(text: str) -> None:
    assert is_protein(text)


def test_no_protein_is_no_protein() -> None:
    assert not any(is_protein(text) for text in ("Glu23", "p.", "p.17", "c.68_69del"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("c.5266dupC", "c.5266dup", True),
        ("NM_007294.4:c.68_69delAG", "c.68_69del", True),
        ("p.(Ile1307Lys)", "p.I1307K", True),
        ("p.Gln1756ProfsTer74", "p.(Gln1756Profs*74)", True),
        ("c.68_69del", "c.68_70del", False),
        ("c.68_69del", "c.68_69dup", False),
        ("c.68_69delinsTT", "c.68_69del", False),
    ],
)
def test_light_normalisation_decides_sameness(
    one: str, other: str, *, same: bool
) -> None:
    assert same_change(one, other) is same


def test_older_names_count_in_their_own_gene_only() -> None:
    assert legacy_name("BRCA1", "5382insC") == "c.5266dup"
    assert legacy_name("BRCA2", "5382insC") is None


def test_effects_are_read_from_the_text() -> None:
    assert shows_deletion("c.492-509_945+1del")
    assert not shows_deletion("c.68_69delinsTT")
    assert shows_truncation("p.(Trp23*)")
    assert not shows_truncation("p.(Ser459Phe)")
    assert not shows_truncation(None)
