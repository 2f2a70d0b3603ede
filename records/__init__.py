"""The room that remembers, and proves what was remembered.

Tables, migrations, unit of work, audit ledger, vault and outbox. It knows no
workflow engine and no web.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
