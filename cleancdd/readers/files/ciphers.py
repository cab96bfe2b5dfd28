"""The two ciphers that PDF and old Excel files use for their passwords; Python's own library has neither.

They only answer whether a file opens without a password. Nothing is kept secret with them.
"""

from __future__ import annotations

__all__ = ["aes_cbc", "rc4"]


def rc4(key: bytes, data: bytes) -> bytes:
    """The data encrypted, or decrypted, by RC4."""
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    written, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        written.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(written)


def _doubled(byte: int) -> int:
    return (byte << 1) ^ (0x11B if byte & 0x80 else 0)


def _boxes() -> tuple[bytes, tuple[int, ...]]:
    """The substitution box of FIPS 197, and its columns mixed, as words of 32 bits."""
    box, power, inverse = bytearray(256), 1, 1
    while True:
        power = (power ^ _doubled(power)) & 255  # times 3, a generator of the field
        inverse ^= inverse << 1  # divided by 3
        inverse ^= inverse << 2
        inverse ^= inverse << 4
        inverse = (inverse ^ (0x09 if inverse & 0x80 else 0)) & 255
        turned = inverse | inverse << 8
        box[power] = (turned ^ turned >> 7 ^ turned >> 6 ^ turned >> 5 ^ turned >> 4 ^ 0x63) & 255
        if power == 1:
            break
    box[0] = 0x63
    return bytes(box), tuple(_doubled(one) << 24 | one << 16 | one << 8 | _doubled(one) ^ one for one in box)


_BOX, _MIXED = _boxes()
_TURNED = tuple(
    tuple((word >> turn | word << (32 - turn)) & 0xFFFFFFFF for word in _MIXED) for turn in (0, 8, 16, 24)
)


def _round_keys(key: bytes) -> list[int]:
    words, constant = [int.from_bytes(key[at : at + 4], "big") for at in range(0, 16, 4)], 1
    for at in range(4, 44):
        word = words[-1]
        if at % 4 == 0:
            turned = (word << 8 | word >> 24) & 0xFFFFFFFF
            word = (
                int.from_bytes(bytes(_BOX[one] for one in turned.to_bytes(4, "big")), "big") ^ constant << 24
            )
            constant = _doubled(constant)
        words.append(words[at - 4] ^ word)
    return words


def aes_cbc(key: bytes, start: bytes, data: bytes) -> bytes:
    """The data, a multiple of 16 bytes, encrypted by AES-128 in CBC mode without padding."""
    keys, block, written = _round_keys(key), int.from_bytes(start, "big"), bytearray()
    for at in range(0, len(data), 16):
        block = _block(keys, block ^ int.from_bytes(data[at : at + 16], "big"))
        written += block.to_bytes(16, "big")
    return bytes(written)


def _block(keys: list[int], block: int) -> int:
    first, second, third, fourth = _TURNED
    a, b, c, d = ((block >> shift & 0xFFFFFFFF) ^ keys[at] for at, shift in enumerate((96, 64, 32, 0)))
    for at in range(4, 40, 4):
        a, b, c, d = (
            first[a >> 24] ^ second[b >> 16 & 255] ^ third[c >> 8 & 255] ^ fourth[d & 255] ^ keys[at],
            first[b >> 24] ^ second[c >> 16 & 255] ^ third[d >> 8 & 255] ^ fourth[a & 255] ^ keys[at + 1],
            first[c >> 24] ^ second[d >> 16 & 255] ^ third[a >> 8 & 255] ^ fourth[b & 255] ^ keys[at + 2],
            first[d >> 24] ^ second[a >> 16 & 255] ^ third[b >> 8 & 255] ^ fourth[c & 255] ^ keys[at + 3],
        )
    done = 0
    for at, (w, x, y, z) in enumerate(((a, b, c, d), (b, c, d, a), (c, d, a, b), (d, a, b, c)), 40):
        word = _BOX[w >> 24] << 24 | _BOX[x >> 16 & 255] << 16 | _BOX[y >> 8 & 255] << 8 | _BOX[z & 255]
        done = done << 32 | word ^ keys[at]
    return done
