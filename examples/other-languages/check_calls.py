"""Asks one lexicall process, kept open, about one call after another."""
import json
import subprocess
import sys


class Lexicall:
    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def check(self, facts):
        self.process.stdin.write(json.dumps(facts) + "\n")  # one line, and no line break in it
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError("lexicall has ended; no answer is no permit")
        return json.loads(answer)


lexicall = Lexicall(sys.argv[1:])
for hour in ("12:00", "22:00"):
    verdict = lexicall.check({
        "activity": "contact", "id": hour, "at": f"2026-11-24T{hour}:00-05:00",
        "purpose": "telemarketing", "channel": "voice", "dialing": "manual", "voice": "live",
        "to": {"number": "+12125550142", "subscriber": "consumer", "lineType": "mobile"},
        "consents": [], "relationship": {}})
    print(verdict["id"], verdict.get("decision", "refused"), verdict.get("permittedFrom", "-"))
