"""Write SVG elements as text: escaped, attributes in a fixed order, no surprises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """Make a text safe inside an element or an attribute."""
    text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    for sign, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        text = text.replace(sign, f"&{name};")
    return text


def element(
    name: str, content: str | Iterable[str] | None = None, /, **attributes: object
) -> str:
    """Write one element.

    Parameters
    ----------
    name
        Of the element.
    content
        A text, which is escaped; or elements already written; or nothing.
    attributes
        In the order given; a low line stands for a hyphen, one at the end for nothing.
        `None` leaves an attribute out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if content is None:
        return f"<{name}{written}/>"
    if isinstance(content, str):
        return f"<{name}{written}>{escaped(content)}</{name}>"
    inner = "\n".join(content)
    return f"<{name}{written}>\n{inner}\n</{name}>"


def lettering(text: str, x: int, y: int, /, **attributes: object) -> str:
    """Write a text at a place, its base line at `y`."""
    look = {"fill": "#000", "stroke": "none"}
    return element("text", text, x=x, y=y, **look, **attributes)
