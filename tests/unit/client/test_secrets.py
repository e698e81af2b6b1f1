"""Secrets: a real keyring when there is one, else a file that only this user on this machine can open."""

import os
import stat
from pathlib import Path

import keyring
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from app.client import secrets
from app.client.errors import SecretError
from app.client.secrets import FILE, KEY_FILE, FileStore, StoreKind, open_secret_store


class MemoryKeyring(KeyringBackend):
    """A keyring that works."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedKeyring(MemoryKeyring):
    """A keyring whose service refuses."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.KeyringLocked("locked")


class ForgetfulKeyring(MemoryKeyring):
    """A keyring that keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


@pytest.fixture(autouse=True)
def _restore_keyring() -> object:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_working_keyring_is_used_and_nothing_touches_the_disk(tmp_path: Path) -> None:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)

    store = open_secret_store("kiosk default", tmp_path)
    store.set("login", "geheim")

    assert store.kind is StoreKind.KEYRING
    assert store.get("login") == "geheim"
    assert backend.kept == {("citydesk kiosk default", "login"): "geheim"}
    store.delete("login")
    store.delete("login")
    assert store.get("login") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "backend",
    [keyring.backends.fail.Keyring, keyring.backends.null.Keyring, LockedKeyring, ForgetfulKeyring],
)
def test_keyring_that_does_not_work_falls_back_to_the_file(tmp_path: Path, backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())

    store = open_secret_store("kiosk", tmp_path)
    store.set("login", "geheim")

    assert store.kind is StoreKind.FILE
    assert open_secret_store("kiosk", tmp_path).get("login") == "geheim"


def test_profile_with_a_file_stays_with_it(tmp_path: Path) -> None:
    FileStore(tmp_path).set("enrolment", "geheim")
    keyring.set_keyring(MemoryKeyring())

    assert open_secret_store("kiosk", tmp_path).get("enrolment") == "geheim"


def test_file_shows_nothing_and_is_for_this_user(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.set("one", "geheim")
    store.set("two", "sehr geheim")
    store.delete("one")

    assert store.get("one") is None
    assert store.get("two") == "sehr geheim"
    assert b"geheim" not in (tmp_path / FILE).read_bytes()
    if os.name != "nt":
        assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in (FILE, KEY_FILE)} == {0o600}


def test_file_opens_on_no_other_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    FileStore(tmp_path).set("login", "geheim")
    monkeypatch.setattr(secrets, "machine_id", lambda: b"another machine")

    with pytest.raises(SecretError):
        FileStore(tmp_path).get("login")


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 200])
def test_damaged_file_is_said_and_not_overwritten(tmp_path: Path, damage: bytes) -> None:
    store = FileStore(tmp_path)
    store.set("login", "geheim")
    (tmp_path / FILE).write_bytes(damage)

    with pytest.raises(SecretError):
        store.set("other", "text")

    assert (tmp_path / FILE).read_bytes() == damage
