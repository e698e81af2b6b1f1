"""The service key and what follows from it: keys of single citizens wrapped, look-ups hashed, blobs sealed.

AES-256-GCM (NIST SP 800-38D) with random nonces; keys for each use are derived from the service key by HKDF-SHA256
(RFC 5869). The service key is a file of the service account, never in the database (spec 08, personal data).
"""

import hmac
import os
import stat
from base64 import b64decode, b64encode
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE_BYTES = 12
_COUNTRY = ("+86", "0086")


class KeyProblem(Exception):
    """The service key cannot be used; the text says why, for people."""


class WrongKey(Exception):
    """Something was not sealed with this key, or was changed afterwards."""


class Box:
    """Seals bytes with one key. What is sealed opens only under the same name, so that it cannot be moved elsewhere."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, plain: bytes, name: str) -> bytes:
        """Return nonce, ciphertext and tag."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, name.encode())

    def open(self, sealed: bytes, name: str) -> bytes:
        """Return what was sealed under this name.

        :raises WrongKey: it was sealed with another key or under another name, or was changed.
        """
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], name.encode())
        except (InvalidTag, ValueError) as error:
            raise WrongKey from error


class Vault:
    """Everything that needs the service key.

    `keys` wraps the keys of single citizens; `blobs` seals what belongs to nobody in particular (checkpoints, facts
    that were set aside, details of answers).
    """

    def __init__(self, service_key: bytes) -> None:
        self.keys = Box(_derived(service_key, "wrap"))
        self.blobs = Box(_derived(service_key, "blob"))
        self._lookup = _derived(service_key, "lookup")

    def digest(self, value: bytes) -> bytes:
        """Return the keyed hash (HMAC-SHA256) of a value: equal values are found, and nobody can try all of them."""
        return hmac.digest(self._lookup, value, "sha256")

    def identity(self, number: str) -> str:
        """Return the keyed hash of an ID number or telephone number as hex; empty for an empty number."""
        plain = number.strip().upper()
        for prefix in _COUNTRY:
            plain = plain.removeprefix(prefix)
        return self.digest(b"identity:" + plain.encode()).hex() if plain else ""

    def tail(self, phone: str) -> str:
        """Return the keyed hash of the last four digits of a telephone number; empty when there are fewer."""
        return self.digest(b"tail:" + phone[-4:].encode()).hex() if len(phone) >= 4 else ""

    def seal_text(self, text: str, name: str) -> str:
        """Return text sealed as text (base64)."""
        return b64encode(self.blobs.seal(text.encode(), name)).decode()

    def open_text(self, sealed: str, name: str) -> str:
        """Return what `seal_text` has sealed.

        :raises WrongKey: see `Box.open`.
        """
        return self.blobs.open(b64decode(sealed), name).decode()


def _derived(service_key: bytes, use: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"citydesk/{use}/1".encode()).derive(service_key)


def read_key(path: Path) -> bytes | None:
    """Return the service key in a file, `None` when there is no such file.

    :raises KeyProblem: others than the service account may read it, or it is no key.
    """
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise KeyProblem(f"{path} may be read by others than its owner: chmod 600 {path}")
        key = b64decode(path.read_bytes(), validate=False)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise KeyProblem(f"{path} cannot be read ({type(error).__name__})") from error
    if len(key) != KEY_BYTES:
        raise KeyProblem(f"{path} holds no key of {KEY_BYTES} bytes")
    return key


def make_key(path: Path) -> bytes:
    """Make a service key in a file that only its owner may read, and return it; it is on the disk before this returns.

    :raises KeyProblem: the file cannot be written.
    """
    key = os.urandom(KEY_BYTES)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(b64encode(key) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        raise KeyProblem(f"{path} cannot be written ({type(error).__name__})") from error
    return key
