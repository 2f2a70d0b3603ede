"""Families and genes: what is true of them whatever the country or the clinic.

Refuses to know about law, words, people's contact data or a database.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
