"""Digests of bytes as reports have them."""

import hashlib


def digest_of(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
