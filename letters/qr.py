"""The QR code as a drawing."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup


def qr_svg(target: str) -> Markup:
    """Draw a link as SVG, error level M, black on white, with a quiet zone.

    Parameters
    ----------
    target
        An https address with an opaque code; `letters.codes` has checked it.
    """
    drawing = io.BytesIO()
    segno.make(target, error="m", micro=False).save(
        drawing, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True
    )
    # Made of numbers alone, so it may stand in a page as it is.
    return Markup(drawing.getvalue().decode("ascii").strip())  # noqa: S704
