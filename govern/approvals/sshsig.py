"""OpenSSH signatures (SSHSIG) read and verified in process, with the expected namespace enforced.

The format is that of PROTOCOL.sshsig in OpenSSH; key and signature blobs are those of RFC 4253, RFC 5656, RFC 8332,
RFC 8709 and PROTOCOL.u2f. Certificates and SHA-1 are refused.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable

from govern.annotations import TYPE_CHECKING, Any
from govern.errors import GovernError
from govern.values import frozen

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurve
    from cryptography.hazmat.primitives.hashes import HashAlgorithm

_MAGIC = b"SSHSIG"
_ARMOUR = re.compile(
    r"\s*-----BEGIN SSH SIGNATURE-----\s+([A-Za-z0-9+/=\s]{1,40000})-----END SSH SIGNATURE-----\s*"
)
_HASHES: dict[str, Callable[[bytes], Any]] = {"sha256": hashlib.sha256, "sha512": hashlib.sha512}
_LEAST_RSA_BITS = 2048
_USER_PRESENT = 0x01


class SignatureError(ValueError):
    """A signature that is malformed or does not hold; the text says why."""


class MissingLibraryError(GovernError):
    """Signatures were to be verified and the library that can do it is not installed."""


@frozen
class SshSignature:
    """A parsed signature. Nothing in it is proven before ``verify`` has returned."""

    key: bytes
    namespace: str
    reserved: bytes
    hash_name: str
    algorithm: str
    blob: bytes
    rest: bytes
    """Flags and counter of a security key's signature."""


class _Reader:
    """Length-prefixed fields, one after the other; too short or too long is a fault."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> bytes:
        if count > len(self._data) - self._at:
            raise SignatureError("it is cut off")
        self._at += count
        return self._data[self._at - count : self._at]

    def number(self) -> int:
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        return self.take(self.number())

    def name(self) -> str:
        try:
            return self.string().decode("ascii")
        except UnicodeDecodeError:
            raise SignatureError("a name in it is not ASCII") from None

    def integer(self) -> int:
        data = self.string()
        if data[:1] >= b"\x80":
            raise SignatureError("a number in it is negative")
        return int.from_bytes(data, "big")

    def remaining(self) -> bytes:
        return self.take(len(self._data) - self._at)

    def end(self) -> None:
        if self._at != len(self._data):
            raise SignatureError("something follows where it should end")


def parse(armour: str) -> SshSignature:
    """Read an armoured signature. Raises ``SignatureError`` for anything that ssh-keygen would not write."""
    match = _ARMOUR.fullmatch(armour)
    if match is None:
        raise SignatureError("it is no armoured SSH signature")
    try:
        data = base64.b64decode("".join(match[1].split()), validate=True)
    except (binascii.Error, ValueError):
        raise SignatureError("its armour is not base64") from None
    reader = _Reader(data)
    if reader.take(len(_MAGIC)) != _MAGIC or reader.number() != 1:
        raise SignatureError("it is no SSH signature of version 1")
    key, namespace, reserved = reader.string(), reader.name(), reader.string()
    hash_name, signature = reader.name(), _Reader(reader.string())
    reader.end()
    algorithm, blob = signature.name(), signature.string()
    return SshSignature(key, namespace, reserved, hash_name, algorithm, blob, signature.remaining())


def verify(message: bytes, signature: SshSignature, namespace: str) -> None:
    """Prove that the key in ``signature`` signed ``message`` for ``namespace``.

    Whose key it is, is for the caller to say. Raises ``SignatureError`` when it did not, ``MissingLibraryError`` without the
    cryptography library.
    """
    if signature.namespace != namespace:
        raise SignatureError(f"it was made for “{signature.namespace}” and not for “{namespace}”")
    if signature.hash_name not in _HASHES:
        raise SignatureError(f"it uses the hash {signature.hash_name}")
    hashed = _HASHES[signature.hash_name](message).digest()
    fields = (namespace.encode(), signature.reserved, signature.hash_name.encode(), hashed)
    signed = _MAGIC + b"".join(len(field).to_bytes(4, "big") + field for field in fields)
    reader = _Reader(signature.key)
    key_type = reader.name()
    verifier = _VERIFIERS.get(key_type)
    if verifier is None:
        raise SignatureError(f"a key of the type {key_type} is not accepted")
    verifier(reader, key_type, signature, signed)


def _refused() -> SignatureError:
    return SignatureError(
        "it does not fit the statement: the statement, the document or the signature was changed"
    )


def _library() -> None:
    try:
        import cryptography  # noqa: F401 - whether it is there
    except ImportError:
        raise MissingLibraryError(
            "Signatures cannot be verified: the library “cryptography” is not installed.",
            "Install it: pip install 'govern[sign]'.",
        ) from None


def can_verify() -> bool:
    """Whether the library that verifies signatures is there."""
    try:
        _library()
    except MissingLibraryError:
        return False
    return True


def _no_rest(signature: SshSignature) -> None:
    if signature.rest:
        raise SignatureError("something follows where it should end")


def _same_algorithm(signature: SshSignature, expected: str) -> None:
    if signature.algorithm != expected:
        raise SignatureError(f"its algorithm {signature.algorithm} is not that of its key")


def _ed25519(reader: _Reader, key_type: str, signature: SshSignature, signed: bytes) -> None:
    public = reader.string()
    reader.end()
    _same_algorithm(signature, key_type)
    _no_rest(signature)
    _check_ed25519(public, signature.blob, signed)


def _check_ed25519(public: bytes, blob: bytes, signed: bytes) -> None:
    _library()
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(blob, signed)
    except (InvalidSignature, ValueError):
        raise _refused() from None


def _rsa(reader: _Reader, _: str, signature: SshSignature, signed: bytes) -> None:
    exponent, modulus = reader.integer(), reader.integer()
    reader.end()
    _no_rest(signature)
    _library()
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
    from cryptography.hazmat.primitives.hashes import SHA256, SHA512

    hashes: dict[str, HashAlgorithm] = {"rsa-sha2-256": SHA256(), "rsa-sha2-512": SHA512()}
    if signature.algorithm not in hashes:
        raise SignatureError(f"the algorithm {signature.algorithm} is not accepted")
    if modulus.bit_length() < _LEAST_RSA_BITS:
        raise SignatureError(f"its RSA key has fewer than {_LEAST_RSA_BITS} bits")
    # RFC 8332 lets leading zeros of a signature fall away.
    blob = signature.blob.rjust((modulus.bit_length() + 7) // 8, b"\0")
    try:
        RSAPublicNumbers(exponent, modulus).public_key().verify(
            blob, signed, PKCS1v15(), hashes[signature.algorithm]
        )
    except (InvalidSignature, ValueError):
        raise _refused() from None


def _ecdsa(reader: _Reader, key_type: str, signature: SshSignature, signed: bytes) -> None:
    curve, point = reader.name(), reader.string()
    reader.end()
    _same_algorithm(signature, key_type)
    _no_rest(signature)
    if key_type != f"ecdsa-sha2-{curve}":
        raise SignatureError("its key names two curves")
    _check_ecdsa(curve, point, signature.blob, signed)


def _check_ecdsa(curve_name: str, point: bytes, blob: bytes, signed: bytes) -> None:
    numbers = _Reader(blob)
    r, s = numbers.integer(), numbers.integer()
    numbers.end()
    _library()
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512

    curves: dict[str, tuple[EllipticCurve, HashAlgorithm]] = {
        "nistp256": (ec.SECP256R1(), SHA256()),
        "nistp384": (ec.SECP384R1(), SHA384()),
        "nistp521": (ec.SECP521R1(), SHA512()),
    }
    if curve_name not in curves:
        raise SignatureError(f"the curve {curve_name} is not accepted")
    curve, hashing = curves[curve_name]
    try:
        public = ec.EllipticCurvePublicKey.from_encoded_point(curve, point)
        public.verify(encode_dss_signature(r, s), signed, ec.ECDSA(hashing))
    except (InvalidSignature, ValueError):
        raise _refused() from None


def _security_key(reader: _Reader, key_type: str, signature: SshSignature, signed: bytes) -> None:
    elliptic = key_type.startswith("sk-ecdsa")
    curve = reader.name() if elliptic else ""
    public, application = reader.string(), reader.string()
    reader.end()
    _same_algorithm(signature, key_type)
    if len(signature.rest) != 5:
        raise SignatureError("its flags and counter are cut off")
    if not signature.rest[0] & _USER_PRESENT:
        raise SignatureError("nobody touched the security key")
    told = hashlib.sha256(application).digest() + signature.rest + hashlib.sha256(signed).digest()
    if elliptic:
        _check_ecdsa(curve, public, signature.blob, told)
    else:
        _check_ed25519(public, signature.blob, told)


_VERIFIERS: dict[str, Callable[[_Reader, str, SshSignature, bytes], None]] = {
    "ssh-ed25519": _ed25519,
    "ssh-rsa": _rsa,
    "ecdsa-sha2-nistp256": _ecdsa,
    "ecdsa-sha2-nistp384": _ecdsa,
    "ecdsa-sha2-nistp521": _ecdsa,
    "sk-ssh-ed25519@openssh.com": _security_key,
    "sk-ecdsa-sha2-nistp256@openssh.com": _security_key,
}
