#!/usr/bin/env python3
"""Checks a receipt of the registry. Written from docs/formats.md alone, standard library only.

Python has no Ed25519, so signatures are checked by `openssl pkeyutl`. Exit: 0 all passed, 1 a check failed, 2 unreadable.
"""
import argparse
import base64
import hashlib
import json
import re
import subprocess
import sys
import tempfile

HASH = re.compile(r"[0-9a-f]{64}")
SIGNATURE = re.compile(r"[0-9a-f]{128}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
KINDS = ("entered", "corrected", "annulled")


class Unreadable(Exception):
    pass


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def node(left, right):
    return sha256(b"\x01", left, right)


def need(condition, what):
    if not condition:
        raise Unreadable(what)


def is_integer(value):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**64


def is_match(pattern, value):
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def split(begin, end):
    k = 1
    while 2 * k < end - begin:
        k *= 2
    return begin + k


def check_head_form(head):
    need(isinstance(head, dict), "head")
    need(is_match(HASH, head.get("key")) and is_match(HASH, head.get("root")), "head: key or root")
    need(is_integer(head.get("size")) and is_match(MOMENT, head.get("moment")), "head: size or moment")
    need(is_match(SIGNATURE, head.get("signature")), "head: signature")


def check_proof_form(proof):
    need(isinstance(proof, list) and all(is_match(HASH, item) for item in proof), "proof")


def load(path, name):
    with open(path, "rb") as file:
        document = json.loads(file.read().decode("utf-8"))
    need(isinstance(document, dict) and document.get("format") == name and document.get("version") == 1, "format or version")
    check_head_form(document.get("head"))
    check_proof_form(document.get("proof"))
    return document


def load_receipt(path):
    receipt = load(path, "obereg-receipt")
    statement = receipt.get("statement")
    need(isinstance(statement, dict) and statement.get("kind") in KINDS, "statement: kind")
    need(is_match(SIGNATURE, receipt.get("statement_signature")), "statement_signature")
    need(is_match(HASH, statement["file"]["sha256"]) and is_integer(statement["file"]["size"]), "statement: file")
    need(is_match(HASH, statement["signature"]["sha256"]), "statement: signature")
    need(isinstance(statement["signature"]["verification"], dict), "statement: verification")
    need(all(isinstance(statement["signature"][name], str) for name in ("signer", "thumbprint")), "statement: signer")
    need(all(isinstance(statement["provider"][name], str) for name in ("name", "inn")), "statement: provider")
    need(isinstance(statement["act"], str) and is_match(MOMENT, statement["entered"]), "statement: act or entered")
    need(is_integer(statement["records"]) and is_integer(receipt.get("first_leaf")), "records or first_leaf")
    for record in receipt["records"]:
        need(is_integer(record["position"]) and record["position"] > 0, "position")
        need(is_match(re.compile(r"[^\x00-\x1f\x7f]+"), record["number"]) and len(record["number"].encode()) <= 200, "number")
        need(is_match(HASH, record["leaf"]), "leaf")
    return receipt


def load_event(path):
    event = load(path, "obereg-event")
    need(isinstance(event.get("event"), str) and is_integer(event.get("leaf")), "event or leaf")
    return event


def is_event(path):
    document = json.loads(read(path).decode("utf-8"))
    return isinstance(document, dict) and document.get("format") == "obereg-event"


def key_id(pem):
    body = re.search("-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", pem, re.S)
    need(body, "the key is not PEM")
    return sha256(base64.b64decode(body.group(1))).hex()


def signed(key_path, data, signature):
    with tempfile.NamedTemporaryFile() as data_file, tempfile.NamedTemporaryFile() as signature_file:
        data_file.write(data)
        data_file.flush()
        signature_file.write(bytes.fromhex(signature))
        signature_file.flush()
        command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", key_path,
                   "-in", data_file.name, "-sigfile", signature_file.name]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def head_is_signed(key_path, head):
    text = "obereg-head-v1\nkey {key}\nsize {size}\nroot {root}\nmoment {moment}\n".format(**head)
    return signed(key_path, text.encode(), head["signature"])


def statement_is_signed(key_path, receipt):
    compact = json.dumps(receipt["statement"], ensure_ascii=False, separators=(",", ":"))
    return signed(key_path, f"obereg-statement-v1\n{compact}\n".encode(), receipt["statement_signature"])


def records_are_right(receipt):
    statement, last = receipt["statement"], 0
    for record in receipt["records"]:
        text = "obereg-leaf-v1\nkind {}\nnumber {}\nfile {}\nposition {}\n".format(
            statement["kind"], record["number"], statement["file"]["sha256"], record["position"])
        if record["position"] <= last or sha256(b"\x00", text.encode()).hex() != record["leaf"]:
            return False
        last = record["position"]
    return 0 < len(receipt["records"]) == statement["records"]


def range_root(leaves, first, size, proof):
    rest = list(reversed(proof))

    def walk(begin, end):
        if end <= first or begin >= first + len(leaves):
            return rest.pop()
        if end - begin == 1:
            return leaves[begin - first]
        middle = split(begin, end)
        left = walk(begin, middle)
        return node(left, walk(middle, end))

    try:
        root = walk(0, size)
    except IndexError:
        return None
    return None if rest else root


def proof_is_right(receipt):
    leaves = [bytes.fromhex(record["leaf"]) for record in receipt["records"]]
    first, size = receipt["first_leaf"], receipt["head"]["size"]
    if not leaves or first + len(leaves) > size:
        return False
    proof = [bytes.fromhex(item) for item in receipt["proof"]]
    return range_root(leaves, first, size, proof) == bytes.fromhex(receipt["head"]["root"])


def event_stands(event):
    leaf, size = event["leaf"], event["head"]["size"]
    if leaf >= size:
        return False
    hashes = [sha256(b"\x00", event["event"].encode())]
    proof = [bytes.fromhex(item) for item in event["proof"]]
    return range_root(hashes, leaf, size, proof) == bytes.fromhex(event["head"]["root"])


def consistent(m, old_root, n, new_root, proof):
    """RFC 9162, 2.1.4.2."""
    if m > n:
        return False
    if m in (0, n):
        return not proof and (old_root == new_root if m == n else old_root == sha256())
    path = ([old_root] if m & (m - 1) == 0 else []) + proof
    if not path:
        return False
    fn, sn = m - 1, n - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(c, fr), node(c, sr)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == old_root and sr == new_root


def later_head_is_right(receipt, later, key_path):
    old, new = receipt["head"], later["head"]
    return (later.get("earlier") == old["size"] and new["key"] == old["key"] and head_is_signed(key_path, new)
            and consistent(old["size"], bytes.fromhex(old["root"]), new["size"], bytes.fromhex(new["root"]),
                           [bytes.fromhex(item) for item in later["proof"]]))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def event_checks(options):
    event = load_event(options.receipt)
    yield "key", key_id(read(options.key).decode()) == event["head"]["key"]
    yield "head", head_is_signed(options.key, event["head"])
    yield "proof", event_stands(event)
    if options.later_head:
        yield "later-head", later_head_is_right(event, load(options.later_head, "obereg-later-head"), options.key)


def checks(options):
    if is_event(options.receipt):
        yield from event_checks(options)
        return
    receipt = load_receipt(options.receipt)
    statement = receipt["statement"]
    yield "key", key_id(read(options.key).decode()) == receipt["head"]["key"]
    yield "statement", statement_is_signed(options.key, receipt)
    yield "head", head_is_signed(options.key, receipt["head"])
    yield "records", records_are_right(receipt)
    yield "proof", proof_is_right(receipt)
    if options.file:
        data = read(options.file)
        yield "file", {"sha256": sha256(data).hex(), "size": len(data)} == statement["file"]
    if options.signature:
        yield "signature", sha256(read(options.signature)).hex() == statement["signature"]["sha256"]
    if options.later_head:
        yield "later-head", later_head_is_right(receipt, load(options.later_head, "obereg-later-head"), options.key)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("receipt")
    parser.add_argument("key")
    parser.add_argument("--file")
    parser.add_argument("--signature")
    parser.add_argument("--later-head")
    good = True
    try:
        for name, passed in checks(parser.parse_args()):
            print(f"{name}: {'passed' if passed else 'FAILED'}")
            good = good and passed
    except (Unreadable, ValueError, KeyError, TypeError, OSError) as error:
        print(f"unreadable: {error}", file=sys.stderr)
        return 2
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
