from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.publish import MANIFEST, SIGNATURE, PublishError, verify
from cleancdd.releases.signature import PublicKey, SecretKey, new_keys, sign, verify_signature
from cleancdd.releases.site import sign_site, wrong_signature
from tests.releases.conftest import publish

PUBLIC = "RWQq51/2kZEIgVCNExPwHV13tfSSY9fax89jBTcHjJ1rDn86vGVdb7Tk"


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> SecretKey:
    file = tmp_path_factory.mktemp("keys") / "release"
    new_keys(file)
    return SecretKey.read(file)


def test_a_key_pair_reads_back_and_only_its_owner_may_read_the_secret_half(tmp_path: Path) -> None:
    public = new_keys(tmp_path / "k")
    assert SecretKey.read(tmp_path / "k").public.text() == public.text()
    assert PublicKey.read(str(tmp_path / "k.pub")).text() == public.text()
    assert PublicKey.read(public.text().splitlines()[1]).text() == public.text()
    assert (tmp_path / "k").stat().st_mode & 0o077 == 0
    with pytest.raises(PublishError, match="อยู่แล้ว"):
        new_keys(tmp_path / "k")


def test_a_signature_is_of_these_bytes_by_this_key(secret: SecretKey) -> None:
    made = sign(b"data", secret, "file:manifest.json")
    assert sign(b"data", secret, "file:manifest.json") == made
    assert verify_signature(b"data", made.encode(), secret.public) is None
    assert "ไม่ตรง" in str(verify_signature(b"datb", made.encode(), secret.public))
    forged = made.replace("file:manifest.json", "file:manifest.jsom").encode()
    assert "ไม่ตรง" in str(verify_signature(b"data", forged, secret.public))
    assert "กุญแจอื่น" in str(verify_signature(b"data", made.encode(), PublicKey.read(PUBLIC)))


@pytest.mark.parametrize(
    "words", ["", "x", "RW" + "A" * 55, "untrusted comment: x\n", "RW" + "x" * 54 + "\n"]
)
def test_what_is_no_key_is_refused(tmp_path: Path, words: str) -> None:
    (tmp_path / "k").write_text(f"{words}\n{words}", encoding="utf-8")
    for read in (lambda: PublicKey.read(str(tmp_path / "k")), lambda: SecretKey.read(tmp_path / "k")):
        with pytest.raises(PublishError):
            read()


def test_a_secret_key_that_is_damaged_or_has_a_password_is_refused(tmp_path: Path, secret: SecretKey) -> None:
    file = tmp_path / "k"
    text = secret.text()
    file.write_text(text.replace("AAAA", "AAAB"), encoding="ascii")
    SecretKey.read(file)  # the salt is of no use without a password
    file.write_text(text[:-20] + ("A" if text[-20] != "A" else "B") + text[-19:], encoding="ascii")
    with pytest.raises(PublishError, match="เสียหาย"):
        SecretKey.read(file)
    file.write_text(text.replace("RWQAAEIy", "RWRTY0Iy"), encoding="ascii")
    with pytest.raises(PublishError, match="รหัสผ่าน"):
        SecretKey.read(file)


@given(st.binary() | st.text().map(str.encode))
def test_wild_bytes_are_no_signature(data: bytes) -> None:
    assert verify_signature(b"data", data, PublicKey.read(PUBLIC)) is not None


def test_a_signed_site_is_whole_and_a_build_keeps_the_signature_while_it_is_right(
    site: Path, secret: SecretKey
) -> None:
    assert "ไม่มีลายเซ็น" in str(wrong_signature(site, secret.public))
    sign_site(site, secret)
    assert verify(site) == ()
    assert wrong_signature(site, secret.public) is None
    publish(site)
    assert wrong_signature(site, secret.public) is None
    publish(site, **{"index.html": "หน้าใหม่"})
    assert not (site / SIGNATURE).exists()


def test_a_site_that_is_not_as_listed_is_not_signed(site: Path, secret: SecretKey) -> None:
    (site / "index.html").write_text("x", encoding="utf-8")
    with pytest.raises(PublishError, match=r"1 ไฟล์ เช่น `index\.html`"):
        sign_site(site, secret)
    (site / MANIFEST).unlink()
    with pytest.raises(PublishError, match="ไม่ใช่เว็บไซต์"):
        sign_site(site, secret)
