"""Print a letter as one HTML page: the preview, and a fallback for paper."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from .blocks import block_data
from .qr import qr_svg

if TYPE_CHECKING:
    from jinja2 import Template

    from .blocks import Letter


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("letters", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["qr_svg"] = qr_svg
    return environment.get_template("letter.html.j2")


def render_html(letter: Letter) -> str:
    """Print the letter as a whole HTML document, in the order of its blocks.

    Every value is escaped; the page loads nothing from anywhere. Printed on A4 it is
    a usable letter, though not the archive copy: that is the PDF.

    Parameters
    ----------
    letter
        A composed letter.

    Returns
    -------
    str
    """
    blocks = [block_data(block) for block in letter.blocks]
    return _template().render(letter=letter, blocks=blocks) + "\n"
