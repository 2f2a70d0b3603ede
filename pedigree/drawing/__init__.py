"""Draw families as pedigrees; placing comes first, ink afterwards.

Refuses to compute probabilities or to write files.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
