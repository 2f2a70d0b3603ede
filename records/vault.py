"""The vault: whatever tells who somebody is, sealed under the keys of those it names.

An entry that names several persons is sealed once per person, one layer around the
other, so that erasing any of them destroys it.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import delete, exists, insert, select

from .canonical import canonical_json
from .erasure import forget
from .errors import VaultDamagedError
from .events import EventName
from .identifiers import check_ref
from .keys import KEY_BYTES, seal, unseal
from .rows import insert_once
from .tables import erasures, vault_entries, vault_layers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from .keys import KeyStore
    from .ledger import Ledger


class Vault:
    """The sealed entries of this unit of work."""

    def __init__(self, connection: Connection, keys: KeyStore, ledger: Ledger) -> None:
        self._connection = connection
        self._keys = keys
        self._ledger = ledger
        self.erased: list[str] = []

    def put(
        self, ref: str, name: str, data: bytes, *, also: Sequence[str] = ()
    ) -> None:
        """Seal an entry, replacing the one of this name.

        Parameters
        ----------
        ref
            The person it belongs to.
        name
            What it is: `name`, `address`, `letter:<id>`, …; no personal data.
        data
            Any bytes.
        also
            The other persons it names.

        Raises
        ------
        PersonErasedError
            If one of the persons was erased.
        ValueRefusedError
            If a ref is not opaque.
        """
        layers = list(dict.fromkeys([ref, *also]))
        sealed = data
        for layer, holder in reversed(list(enumerate(layers))):
            key = self._keys.get_or_make(check_ref(holder))
            sealed = seal(key, sealed, bound_to=_binding(ref, name, layers, layer))
        self._remove(ref, name)
        entry = {"ref": ref, "name": name, "sealed": sealed}
        self._connection.execute(insert(vault_entries), entry)
        rows = [
            {"ref": ref, "name": name, "layer": layer, "sealed_under": holder}
            for layer, holder in enumerate(layers)
        ]
        self._connection.execute(insert(vault_layers), rows)

    def get(self, ref: str, name: str) -> bytes | None:
        """Open an entry; None if there is none or one of its keys was destroyed.

        Raises
        ------
        VaultDamagedError
            If it does not open although every key is there.
        KeyFileError
            `wrong_key`, `key_missing`, `key_damaged`.
        """
        here = (vault_entries.c.ref == ref, vault_entries.c.name == name)
        query = select(vault_entries.c.sealed).where(*here)
        sealed: bytes | None = self._connection.execute(query).scalar()
        if sealed is None:
            return None
        layers = self._layers(ref, name)
        for layer, holder in enumerate(layers):
            key = self._keys.get(holder)
            if key is None:
                return None
            try:
                binding = _binding(ref, name, layers, layer)
                sealed = unseal(key, sealed, bound_to=binding)
            except InvalidTag:
                raise _damaged(ref, name) from None
        return sealed

    def names(self, ref: str) -> tuple[str, ...]:
        """Give the names of a person's entries, sorted."""
        query = select(vault_entries.c.name).where(vault_entries.c.ref == ref)
        return tuple(sorted(self._connection.execute(query).scalars()))

    def remove(self, ref: str, name: str) -> None:
        """Drop one entry, if it is there."""
        self._remove(ref, name)

    def erase(
        self, ref: str, *, at: datetime | None = None, by: str = "system"
    ) -> None:
        """Erase a person: every entry that names them, their facts and their key.

        The rows go with this unit; the key is destroyed as soon as it is committed,
        or, if the process dies in between, when the records are next used.

        Parameters
        ----------
        ref
            The person; erasing twice does nothing more.
        at
            The moment for the ledger; now, if not given.
        by
            Who erases.
        """
        moment = at or datetime.now(UTC)
        row: dict[str, object] = {
            "ref": check_ref(ref),
            "at": moment,
            "finished": False,
        }
        if not insert_once(self._connection, erasures, row, on=["ref"]):
            return
        touched = exists().where(
            vault_layers.c.ref == vault_entries.c.ref,
            vault_layers.c.name == vault_entries.c.name,
            vault_layers.c.sealed_under == ref,
        )
        self._connection.execute(delete(vault_entries).where(touched))
        forget(self._connection, self._keys, ref)
        self._ledger.append(EventName.PERSON_ERASED, {"ref": ref}, at=moment, by=by)
        self.erased.append(ref)

    def digest(self, ref: str, data: bytes) -> str:
        """Keyed digest of a personal value: nobody can check a guess without the key.

        Returns
        -------
        str
            HMAC-SHA-256 in hexadecimal.

        Raises
        ------
        PersonErasedError
            If the person was erased.
        """
        key = self._keys.get_or_make(check_ref(ref))
        info = b"kincascade digest"
        derived = HKDF(SHA256(), length=KEY_BYTES, salt=None, info=info).derive(key)
        return hmac.new(derived, data, hashlib.sha256).hexdigest()

    def _layers(self, ref: str, name: str) -> list[str]:
        query = (
            select(vault_layers.c.sealed_under)
            .where(vault_layers.c.ref == ref, vault_layers.c.name == name)
            .order_by(vault_layers.c.layer)
        )
        return list(self._connection.execute(query).scalars())

    def _remove(self, ref: str, name: str) -> None:
        # The layers go by the foreign key.
        here = (vault_entries.c.ref == ref, vault_entries.c.name == name)
        self._connection.execute(delete(vault_entries).where(*here))


def _binding(ref: str, name: str, layers: Sequence[str], layer: int) -> str:
    return canonical_json(["kincascade vault", ref, name, list(layers), layer])


def _damaged(ref: str, name: str) -> VaultDamagedError:
    return VaultDamagedError(
        f"the entry `{name}` of person `{ref}` does not open; restore the database",
        code="vault_damaged",
        item=ref,
    )
