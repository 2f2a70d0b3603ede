from __future__ import annotations

import base64
import stat
from typing import TYPE_CHECKING

import pytest

from records import KeyFileError, PersonErasedError, load_master_key, new_ref
from records.keys import KeyStore

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = b"o" * 32, b"n" * 32


def test_a_master_key_is_made_once_and_readable_by_its_owner_only(
    tmp_path: Path,
) -> None:
    path = tmp_path / "deep" / "master.key"
    first = load_master_key(path)
    assert len(first) == 32
    assert load_master_key(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", [OLD.hex(), base64.b64encode(OLD).decode() + "\n"])
def test_a_master_key_given_as_text_needs_no_file(tmp_path: Path, text: str) -> None:
    assert load_master_key(tmp_path / "none", value=text) == OLD
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("text", ["", "secret", "z" * 64, OLD[:16].hex()])
def test_refuses_a_text_that_is_no_key(tmp_path: Path, text: str) -> None:
    with pytest.raises(KeyFileError) as caught:
        load_master_key(tmp_path / "none", value=text)
    assert caught.value.code == "key_refused"


def test_refuses_a_master_key_that_others_may_read(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    load_master_key(path)
    path.chmod(0o644)
    with pytest.raises(KeyFileError, match="accepted is mode `0600`"):
        load_master_key(path)


def test_refuses_a_master_key_of_another_length(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    path.write_bytes(b"short")
    path.chmod(0o600)
    with pytest.raises(KeyFileError, match="has 5 bytes; accepted are 32"):
        load_master_key(path)


def test_a_person_has_one_key_whoever_asks(tmp_path: Path) -> None:
    ref = new_ref()
    key = KeyStore(tmp_path, OLD).get_or_make(ref)
    assert KeyStore(tmp_path, OLD).get_or_make(ref) == key
    assert KeyStore(tmp_path, OLD).get_or_make(new_ref()) != key


def test_no_key_lies_in_clear_and_no_file_is_open_to_others(tmp_path: Path) -> None:
    keys = KeyStore(tmp_path, OLD)
    secret = [keys.get_or_make(new_ref()), keys.signing_seed()]
    for path in (tmp_path / "keys").rglob("*.key"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert all(key.hex() not in path.read_text() for key in secret)


def test_a_wrong_master_key_is_said_to_be_wrong(tmp_path: Path) -> None:
    ref = new_ref()
    KeyStore(tmp_path, OLD).get_or_make(ref)
    with pytest.raises(KeyFileError) as caught:
        KeyStore(tmp_path, NEW).get(ref)
    assert caught.value.code == "wrong_key"


def test_a_missing_key_is_no_erasure(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError) as caught:
        KeyStore(tmp_path, OLD).get(new_ref())
    assert caught.value.code == "key_missing"


@pytest.mark.parametrize("content", [b"", b"noise", b'{"master": "x"}', b"[1]"])
def test_a_damaged_key_file_is_said_to_be_damaged(
    tmp_path: Path, content: bytes
) -> None:
    keys, ref = KeyStore(tmp_path, OLD), new_ref()
    keys.get_or_make(ref)
    next((tmp_path / "keys").rglob(f"{ref}.key")).write_bytes(content)
    with pytest.raises(KeyFileError) as caught:
        keys.get(ref)
    assert caught.value.code == "key_damaged"


def test_a_destroyed_key_never_comes_back(tmp_path: Path) -> None:
    keys, ref = KeyStore(tmp_path, OLD), new_ref()
    keys.get_or_make(ref)
    keys.destroy(ref)
    keys.destroy(ref)
    assert keys.get(ref) is None
    assert keys.destroyed() == {ref}
    with pytest.raises(PersonErasedError):
        keys.get_or_make(ref)


def test_rotation_keeps_every_key_and_shuts_out_the_old_master(tmp_path: Path) -> None:
    old, ref = KeyStore(tmp_path, OLD), new_ref()
    before = (old.get_or_make(ref), old.signing_seed())
    turned = old.rotate(NEW)
    assert (turned.get_or_make(ref), turned.signing_seed()) == before
    with pytest.raises(KeyFileError, match="is not the one"):
        old.get(ref)


def test_a_rotation_that_was_stopped_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, refs = KeyStore(tmp_path, OLD), [new_ref(), new_ref(), new_ref()]
    before = [old.get_or_make(ref) for ref in refs]
    seed = old.signing_seed()
    turned: list[str] = []

    def stop(_self: KeyStore, name: str, _key: bytes) -> bytes:
        turned.append(name)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(KeyStore, "_wrap", stop)
        with pytest.raises(KeyboardInterrupt):
            old.rotate(NEW)
    assert turned != ["ledger-signing-key"]
    again = KeyStore(tmp_path, OLD).rotate(NEW)
    assert [again.get_or_make(ref) for ref in refs] == before
    assert again.signing_seed() == seed
