"""Asks a Lexicall server whether calls may go ahead. Needs nothing but Python 3.8."""
import json
import os
import sys
import urllib.error
import urllib.request


class Lexicall:
    def __init__(self, base="http://127.0.0.1:8484", token=None, timeout=2.0):
        self.base, self.timeout = base.rstrip("/"), timeout
        self.headers = {"Content-Type": "application/json"}
        if token:
            self.headers["Authorization"] = "Bearer " + token

    def check(self, facts):
        """Returns the verdict; raises an error where there is none, and then nothing is permitted."""
        request = urllib.request.Request(
            self.base + "/v1/check", json.dumps(facts).encode(), self.headers)
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            problem = json.load(refused)
            raise RuntimeError(f"{problem['title']}: {problem.get('errors', problem['detail'])}")


if __name__ == "__main__":
    lexicall = Lexicall(sys.argv[1], os.environ.get("LEXICALL_TOKEN"))
    for line in sys.stdin:
        try:
            verdict = lexicall.check(json.loads(line))
            if "id" not in verdict:
                raise ValueError("the facts have no id, so the verdict could be taken for another's")
            print(verdict["id"], verdict["decision"], verdict.get("permittedFrom", "-"))
        except Exception as failure:  # whatever it is, nothing is permitted, and the next line counts
            print("no permit:", failure)
