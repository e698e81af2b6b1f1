"""Keeping secrets of a profile: the system's keyring where there is one, else an encrypted file.

The file (`secrets.bin`) holds a JSON object under AES-256-GCM: 12 bytes of nonce, then the sealed text. Its key is
derived by HKDF-SHA-256 from `secrets.key`, 32 random bytes only this user may read, and the id of the machine, so that
a copy of both files alone opens nowhere else. It protects against reading by others and against carrying files away,
not against this user's own programs: nothing without a keyring service can. `SecretStore.kind` says which is in use.
"""

import json
import logging
import os
import uuid
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from app.client.errors import SecretError
from app.client.private_file import write_private

log = logging.getLogger(__name__)

FILE = "secrets.bin"
KEY_FILE = "secrets.key"
_PROBE = "probe"
_NONCE = 12
_MACHINE_FILES = ("/etc/machine-id", "/var/lib/dbus/machine-id")


class StoreKind(StrEnum):
    """Where secrets are kept."""

    KEYRING = "keyring"
    FILE = "file"


class SecretStore(Protocol):
    """Keeps short texts by name. The calls block and may be slow: they belong in a thread. All raise `SecretError`."""

    @property
    def kind(self) -> StoreKind:
        """Where the secrets are."""

    def get(self, name: str) -> str | None:
        """Return a secret, `None` when there is none."""

    def set(self, name: str, value: str) -> None:
        """Keep a secret."""

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens when there is none."""


class KeyringStore:
    """Secrets in the system's keyring, under the service `citydesk PROFILE`."""

    kind = StoreKind.KEYRING

    def __init__(self, profile: str) -> None:
        self._service = f"citydesk {profile}"
        self._keyring: Any = import_module("keyring")

    def works(self) -> bool:
        """Tell whether a real keyring takes a secret and gives it back."""
        backend = self._keyring.get_keyring()
        if type(backend).__module__ in ("keyring.backends.fail", "keyring.backends.null"):
            return False
        value = uuid.uuid4().hex
        try:
            self.set(_PROBE, value)
            same = self.get(_PROBE) == value
            self.delete(_PROBE)
        except SecretError as error:
            log.info("no working keyring: %s", error)
            return False
        return same

    def get(self, name: str) -> str | None:
        """Return a secret, `None` when there is none."""
        value = self._call("get_password", self._service, name)
        return None if value is None else str(value)

    def set(self, name: str, value: str) -> None:
        """Keep a secret."""
        self._call("set_password", self._service, name, value)

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens when there is none."""
        if self.get(name) is not None:
            self._call("delete_password", self._service, name)

    def _call(self, method: str, *arguments: str) -> Any:
        try:
            return getattr(self._keyring, method)(*arguments)
        except Exception as error:  # a backend raises what its service raises: D-Bus, Win32, its own
            raise SecretError(f"{method}: {type(error).__name__}") from error


class FileStore:
    """Secrets in an encrypted file of the profile's folder."""

    kind = StoreKind.FILE

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._key_file = folder / KEY_FILE

    def get(self, name: str) -> str | None:
        """Return a secret, `None` when there is none."""
        return self._read().get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret."""
        self._write(self._read() | {name: value})

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens when there is none."""
        kept = self._read()
        if kept.pop(name, None) is not None:
            self._write(kept)

    def _read(self) -> dict[str, str]:
        if not self._file.exists():
            return {}
        try:
            sealed = self._file.read_bytes()
            text = self._cipher().decrypt(sealed[:_NONCE], sealed[_NONCE:], FILE.encode())
            return {str(name): str(value) for name, value in json.loads(text).items()}
        except Exception as error:  # InvalidTag, a missing key, a cut file: all mean that it cannot be read
            raise SecretError(f"{FILE} cannot be read: {type(error).__name__}") from error

    def _write(self, kept: dict[str, str]) -> None:
        nonce = os.urandom(_NONCE)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if not self._key_file.exists():
                write_private(self._key_file, os.urandom(32))
            write_private(self._file, nonce + self._cipher().encrypt(nonce, json.dumps(kept).encode(), FILE.encode()))
        except OSError as error:
            raise SecretError(f"{FILE} cannot be written: {error.strerror}") from error

    def _cipher(self) -> Any:
        ciphers = import_module("cryptography.hazmat.primitives.ciphers.aead")
        hkdf = import_module("cryptography.hazmat.primitives.kdf.hkdf")
        hashes = import_module("cryptography.hazmat.primitives.hashes")
        derive = hkdf.HKDF(algorithm=hashes.SHA256(), length=32, salt=machine_id(), info=b"citydesk secrets 1")
        return ciphers.AESGCM(derive.derive(self._key_file.read_bytes()))


def open_secret_store(profile: str, folder: Path) -> SecretStore:
    """Return the keyring when a real one works, else the file. Blocks; may take seconds when a service is slow.

    A profile that has a file already stays with it, so that a keyring that comes and goes loses nobody's enrolment.
    """
    if (folder / FILE).exists():
        return FileStore(folder)
    keyring = KeyringStore(profile)
    return keyring if keyring.works() else FileStore(folder)


def machine_id() -> bytes:
    """Return what names this machine: systemd's machine id, elsewhere the hardware address."""
    for name in _MACHINE_FILES:
        try:
            text = Path(name).read_text(encoding="ascii").strip()
        except OSError:
            continue
        if text:
            return text.encode()
    return uuid.getnode().to_bytes(8, "big")
