"""Tables of plain cells without rich, which takes longer to load than most answers."""

from collections.abc import Sequence

GAP = "   "
BOLD = "\x1b[1m{}\x1b[0m"


def plain_table(
    title: str, rows: Sequence[Sequence[str]], *, width: int, bold: bool
) -> str | None:
    """Lay a table out as `portal.answers.table` does with rich.

    Parameters
    ----------
    title
        A line above it; empty for none.
    rows
        The headings, then the cells.
    width
        Columns of the page.
    bold
        Whether headings are printed bold.

    Returns
    -------
    str, or None
        None for what needs rich: markup, letters beyond ASCII, or cells to be folded.

    Examples
    --------
    >>> print(plain_table("", [("Who", "What"), ("a", "-")], width=80, bold=False))
    Who   What
    ──────────
    a     -
    <BLANKLINE>
    """
    texts = [title, *(cell for row in rows for cell in row)]
    if not all(_is_plain(text) for text in texts):
        return None
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    whole = sum(widths) + len(GAP) * (len(widths) - 1)
    if max(whole, len(title)) > width:
        return None
    lines = [
        GAP.join(cell.ljust(size) for cell, size in zip(row, widths, strict=True))
        for row in rows
    ]
    head = BOLD.format(lines[0]) if bold else lines[0]
    above = [title] if title else []
    return "\n".join(
        each.rstrip() for each in (*above, head, "─" * whole, *lines[1:], "")
    )


def _is_plain(text: str) -> bool:
    return text.isascii() and (not text or text.isprintable()) and "[" not in text
