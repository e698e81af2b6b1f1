"""Settings of the server: arguments first, then environment variables that start with ``CITYDESK_``."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

DATABASE_NAME = "citydesk.db"


class ServerSettings(BaseSettings):
    """What a server needs to know before it starts. Durations are seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(env_prefix="CITYDESK_", frozen=True)

    data: Path
    host: str = "127.0.0.1"
    port: int = Field(default=8700, ge=0, le=65535)
    max_body_bytes: int = Field(default=1024 * 1024, ge=1024)
    group_size: int = Field(default=256, ge=1)
    reader_queue: int = Field(default=256, ge=8)
    heartbeat_seconds: float = Field(default=5.0, gt=0)
    send_timeout_seconds: float = Field(default=10.0, gt=0)
    tick_seconds: float = Field(default=1.0, gt=0)
    checkpoint_events: int = Field(default=2000, ge=1)
    results_days: int = Field(default=35, ge=1)
    staff_session_hours: int = Field(default=12, ge=1)
    log_level: str = "INFO"

    @property
    def database(self) -> Path:
        """Where the record lies."""
        return self.data / DATABASE_NAME

    @property
    def signatures(self) -> Path:
        """The folder that holds a folder of citizens' signatures per hall; only this service may read it."""
        return self.data / "signatures"

    @property
    def portraits(self) -> Path:
        """The folder that holds a folder of staff portraits per hall."""
        return self.data / "portraits"
