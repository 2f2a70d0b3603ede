from .inking import draw_family as draw_family
from .lines import Line as Line
from .lines import LineKind as LineKind
from .lines import Placement as Placement
from .measures import Room as Room
from .placing import place_family as place_family
from .printing import drawing_pdf as drawing_pdf
from .printing import drawing_png as drawing_png

__all__ = [
    "Line",
    "LineKind",
    "Placement",
    "Room",
    "draw_family",
    "drawing_pdf",
    "drawing_png",
    "place_family",
]
