"""The key files: one wrapped key per person, apart from the database.

A key is made before the transaction that uses it commits (an orphan is harmless). A
destroyed key leaves a mark in its place, so that no new key is made for that person.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
import secrets
import stat
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .atomic_files import append_line, make_directory, write_new, write_over
from .errors import KeyFileError, PersonErasedError

if TYPE_CHECKING:
    from pathlib import Path

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_SIGNER: Final = "ledger-signing-key"


def load_master_key(path: Path, *, value: str | None = None) -> bytes:
    """Give the master key: the value, or the file's, or a new one put into the file.

    Parameters
    ----------
    path
        A file of 32 bytes that only its owner may read; made on first use.
    value
        64 hexadecimal digits or base64 of 32 bytes; then the file is not looked at.

    Returns
    -------
    bytes
        32 bytes.

    Raises
    ------
    KeyFileError
        `key_refused`: not 32 bytes, or a file that others may read.
    """
    if value is not None:
        return _key_from_text(value)
    write_new(path, secrets.token_bytes(KEY_BYTES))
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyFileError(
            "others may read the file of the master key; accepted is mode `0600`",
            code="key_refused",
            file=str(path),
        )
    return _checked(path.read_bytes(), file=str(path))


def fingerprint(master: bytes) -> str:
    """Name a master key without telling it: 16 hexadecimal digits."""
    return hmac.new(master, b"kincascade master key", hashlib.sha256).hexdigest()[:16]


def seal(key: bytes, data: bytes, *, bound_to: str) -> bytes:
    """Encrypt with AES-256-GCM under a fresh nonce; the text is authenticated too."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, bound_to.encode())


def unseal(key: bytes, sealed: bytes, *, bound_to: str) -> bytes:
    """Decrypt what `seal` made.

    Raises
    ------
    InvalidTag
        If key, data or the text it is bound to differ.
    """
    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    return AESGCM(key).decrypt(nonce, rest, bound_to.encode())


class KeyStore:
    """The keys under `HOME/keys`, each wrapped by the master key.

    Parameters
    ----------
    home
        The folder of the installation.
    master
        32 bytes.
    """

    def __init__(self, home: Path, master: bytes) -> None:
        self._directory = home / "keys"
        self._erasures = home / "erasures" / "refs.txt"
        self._master = _checked(master)

    def signing_seed(self) -> bytes:
        """Give the seed of the ledger's signing key, made on first use."""
        return self._get_or_make(_SIGNER)

    def get_or_make(self, ref: str) -> bytes:
        """Give a person's key, made on first use.

        Raises
        ------
        PersonErasedError
            If the person's key was destroyed.
        KeyFileError
            `wrong_key` or `key_damaged`.
        """
        return self._get_or_make(ref)

    def get(self, ref: str) -> bytes | None:
        """Give a person's key, or None if it was destroyed.

        Raises
        ------
        KeyFileError
            `key_missing` if there never was one here, `wrong_key`, `key_damaged`.
        """
        try:
            return self._unwrap(ref, self._path(ref).read_bytes())
        except PersonErasedError:
            return None
        except FileNotFoundError:
            raise KeyFileError(
                f"the key of `{ref}` is not in the key folder; "
                "restore the key folder that belongs to this database",
                code="key_missing",
                item=ref,
            ) from None

    def destroy(self, ref: str) -> None:
        """Destroy a person's key for good. Doing it twice does nothing more."""
        path = self._path(ref)
        if path.exists() and not _is_mark(path.read_bytes()):
            _overwrite(path)
        write_over(path, b'{"destroyed":true}')
        if ref not in self.destroyed():
            append_line(self._erasures, ref)

    def destroyed(self) -> frozenset[str]:
        """Give the refs of the list of erasures, which lies outside the key folder."""
        if not self._erasures.exists():
            return frozenset()
        return frozenset(self._erasures.read_text(encoding="utf-8").split())

    def is_destroyed(self, ref: str) -> bool:
        """Say whether the mark of a destroyed key lies in its place."""
        path = self._path(ref)
        return path.exists() and _is_mark(path.read_bytes())

    def rotate(self, new_master: bytes) -> KeyStore:
        """Wrap every key anew; stopped in the middle, it can be repeated.

        Returns
        -------
        KeyStore
            The same keys under the new master key.
        """
        turned = KeyStore(self._directory.parent, new_master)
        new = fingerprint(new_master)
        # The signing key is turned last: until then the old master key opens the home.
        paths = sorted(self._directory.rglob("*.key"), key=_signer_last)
        for path in paths:
            data = path.read_bytes()
            if _is_mark(data) or json.loads(data)["master"] == new:
                continue
            key = self._unwrap(path.stem, data)
            write_over(path, turned._wrap(path.stem, key))
        return turned

    def _get_or_make(self, name: str) -> bytes:
        path = self._path(name)
        if not path.exists():
            write_new(path, self._wrap(name, secrets.token_bytes(KEY_BYTES)))
        return self._unwrap(name, path.read_bytes())

    def _path(self, name: str) -> Path:
        if name == _SIGNER:
            return self._directory / f"{name}.key"
        shard = hashlib.sha256(name.encode()).hexdigest()[:2]
        return self._directory / "persons" / shard / f"{name}.key"

    def _wrap(self, name: str, key: bytes) -> bytes:
        make_directory(self._directory)
        wrapped = seal(self._master, key, bound_to=_binding(name))
        content = {"master": fingerprint(self._master), "wrapped": wrapped.hex()}
        return json.dumps(content, sort_keys=True).encode()

    def _unwrap(self, name: str, data: bytes) -> bytes:
        if _is_mark(data):
            raise PersonErasedError(
                f"the person `{name}` was erased", code="person_erased", item=name
            )
        try:
            content = json.loads(data)
            sealed_by, wrapped = content["master"], bytes.fromhex(content["wrapped"])
        except (ValueError, KeyError, TypeError):
            raise _damaged(name) from None
        if sealed_by != fingerprint(self._master):
            raise KeyFileError(
                f"the master key given (`{fingerprint(self._master)}`) is not the one "
                f"that the key folder was sealed with (`{sealed_by}`)",
                code="wrong_key",
                item=name,
            )
        try:
            return unseal(self._master, wrapped, bound_to=_binding(name))
        except InvalidTag:
            raise _damaged(name) from None


def _signer_last(path: Path) -> tuple[bool, str]:
    return path.stem == _SIGNER, path.name


def _binding(name: str) -> str:
    return f"kincascade key {name}"


def _damaged(name: str) -> KeyFileError:
    text = f"the key file of `{name}` is damaged; restore it from its backup"
    return KeyFileError(text, code="key_damaged", item=name)


def _is_mark(data: bytes) -> bool:
    return data.startswith(b'{"destroyed"')


def _overwrite(path: Path) -> None:
    """Write noise over the old bytes before the file is replaced; best effort."""
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())


def _checked(key: bytes, *, file: str | None = None) -> bytes:
    if len(key) != KEY_BYTES:
        raise KeyFileError(
            f"the master key has {len(key)} bytes; accepted are {KEY_BYTES}",
            code="key_refused",
            file=file,
        )
    return key


def _key_from_text(value: str) -> bytes:
    text = value.strip()
    try:
        if len(text) == 2 * KEY_BYTES:
            return _checked(bytes.fromhex(text))
        return _checked(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        raise KeyFileError(
            "the value of the master key is not a key; accepted are 64 hexadecimal "
            "digits or base64 of 32 bytes",
            code="key_refused",
        ) from None
