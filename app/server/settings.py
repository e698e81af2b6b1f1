"""Settings of the server: arguments first, then environment variables that start with ``CITYDESK_``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from pydantic import AnyHttpUrl, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.rules.notifier import FIELDS, NoticeKind

DATABASE_NAME = "citydesk.db"
KEY_NAME = "service.key"


_NOTICE_TEXTS = {
    NoticeKind.GET_READY.value: "【{hall_name}】{number}号您好，前面还有{ahead}位，请到{service}等候区等候。",
    NoticeKind.BAD_RATING.value: "【{hall_name}】{counter}号窗口{number}号办件收到差评，请及时回访。",
}


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts_in(part)


class ServerSettings(BaseSettings):
    """What a server needs to know before it starts. Durations are seconds unless the name says otherwise.

    `key_file` is where the service key lies when not beside the record. Whoever backs the record up needs the key as
    well, kept apart from it.

    Notices to citizens and managers are posted to `notify_url` as JSON by `notify_template`, whose texts may have the
    {fields} of `app.rules.notifier.FIELDS` and {text}, the words of `notify_texts` for their kind; they are signed
    with `notify_secret` and tried for `notify_days`. Without an address they are only noted in the log.
    """

    model_config = SettingsConfigDict(env_prefix="CITYDESK_", frozen=True)

    data: Path
    key_file: Path | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8700, ge=0, le=65535)
    max_body_bytes: int = Field(default=1024 * 1024, ge=1024)
    group_size: int = Field(default=256, ge=1)
    reader_queue: int = Field(default=256, ge=8)
    heartbeat_seconds: float = Field(default=5.0, gt=0)
    send_timeout_seconds: float = Field(default=10.0, gt=0)
    tick_seconds: float = Field(default=1.0, gt=0)
    checkpoint_events: int = Field(default=5000, ge=1)
    results_days: int = Field(default=35, ge=1)
    staff_session_hours: int = Field(default=12, ge=1)
    log_level: str = "INFO"
    notify_url: AnyHttpUrl | None = None
    notify_headers: dict[str, str] = Field(default_factory=dict)
    notify_secret: SecretStr | None = None
    notify_template: Any = {"id": "{id}", "kind": "{kind}", "hall": "{hall}", "phone": "{phone}", "text": "{text}"}
    notify_texts: dict[str, str] = Field(default_factory=lambda: dict(_NOTICE_TEXTS))
    notify_timeout_seconds: float = Field(default=10.0, gt=0)
    notify_pause_seconds: float = Field(default=1.0, gt=0)
    notify_days: float = Field(default=2.0, gt=0)

    @field_validator("notify_template", "notify_texts")
    @classmethod
    def _has_known_fields(cls, value: Any) -> Any:
        """Refuse a template with a field that no notice has, before the first notice meets it."""
        known = dict.fromkeys((*FIELDS, "text"), "")
        for text in _texts_in(value):
            try:
                text.format_map(known)
            except (KeyError, ValueError, IndexError, AttributeError):
                raise ValueError(f"a text may have the fields {', '.join(known)} in braces") from None
        return value

    @property
    def notify_address(self) -> SplitResult:
        """The address notices are posted to, in its parts."""
        return urlsplit(str(self.notify_url or ""))

    @property
    def database(self) -> Path:
        """Where the record lies."""
        return self.data / DATABASE_NAME

    @property
    def signatures(self) -> Path:
        """The folder that holds a folder of citizens' signatures per hall; only this service may read it."""
        return self.data / "signatures"

    @property
    def service_key(self) -> Path:
        """The file that holds the key of all personal data: beside the record, unless it is kept elsewhere."""
        return self.key_file or self.data / KEY_NAME

    @property
    def portraits(self) -> Path:
        """The folder that holds a folder of staff portraits per hall."""
        return self.data / "portraits"

    @property
    def recordings(self) -> Path:
        """The folder that holds a folder of recordings of calls per centre; the telephone switch writes there."""
        return self.data / "recordings"

    @property
    def attachments(self) -> Path:
        """The folder that holds a folder of files of cases per centre, each sealed; only this service may read it."""
        return self.data / "attachments"

    @property
    def similar(self) -> Path:
        """The folder of the indexes that similar cases are found by; made anew when it is gone."""
        return self.data / "similar"
