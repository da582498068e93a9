"""A FastAGI server between Asterisk and Lexicall: tells the dialplan whether it may dial.

The dialplan hands over its facts as channel variables, and reads LEXICALL_DECISION. Whatever
breaks, that is no permit: it is 'indeterminate' unless a verdict says otherwise.
"""
import datetime
import json
import os
import socketserver
import sys
import urllib.request

FLAT = ("decision", "permittedFrom", "rule", "reason", "missing", "obligations")


def ask(base, facts):
    headers = {"Content-Type": "application/json"}
    if os.environ.get("LEXICALL_TOKEN"):
        headers["Authorization"] = "Bearer " + os.environ["LEXICALL_TOKEN"]
    request = urllib.request.Request(base + "/v1/flat", json.dumps(facts).encode(), headers)
    with urllib.request.urlopen(request, timeout=2) as answer:
        return json.load(answer)


class Agi(socketserver.StreamRequestHandler):
    timeout = 10

    def command(self, text):
        self.wfile.write((text + "\n").encode())
        return self.rfile.readline().decode().strip()

    def variable(self, name):
        answer = self.command("GET VARIABLE " + name)  # 200 result=1 (value)
        return answer[answer.index("(") + 1:answer.rindex(")")] if "result=1" in answer else ""

    def handle(self):
        environment = {}
        for line in iter(lambda: self.rfile.readline().decode().strip(), ""):
            name, _, value = line.partition(": ")
            environment[name] = value
        verdict = {"decision": "indeterminate", "reason": "there is no answer"}
        try:
            facts = json.loads(self.variable("LEXICALL_FACTS") or "{}")
            facts.setdefault("activity", "contact")
            facts.setdefault("at", datetime.datetime.now(datetime.timezone.utc).isoformat())
            facts.setdefault("to", {})["number"] = environment["agi_arg_1"]
            verdict = ask(self.server.base, facts)
        except Exception as failure:  # no permit, and nothing of the number in the log
            print("no answer:", type(failure).__name__, file=sys.stderr, flush=True)
        for name in FLAT:
            value = verdict.get(name, "").replace('"', "'")
            self.command('SET VARIABLE LEXICALL_%s "%s"' % (name.upper(), value))


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


if __name__ == "__main__":  # lexicall_agi.py BASE [PORT]
    with Server(("127.0.0.1", int(sys.argv[2]) if len(sys.argv) > 2 else 4573), Agi) as server:
        server.base = sys.argv[1]
        print("listening on", server.server_address[1], flush=True)
        server.serve_forever()
