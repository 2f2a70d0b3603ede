"""Words, languages, addresses and paper: letters, composed from a permit only."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
