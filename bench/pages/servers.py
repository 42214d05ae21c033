"""The two servers that are measured, what they cost, and wrk before them."""
import os
import signal
import socket
import subprocess
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TICKS = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Server:
    """A process of ours with its children, ended at the end."""

    def __init__(self, command, port, environment=None):
        self.port = port
        self.process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **(environment or {})},
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            if self.process.poll() is not None:
                raise SystemExit(f"{command[0]} did not start")
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"{command[0]} does not listen")

    def page(self, target, cookie):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{target}", headers={"Cookie": cookie})
        with urllib.request.urlopen(request) as answer:
            return answer.read().decode()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def obereg(folder, database):
    port = free_port()
    return Server([f"{ROOT}/build/release/obereg", "serve", "--data", folder, "--database", database,
                   "--listen", f"127.0.0.1:{port}"], port)


def django(database):
    port = free_port()
    environment = {"BENCH_DATABASE": database, "BENCH_PROGRAMMES": f"{ROOT}/tests/data/learn_programs.json",
                   "PYTHONDONTWRITEBYTECODE": "1"}
    return Server(["gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{port}", "--chdir", HERE,
                   "--log-level", "warning", "django_site:application"], port, environment)


def stat(pid):
    """Parent and processor seconds, those of ended children too."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return None, 0.0
    return int(fields[1]), sum(int(each) for each in fields[11:15]) / TICKS


def processor_seconds(pid):
    """Of a process and its children."""
    pids = [int(each) for each in os.listdir("/proc") if each.isdigit()]
    return stat(pid)[1] + sum(seconds for parent, seconds in map(stat, pids) if parent == pid)


def postmaster(database):
    """The server behind a postgresql:// address on this machine, or None."""
    if not database.startswith("postgresql:"):
        return None
    port = database.rpartition(":")[2].partition("/")[0]
    for pid in (each for each in os.listdir("/proc") if each.isdigit()):
        try:
            with open(f"/proc/{pid}/cmdline", encoding="utf-8", errors="replace") as file:
                words = file.read().split("\0")
        except OSError:
            continue
        if words[0].endswith("/postgres") and port in words:
            return int(pid)
    raise SystemExit("the PostgreSQL server is not found")


def wrk(server, pages, cookie, seconds, engine_pid=None):
    """Requests a second, and microseconds of processor a request: the server's, and the database server's."""
    def spent():
        return processor_seconds(server.process.pid), processor_seconds(engine_pid) if engine_pid else 0.0
    before = spent()
    output = subprocess.run(
        ["wrk", "--threads", "1", "--connections", "16", "--duration", str(seconds), "--timeout", "10s",
         "--script", f"{HERE}/requests.lua", f"http://127.0.0.1:{server.port}"],
        env={**os.environ, "PAGES": pages, "COOKIE": cookie}, check=True, capture_output=True, text=True).stdout
    time.sleep(0.3)
    after = spent()
    result = next(line for line in output.splitlines() if line.startswith("RESULT")).split()
    requests, microseconds, slow, wrong = (int(each) for each in result[1:])
    if wrong or not requests:
        raise SystemExit(f"{wrong} of {requests} requests went wrong")
    own, engine = ((late - early) * 1e6 / requests for early, late in zip(before, after))
    return {"rate": requests * 1e6 / microseconds, "own": own, "engine": engine, "cpu": own + engine,
            "p99": slow / 1000}


def median(runs, name):
    figures = sorted(run[name] for run in runs)
    return figures[len(figures) // 2]


def note(text):
    print("    " + text, flush=True)


def figure(what, value, goal, limit, unit=""):
    met = value >= limit if goal == "at least" else value <= limit
    print(f"  {what:<64} {value:10.2f} {unit:<5} (goal: {goal} {limit:g})  {'met' if met else 'MISSED'}", flush=True)
