from .embedded import embedded_server as embedded_server
from .embedded import prefect_settings as prefect_settings
from .launch import Workflows as Workflows

__all__ = ["Workflows", "embedded_server", "prefect_settings"]
