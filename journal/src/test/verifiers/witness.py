#!/usr/bin/env python3
"""A witness, written from https://c2sp.org/tlog-cosignature and RFC 8032, section 5.1.6, alone: it signs a checkpoint by
cosignature/v1 after it has seen that the log signed it. It keeps no state, so it is for tests only.

    witness.py key NAME SEED                                prints the witness's verifier key
    witness.py cosign NAME SEED TIME CHECKPOINT LOG-KEY     prints the line that goes under the checkpoint
    witness.py verify NOTE LOG-KEY WITNESS-KEY              prints "witnessed SIZE at TIME", or what is wrong, and exits with 1

SEED is 32 bytes in hexadecimal, TIME is in seconds since 1970.
"""
import base64
import hashlib
import re
import sys

from verify import BASE, ORDER, P, Refused, checkpoint, ed25519_verifies, from_base64, require, times, verifier

COSIGNATURE = b"\x04"


def compressed(p):
    inverse = pow(p[2], P - 2, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def secret(seed):
    h = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(h[:32], "little")
    scalar = scalar & (1 << 254) - 8 | 1 << 254
    return scalar, h[32:]


def public(seed):
    return compressed(times(secret(seed)[0], BASE))


def sign(seed, message):
    scalar, prefix = secret(seed)
    r = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % ORDER
    point = compressed(times(r, BASE))
    h = int.from_bytes(hashlib.sha512(point + public(seed) + message).digest(), "little") % ORDER
    return point + ((r + h * scalar) % ORDER).to_bytes(32, "little")


def key_id(name, key):
    return hashlib.sha256(name.encode() + b"\n" + COSIGNATURE + key).digest()[:4]


def witness_key(name, seed):
    key = public(seed)
    return "%s+%s+%s" % (name, key_id(name, key).hex(), base64.b64encode(COSIGNATURE + key).decode())


def message(body, time):
    return b"cosignature/v1\ntime %d\n" % time + body


def cosign(name, seed, time, note, log_key):
    checkpoint(note, log_key)
    body = note[: note.rindex(b"\n\n") + 1]
    signature = sign(seed, message(body, time))
    signed = key_id(name, public(seed)) + time.to_bytes(8, "big") + signature
    return "\u2014 %s %s\n" % (name, base64.b64encode(signed).decode())


def verify(note, log_key, text):
    size, _ = checkpoint(note, log_key)
    name, hashed, typed = text.split("+", 2)
    key = from_base64(typed, "the key of the witness")
    require(len(key) == 33 and key[:1] == COSIGNATURE and key_id(name, key[1:]).hex() == hashed, "it is no key of a witness")
    end = note.rindex(b"\n\n")
    for line in note[end + 2 : -1].decode().split("\n"):
        match = re.fullmatch("\u2014 ([^ +]+) ([^ ]+)", line)
        signed = from_base64(match[2], "a signature")
        if match[1] == name and signed[:4].hex() == hashed:
            require(len(signed) == 76, "the signature of the witness has another length")
            time = int.from_bytes(signed[4:12], "big")
            require(ed25519_verifies(key[1:], message(note[: end + 1], time), signed[12:]), "the witness did not sign this")
            return "witnessed %d at %d" % (size, time)
    raise Refused("the witness signed nothing")


def main(arguments):
    if arguments[:1] == ["key"] and len(arguments) == 3:
        print(witness_key(arguments[1], bytes.fromhex(arguments[2])))
    elif arguments[:1] == ["cosign"] and len(arguments) == 6:
        with open(arguments[4], "rb") as file:
            note = file.read()
        line = cosign(arguments[1], bytes.fromhex(arguments[2]), int(arguments[3]), note, verifier(arguments[5]))
        sys.stdout.buffer.write(line.encode())
    elif arguments[:1] == ["verify"] and len(arguments) == 4:
        with open(arguments[1], "rb") as file:
            print(verify(file.read(), verifier(arguments[2]), arguments[3]))
    else:
        raise Refused(__doc__)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (Refused, OSError) as refused:
        print("not witnessed: %s" % refused)
        sys.exit(1)
