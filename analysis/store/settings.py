"""What was chosen for the whole installation: a few words under a few keys."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, insert, select

from analysis.store.counter import count_up
from analysis.store.engine import writing
from analysis.store.faults import explained
from analysis.store.tables import settings

TONE_MODEL, STANCE_MODEL = "tone_model", "stance_model"
"""Keys of the models whose readings the frames show, where a quote has several."""


class Settings:
    """The settings of a store; see `analysis.store.Store`."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    def get(self, key: str) -> str | None:
        """Return a setting, None when nobody chose."""
        with explained("read", self._where), self._engine.connect() as connection:
            return value(connection, key)

    def put(self, **chosen: str) -> None:
        """Change settings, together; what is so already changes nothing."""
        with explained("write to", self._where), writing(self._engine) as connection:
            fresh = {key: v for key, v in chosen.items() if value(connection, key) != v}
            if not fresh:
                return
            connection.execute(delete(settings).where(settings.c.key.in_(fresh)))
            now = datetime.now(UTC)
            rows = [{"key": key, "value": v, "changed_at": now} for key, v in fresh.items()]
            connection.execute(insert(settings), rows)
            count_up(connection)


def value(connection: Connection, key: str) -> str | None:
    """Return a setting inside a transaction."""
    return connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
