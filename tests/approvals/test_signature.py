"""OpenSSH signatures: ours and those of ssh-keygen hold for each other, and nothing else holds."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.approvals.chain import Strength
from govern.approvals.signature import combined, signature_evidence
from govern.approvals.signoff import read_sign_offs
from govern.approvals.sshsig import SignatureError, parse, verify
from govern.approvals.statement import NAMESPACE, statement_bytes
from govern.approvals.verdict import judge
from govern.documents.document import Document
from govern.policy.model import Holder
from govern.repository.signing import SigningError, ssh_sign
from tests.approvals.samples import (
    CHAIN,
    FIRST,
    MARCUS,
    MICHELLE,
    ROSTER,
    TODAY,
    entry,
    read,
    template,
    with_entry,
)

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs OpenSSH")

MESSAGE = b'{"statement":"x"}'


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("keys")
    made = {}
    for name, options in {
        "cmo": ("-t", "ed25519"),
        "cro": ("-t", "ecdsa", "-b", "256"),
        "p384": ("-t", "ecdsa", "-b", "384"),
        "p521": ("-t", "ecdsa", "-b", "521"),
        "rsa": ("-t", "rsa", "-b", "2048"),
        "weak": ("-t", "rsa", "-b", "1024"),
    }.items():
        made[name] = folder / name
        subprocess.run(["ssh-keygen", "-q", "-N", "", "-C", "", *options, "-f", str(made[name])], check=True)
    return made


def public(key: Path) -> str:
    return Path(f"{key}.pub").read_text().strip()


def keygen_verify(armour: str, message: bytes, signer: str, namespace: str, folder: Path) -> bool:
    allowed, signature = folder / "allowed", folder / "sig"
    allowed.write_text(f"who@example.com {signer}\n")
    signature.write_text(armour)
    done = subprocess.run(
        ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", "who@example.com", "-n", namespace,
         "-s", str(signature)],
        input=message, capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode == 0


@pytest.mark.parametrize("name", ["cmo", "cro", "p384", "p521", "rsa"])
def test_what_ssh_keygen_signs_holds(name: str, keys: dict[str, Path]) -> None:
    signature = parse(ssh_sign(MESSAGE, NAMESPACE, str(keys[name])))
    verify(MESSAGE, signature, NAMESPACE)
    with pytest.raises(SignatureError, match="does not fit"):
        verify(MESSAGE + b" ", signature, NAMESPACE)


def test_both_hashes_hold(keys: dict[str, Path], tmp_path: Path) -> None:
    for name in ("sha256", "sha512"):
        file = tmp_path / name
        file.write_bytes(MESSAGE)
        subprocess.run(
            ["ssh-keygen", "-q", "-Y", "sign", "-O", f"hashalg={name}", "-n", NAMESPACE, "-f", str(keys["rsa"]),
             str(file)],
            check=True, capture_output=True,
        )  # fmt: skip
        signature = parse(Path(f"{file}.sig").read_text())
        assert signature.hash_name == name
        verify(MESSAGE, signature, NAMESPACE)


@pytest.mark.parametrize("namespace", ["git", "file", "govern-approval@v2", "govern-approval@v1 "])
def test_a_signature_for_something_else_does_not_hold(namespace: str, keys: dict[str, Path]) -> None:
    signature = parse(ssh_sign(MESSAGE, namespace, str(keys["cmo"])))
    with pytest.raises(SignatureError, match="was made for"):
        verify(MESSAGE, signature, NAMESPACE)


def test_the_namespace_cannot_be_rewritten(keys: dict[str, Path]) -> None:
    data = base64.b64decode("".join(ssh_sign(MESSAGE, "file", str(keys["cmo"])).split("\n")[1:-2]))
    old, new = (len(name).to_bytes(4, "big") + name for name in (b"file", NAMESPACE.encode()))
    signature = parse(armoured(data.replace(old, new)))
    assert signature.namespace == NAMESPACE
    with pytest.raises(SignatureError, match="does not fit"):
        verify(MESSAGE, signature, NAMESPACE)


def test_a_short_rsa_key_is_refused(keys: dict[str, Path]) -> None:
    try:
        signature = parse(ssh_sign(MESSAGE, NAMESPACE, str(keys["weak"])))
    except SigningError:
        return  # this OpenSSH refuses it itself
    with pytest.raises(SignatureError, match="fewer than 2048 bits"):
        verify(MESSAGE, signature, NAMESPACE)


def test_a_certificate_is_refused(keys: dict[str, Path], tmp_path: Path) -> None:
    user = tmp_path / "user"
    shutil.copy(keys["cmo"], user)
    shutil.copy(f"{keys['cmo']}.pub", f"{user}.pub")
    subprocess.run(
        ["ssh-keygen", "-q", "-s", str(keys["cro"]), "-I", "x", "-n", "cmo", f"{user}.pub"], check=True
    )
    armour = ssh_sign(MESSAGE, NAMESPACE, f"{user}-cert.pub")
    signature = parse(armour)
    if b"cert-v01" in signature.key:
        with pytest.raises(SignatureError, match="is not accepted"):
            verify(MESSAGE, signature, NAMESPACE)


def armoured(data: bytes) -> str:
    lines = base64.encodebytes(data).decode()
    return f"-----BEGIN SSH SIGNATURE-----\n{lines}-----END SSH SIGNATURE-----\n"


def field(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


@pytest.mark.parametrize(("flags", "good"), [(1, True), (5, True), (0, False), (4, False)])
@pytest.mark.parametrize("kind", ["ed25519", "ecdsa"])
def test_security_keys(kind: str, flags: int, good: bool, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

    namespace = NAMESPACE.encode()
    inner = b"SSHSIG" + b"".join(map(field, (namespace, b"", b"sha512", hashlib.sha512(MESSAGE).digest())))
    rest = bytes([flags]) + (7).to_bytes(4, "big")
    told = hashlib.sha256(b"ssh:").digest() + rest + hashlib.sha256(inner).digest()
    raw = serialization.Encoding.Raw, serialization.PublicFormat.Raw
    if kind == "ed25519":
        name = b"sk-ssh-ed25519@openssh.com"
        secret = ed25519.Ed25519PrivateKey.generate()
        key = field(name) + field(secret.public_key().public_bytes(*raw)) + field(b"ssh:")
        blob = secret.sign(told)
    else:
        name = b"sk-ecdsa-sha2-nistp256@openssh.com"
        own = ec.generate_private_key(ec.SECP256R1())
        point = own.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        key = field(name) + field(b"nistp256") + field(point) + field(b"ssh:")
        numbers = utils.decode_dss_signature(own.sign(told, ec.ECDSA(hashes.SHA256())))
        blob = b"".join(field(n.to_bytes(n.bit_length() // 8 + 1, "big")) for n in numbers)
    signature = field(name) + field(blob) + rest
    data = (
        b"SSHSIG" + (1).to_bytes(4, "big") + b"".join(map(field, (key, namespace, b"", b"sha512", signature)))
    )
    armour = armoured(data)
    if good:
        verify(MESSAGE, parse(armour), NAMESPACE)
    else:
        with pytest.raises(SignatureError, match="touched"):
            verify(MESSAGE, parse(armour), NAMESPACE)
    signer = f"{name.decode()} {base64.b64encode(key).decode()}"
    # ssh-keygen does not ask whether somebody touched the key; we do.
    assert keygen_verify(armour, MESSAGE, signer, NAMESPACE, tmp_path)


@pytest.mark.parametrize(
    "armour",
    [
        "",
        "x",
        "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----",
        "-----BEGIN SSH SIGNATURE-----\n!!!!\n-----END SSH SIGNATURE-----",
        "-----BEGIN SSH SIGNATURE-----\nAAA\n-----END SSH SIGNATURE-----",
        armoured(b"SSHSIG"),
        armoured(b"SSHSIG\0\0\0\2"),
        armoured(b"SSHSIG\0\0\0\1\xff\xff\xff\xff"),
        armoured(b"SSHSIG\0\0\0\1" + b"\0\0\0\0" * 5 + b"x"),
        armoured(b"SSHSIG\0\0\0\1" + field(b"k") + field("ä".encode()) + b"\0\0\0\0" * 3),
    ],
)
def test_malformed_signatures_are_faults(armour: str) -> None:
    with pytest.raises(SignatureError):
        verify(MESSAGE, parse(armour), NAMESPACE)


@given(st.data())
def test_no_bit_of_a_signature_is_idle(data: st.DataObject) -> None:
    blob = bytearray(base64.b64decode(ED25519_SIGNATURE))
    verify(MESSAGE, parse(armoured(bytes(blob))), NAMESPACE)
    blob[data.draw(st.integers(0, len(blob) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SignatureError):
        verify(MESSAGE, parse(armoured(bytes(blob))), NAMESPACE)


# ---------------------------------------------------------------------------------------------- sign-offs


def roster(keys: dict[str, Path]) -> tuple[Holder, ...]:
    return (
        ROSTER[0],
        Holder("cmo", "Michelle", MICHELLE, FIRST, keys=(public(keys["cmo"]),)),
        Holder("cro", "Marcus", MARCUS, FIRST, keys=(public(keys["cro"]),)),
    )


def sign(document: Document, key: Path, **given: object) -> Document:
    """The document with one more entry, signed with a key."""
    unsigned = with_entry(document, **given)
    message = statement_bytes(unsigned, read_sign_offs(unsigned)[-1])
    return with_entry(document, **given, signature=ssh_sign(message, NAMESPACE, str(key)))


def both(keys: dict[str, Path]) -> Document:
    document = template("approved")
    document = sign(document, keys["cmo"], **entry(document, "cmo", "messaging", MICHELLE))
    later = entry(document, "cro", "sales-narrative", MARCUS, "2026-04-21T10:00:00Z")
    return sign(document, keys["cro"], **later)


def test_a_signed_chain_is_proven_and_plain_ssh_keygen_agrees(keys: dict[str, Path], tmp_path: Path) -> None:
    document = both(keys)
    proofs = signature_evidence(document, CHAIN, roster(keys))
    verdict = judge(document, CHAIN, roster(keys), TODAY, proofs)
    assert verdict.complete
    assert verdict.strength is Strength.SIGNATURE
    for one, name in zip(read_sign_offs(document), ("cmo", "cro"), strict=True):
        message = statement_bytes(document, one)
        assert keygen_verify(one.signature, message, public(keys[name]), NAMESPACE, tmp_path)
        assert not keygen_verify(one.signature, message, public(keys[name]), "file", tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2026-04-21T09:30:00Z", "2026-04-21T09:31:00Z"),
        ("scope: messaging", "scope: sales-narrative"),
        ("sequence: nurture", "sequence: activation"),
        ("version: v1", "version: v2"),
    ],
)
def test_what_is_signed_cannot_be_changed(old: str, new: str, keys: dict[str, Path]) -> None:
    document = both(keys)
    changed = read(document.text.replace(old, new, 1))
    proof = signature_evidence(changed, CHAIN, roster(keys))[0]
    assert not proof.ok
    assert "does not fit the statement" in proof.why


def test_a_signature_does_not_move_to_another_path(keys: dict[str, Path]) -> None:
    document = both(keys)
    moved = read(document.text, document.path.replace("v1", "v2"))
    assert [proof.ok for proof in signature_evidence(moved, CHAIN, roster(keys)).values()] == [False, False]


def test_an_approval_is_no_withdrawal(keys: dict[str, Path]) -> None:
    document = template()
    document = sign(document, keys["cmo"], **entry(document, "cmo", "messaging", MICHELLE, decision="revoke"))
    turned = read(document.text.replace("    decision: revoke\n", ""))
    assert not signature_evidence(turned, CHAIN, roster(keys))[0].ok


def test_the_key_of_another_does_not_sign_for_me(keys: dict[str, Path]) -> None:
    document = template()
    document = sign(document, keys["cro"], **entry(document, "cmo", "messaging", MICHELLE))
    proof = signature_evidence(document, CHAIN, roster(keys))[0]
    assert not proof.ok
    assert "is one of Marcus" in proof.why
    nobody = sign(template(), keys["rsa"], **entry(template(), "cmo", "messaging", MICHELLE))
    assert "nobody's in the roster" in signature_evidence(nobody, CHAIN, roster(keys))[0].why


def test_a_key_counts_on_the_days_it_was_in_use(keys: dict[str, Path]) -> None:
    document = both(keys)
    base = roster(keys)
    rotated = (
        base[0],
        Holder("cmo", "Michelle", MICHELLE, FIRST, date(2026, 4, 21), (public(keys["cmo"]),)),
        Holder("cmo", "Michelle", MICHELLE, date(2026, 4, 22), None, (public(keys["p384"]),)),
        base[2],
    )
    assert judge(document, CHAIN, rotated, TODAY, signature_evidence(document, CHAIN, rotated)).complete
    old = template()
    old = sign(old, keys["cmo"], **entry(old, "cmo", "messaging", MICHELLE, "2026-04-23T09:00:00Z"))
    assert not signature_evidence(old, CHAIN, rotated)[0].ok


def test_of_two_proofs_the_better_counts(keys: dict[str, Path]) -> None:
    from govern.approvals.chain import Proof

    signed = signature_evidence(both(keys), CHAIN, roster(keys))
    commit = {0: Proof(Strength.COMMIT, True, (MICHELLE,)), 1: Proof(Strength.COMMIT, False)}
    assert [combined(commit, signed)[i].strength for i in (0, 1)] == [Strength.SIGNATURE] * 2
    failed = {0: Proof(Strength.SIGNATURE, False)}
    assert combined(commit, failed)[0].strength is Strength.COMMIT


def test_without_the_library(keys: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from govern.approvals.sshsig import MissingLibraryError, can_verify

    document = both(keys)
    assert can_verify()
    monkeypatch.setitem(sys.modules, "cryptography", None)
    assert not can_verify()
    proofs = signature_evidence(document, CHAIN, roster(keys))
    assert [proof.ok for proof in proofs.values()] == [False, False]
    assert "was not verified" in proofs[0].why
    with pytest.raises(MissingLibraryError) as caught:
        signature_evidence(document, replace(CHAIN, proof=Strength.SIGNATURE), roster(keys))
    assert "govern[sign]" in caught.value.next_step


def test_a_key_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SigningError, match="no key"):
        ssh_sign(b"", NAMESPACE, str(tmp_path / "none"))
    (tmp_path / "bad").write_text("x")
    with pytest.raises(SigningError, match="did not sign"):
        ssh_sign(b"", NAMESPACE, str(tmp_path / "bad"))


def test_a_key_in_an_agent_signs(keys: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which("ssh-agent") is None:
        pytest.skip("needs ssh-agent")
    started = subprocess.run(["ssh-agent", "-s"], capture_output=True, text=True, check=True).stdout
    values = dict(part.split("=", 1) for part in started.replace("\n", "").split(";") if "=" in part)
    monkeypatch.setenv("SSH_AUTH_SOCK", values["SSH_AUTH_SOCK"])
    try:
        subprocess.run(["ssh-add", "-q", str(keys["cmo"])], check=True, env=dict(os.environ))
        armour = ssh_sign(MESSAGE, NAMESPACE, f"key::{public(keys['cmo'])}")
        verify(MESSAGE, parse(armour), NAMESPACE)
    finally:
        os.kill(int(values["SSH_AGENT_PID"]), 15)


ED25519_SIGNATURE = (
    "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgb9eICWBeiN0xCYdJtk6CCZmEYuwfKEHn9u2CmRUQTsIA"
    "AAASZ292ZXJuLWFwcHJvdmFsQHYxAAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTE5AAAAQEJVikG1+5cq"
    "h4CCDAVA5UMzKNtJNYnW1a22HhmGm4fRszLfK9rH1LccmjxKvQ4R+9sZZtrFEOes2vi+4DP7IAA="
)
