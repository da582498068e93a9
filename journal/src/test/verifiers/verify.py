#!/usr/bin/env python3
"""Verifies a log in the format C2SP tlog-tiles. Written from the specifications alone, with the standard library alone:
https://c2sp.org/tlog-tiles, tlog-checkpoint, signed-note, tlog-proof; RFC 6962, section 2.1; RFC 8032; RFC 9162, 2.1.3 and 2.1.4.

    verify.py FOLDER VERIFIER-KEY [--earlier CHECKPOINT]... [--consistency CHECKPOINT PROOF]... [--minimum INDEX]
    verify.py --proof ENTRY TLOG-PROOF VERIFIER-KEY

The verifier key is one that you trust, in its text form, and not the one that lies in the folder. PROOF is a file of a hash
a line, in base64. Prints "verified ..." and exits with 0, or prints what is wrong and exits with 1.
"""
import base64
import hashlib
import os
import re
import sys


class Refused(Exception):
    pass


def require(condition, message):
    if not condition:
        raise Refused(message)


# ---- Ed25519, RFC 8032, section 5.1

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if (x * x - x2) % P:
        return None
    return P - x if x & 1 != sign else x


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, p)
        p = add(p, p)
        n >>= 1
    return total


def point(bytes32):
    y = int.from_bytes(bytes32, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def ed25519_verifies(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# ---- signed-note, tlog-checkpoint


def from_base64(text, what):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused(what + " is no base64")
    require(base64.b64encode(data).decode() == text, what + " is no canonical base64")
    return data


def verifier(text):
    parts = text.split("+", 2)
    require(len(parts) == 3 and parts[0], "the verifier key has not the form name+hash+key")
    name, key_id, typed = parts[0], parts[1], from_base64(parts[2], "the verifier key")
    require(len(typed) == 33 and typed[0] == 1, "the verifier key is not of Ed25519")
    require(hashlib.sha256(name.encode() + b"\n" + typed).hexdigest()[:8] == key_id, "the verifier key and its id differ")
    return name, bytes.fromhex(key_id), typed[1:]


def checkpoint(note, key):
    """Returns size and root."""
    name, key_id, public = key
    try:
        text = note.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("checkpoint: not UTF-8")
    require(not re.search(r"[\x00-\x09\x0b-\x1f]", text), "checkpoint: control characters")
    end = text.rfind("\n\n")
    require(end >= 0 and text.endswith("\n"), "checkpoint: no signed note")
    body, signed = text[: end + 1], False
    for line in text[end + 2 : -1].split("\n"):
        match = re.fullmatch("\u2014 ([^ +]+) ([^ ]+)", line)
        require(match, "checkpoint: a line that is no signature")
        signature = from_base64(match[2], "checkpoint: a signature")
        if match[1] == name and signature[:4] == key_id:
            require(ed25519_verifies(public, body.encode(), signature[4:]), "checkpoint: the signature does not verify")
            signed = True
    require(signed, "checkpoint: not signed by " + name)
    lines = body.split("\n")
    require(len(lines) >= 4 and all(lines[:-1]), "checkpoint: fewer than three lines, or an empty one")
    require(lines[0] == name, "checkpoint: of another origin")
    require(re.fullmatch("0|[1-9][0-9]*", lines[1]), "checkpoint: no size")
    root = from_base64(lines[2], "checkpoint: the root")
    require(len(root) == 32, "checkpoint: no root")
    return int(lines[1]), root


# ---- RFC 6962, section 2.1


def leaf(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(n):
    return 1 << (n - 1).bit_length() - 1


def tree_hash(hashes):
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = split(len(hashes))
    return node(tree_hash(hashes[:k]), tree_hash(hashes[k:]))


def check_inclusion(hashed, index, size, proof, root):
    """RFC 9162, section 2.1.3.2."""
    require(index < size, "proof: the index is beyond the tree")
    fn, sn = index, size - 1
    for each in proof:
        require(sn > 0, "proof: too long")
        if fn & 1 or fn == sn:
            hashed = node(each, hashed)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            hashed = node(hashed, each)
        fn, sn = fn >> 1, sn >> 1
    require(sn == 0 and hashed == root, "proof: it does not lead from the entry to the root")


def check_consistency(first, first_root, second, second_root, proof):
    """RFC 9162, section 2.1.4.2."""
    if first == second:
        require(not proof and first_root == second_root, "consistency: two roots of one size")
        return
    require(0 < first < second and proof, "consistency: no proof")
    if first & (first - 1) == 0:
        proof = [first_root] + proof
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = proof[0]
    for each in proof[1:]:
        require(sn > 0, "consistency: too long")
        if fn & 1 or fn == sn:
            fr, sr = node(each, fr), node(each, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, each)
        fn, sn = fn >> 1, sn >> 1
    require(sn == 0 and fr == first_root and sr == second_root, "consistency: the proof does not hold")


# ---- tlog-tiles


class Log:
    def __init__(self, folder, size):
        self.folder, self.size = folder, size

    def read(self, level, n, width):
        name = "%03d" % (n % 1000)
        while n >= 1000:
            n //= 1000
            name = "x%03d/%s" % (n % 1000, name)
        if width < 256:
            name += ".p/%d" % width
        name = "tile/%s/%s" % (level, name)
        try:
            with open(os.path.join(self.folder, *name.split("/")), "rb") as file:
                return name, file.read()
        except OSError:
            raise Refused(name + ": it is not there")

    def hashes(self, level, n, width):
        name, data = self.read(level, n, width)
        require(len(data) == 32 * width, name + ": it is not of its width")
        return [data[i : i + 32] for i in range(0, len(data), 32)]

    def entries(self, n, width):
        name, data = self.read("entries", n, width)
        entries, at = [], 0
        while at < len(data):
            length = int.from_bytes(data[at : at + 2], "big")
            require(at + 2 + length <= len(data), name + ": it is cut")
            entries.append(data[at + 2 : at + 2 + length])
            at += 2 + length
        require(len(entries) == width, name + ": it has not as many entries as its width")
        return name, entries

    def range_hash(self, start, end):
        """MTH(D[start:end]) from tiles."""
        width = end - start
        if width & (width - 1) == 0 and start % width == 0:
            height = width.bit_length() - 1
            level = height // 8
            first, count = start >> 8 * level, 1 << height % 8
            n = first // 256
            tile = self.hashes(level, n, min(256, (self.size >> 8 * level) - 256 * n))
            return tree_hash(tile[first % 256 : first % 256 + count])
        k = split(width)
        return node(self.range_hash(start, start + k), self.range_hash(start + k, end))

    def inclusion(self, index):
        start, end, proof = 0, self.size, []
        while end - start > 1:
            middle = start + split(end - start)
            if index < middle:
                proof.insert(0, self.range_hash(middle, end))
                end = middle
            else:
                proof.insert(0, self.range_hash(start, middle))
                start = middle
        return proof

    def consistency(self, m, start, end, whole):
        if m == end - start:
            return [] if whole else [self.range_hash(start, end)]
        k = split(end - start)
        if m <= k:
            return self.consistency(m, start, start + k, whole) + [self.range_hash(start + k, end)]
        return self.consistency(m - k, start + k, end, False) + [self.range_hash(start, start + k)]


def verify(folder, key, earlier, proofs, minimum):
    with open(os.path.join(folder, "checkpoint"), "rb") as file:
        size, root = checkpoint(file.read(), key)
    log = Log(folder, size)
    require(minimum % 256 == 0 and minimum <= size, "the minimum is no end of a tile")
    for n in range(minimum // 256, (size + 255) // 256):
        width = min(256, size - 256 * n)
        name, entries = log.entries(n, width)
        kept = log.hashes(0, n, width)
        for i, entry in enumerate(entries):
            require(leaf(entry) == kept[i], "entry %d in %s: it is not the one that was logged" % (256 * n + i, name))
    level = 1
    while size >> 8 * level:
        count = size >> 8 * level
        for n in range((minimum >> 8 * level) // 256, (count + 255) // 256):
            kept = log.hashes(level, n, min(256, count - 256 * n))
            for i, each in enumerate(kept):
                below = 256 * n + i
                if below >= minimum >> 8 * level:
                    require(each == tree_hash(log.hashes(level - 1, below, 256)), "tile of level %d: hash %d" % (level, below))
        level += 1
    require((log.range_hash(0, size) if size else tree_hash([])) == root, "checkpoint: the root is another")
    step = max(1, (size - minimum) // 50)
    for index in sorted(set(range(minimum, size, step)) | {size - 1}):
        width = min(256, size - index // 256 * 256)
        entry = log.entries(index // 256, width)[1][index % 256]
        check_inclusion(leaf(entry), index, size, log.inclusion(index), root)
    for note in earlier:
        with open(note, "rb") as file:
            old_size, old_root = checkpoint(file.read(), key)
        require(old_size <= size, "consistency: the log had %d entries, and has only %d" % (old_size, size))
        proof = log.consistency(old_size, 0, size, True) if old_size else []
        check_consistency(old_size, old_root, size, root, proof)
    for note, proof in proofs:
        with open(note, "rb") as file:
            old_size, old_root = checkpoint(file.read(), key)
        with open(proof) as file:
            hashes = [from_base64(line.strip(), "the proof") for line in file if line.strip()]
        check_consistency(old_size, old_root, size, root, hashes)
    print("verified %d entries" % (size - minimum))


def verify_proof(entry, proof, key):
    with open(proof, "rb") as file:
        head, note = file.read().split(b"\n\n", 1)
    lines = head.decode().split("\n")
    require(lines[0] == "c2sp.org/tlog-proof@v1", "proof: of another form")
    if lines[1].startswith("extra "):
        del lines[1]
    match = re.fullmatch("index (0|[1-9][0-9]*)", lines[1])
    require(match, "proof: no index")
    size, root = checkpoint(note, key)
    with open(entry, "rb") as file:
        hashed = leaf(file.read())
    check_inclusion(hashed, int(match[1]), size, [from_base64(each, "proof") for each in lines[2:]], root)
    print("verified entry %s of %d" % (match[1], size))


def main(arguments):
    if arguments[:1] == ["--proof"] and len(arguments) == 4:
        return verify_proof(arguments[1], arguments[2], verifier(arguments[3]))
    require(len(arguments) >= 2, __doc__)
    folder, key, earlier, proofs, minimum, rest = arguments[0], verifier(arguments[1]), [], [], 0, arguments[2:]
    while rest:
        if rest[0] == "--earlier" and len(rest) > 1:
            earlier.append(rest[1])
            rest = rest[2:]
        elif rest[0] == "--consistency" and len(rest) > 2:
            proofs.append((rest[1], rest[2]))
            rest = rest[3:]
        elif rest[0] == "--minimum" and len(rest) > 1:
            minimum = int(rest[1])
            rest = rest[2:]
        else:
            raise Refused(__doc__)
    return verify(folder, key, earlier, proofs, minimum)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (Refused, OSError) as refused:
        print("not verified: %s" % refused)
        sys.exit(1)
