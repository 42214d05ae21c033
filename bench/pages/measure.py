"""Measures the registry's page of search over HTTP: measure.py pages|connections|session FOLDER POSTGRESQL_URL [RECORDS]

pages: requests a second beside Django under gunicorn; connections: with a crowd of useless ones beside none; session:
what asking for the session adds to it.
"""
import os
import re
import subprocess
import sys

import servers
from servers import figure, median, note

ROUNDS = 3
SECONDS = 6
TIMES_DJANGO = {"SQLite": 8, "PostgreSQL": 5}
IDLE, SLOW, LEAST_PART = 1000, 100, 0.9
MOST_FOR_SESSION = 15  # per cent


def numbers_of(page):
    return re.findall(r'<td class="govuk-table__cell ob-num"><a class="govuk-link" href="[^"]*">([^<]*)</a>', page)


def same_page(ours, peer, target, cookie):
    mine, other = ours.page(target, cookie), peer.page(target, cookie)
    if len(numbers_of(mine)) != 20 or numbers_of(mine) != numbers_of(other):
        raise SystemExit("the two sites do not show the same 20 records")
    note(f"the same 20 records on both; bytes of the page: {len(mine.encode())}, Django {len(other.encode())}")


def side(name, runs):
    note(f"{name}: {median(runs, 'rate'):.0f} requests/s, p99 {median(runs, 'p99'):.1f} ms, processor a request: "
         f"{median(runs, 'own'):.0f} us of its own, {median(runs, 'engine'):.0f} us of the database server")


def pages(engine, folder, database):
    ours, peer = servers.obereg(folder, database), servers.django(database)
    engine_pid = servers.postmaster(database)
    with open(f"{folder}/cookie", encoding="utf-8") as file:
        cookie = file.read().strip()
    for kind, words in (("by-name", "a surname with 50 records"), ("by-employer", "an employer with 400 records")):
        print(f"\n{engine}, {words}", flush=True)
        with open(f"{folder}/{kind}", encoding="utf-8") as file:
            same_page(ours, peer, file.readline().strip(), cookie)
        mine, others = [], []
        for round_number in range(ROUNDS + 1):
            first = servers.wrk(ours, f"{folder}/{kind}", f"{folder}/cookie", SECONDS, engine_pid)
            second = servers.wrk(peer, f"{folder}/{kind}", f"{folder}/cookie", SECONDS, engine_pid)
            if round_number > 0:  # the first one warms both
                mine.append(first)
                others.append(second)
        side("obereg", mine)
        side("Django", others)
        figure("requests a second, times Django's", median(mine, "rate") / median(others, "rate"), "at least",
               TIMES_DJANGO[engine])
        figure("processor a request, times less than Django's", median(others, "cpu") / median(mine, "cpu"), "at least",
               TIMES_DJANGO[engine])
    peer.stop()
    ours.stop()


def connections(engine, folder, database):
    ours = servers.obereg(folder, database)
    engine_pid = servers.postmaster(database)
    alone, crowded = [], []
    for round_number in range(ROUNDS + 1):
        first = servers.wrk(ours, f"{folder}/by-name", f"{folder}/cookie", SECONDS, engine_pid)
        crowd = subprocess.Popen([sys.executable, f"{servers.HERE}/crowd.py", str(ours.port), str(IDLE), str(SLOW)],
                                 stdout=subprocess.PIPE, text=True)
        if crowd.stdout.readline().strip() != "ready":
            raise SystemExit("the crowd did not come")
        second = servers.wrk(ours, f"{folder}/by-name", f"{folder}/cookie", SECONDS, engine_pid)
        if crowd.poll() is not None:
            raise SystemExit("the crowd went away")
        crowd.terminate()
        crowd.wait()
        if round_number > 0:
            alone.append(first)
            crowded.append(second)
    print(f"\n{engine}, {IDLE} idle connections and {SLOW} slow senders", flush=True)
    side("without them", alone)
    side("with them", crowded)
    figure("requests a second, part of those without", median(crowded, "rate") / median(alone, "rate"), "at least",
           LEAST_PART)
    figure("processor a request, times that without", median(crowded, "cpu") / median(alone, "cpu"), "at most",
           1 / LEAST_PART)
    ours.stop()


def session(engine, folder, database):
    """A page that asks the database for nothing, as a stranger and signed in: the difference is the session's check, with
    the menu of a signed-in person. It is compared with the page of search less that difference."""
    ours = servers.obereg(folder, database)
    engine_pid = servers.postmaster(database)
    with open(f"{folder}/open-page", "w", encoding="utf-8") as file:
        file.write("/help\n")
    with open(f"{folder}/cookie", encoding="utf-8") as file:
        cookies = file.read().strip().split("; ")
    with open(f"{folder}/stranger", "w", encoding="utf-8") as file:
        file.write("; ".join(each for each in cookies if "obereg_session=" not in each) + "\n")
    stranger, signed_in, search = [], [], []
    for round_number in range(ROUNDS + 1):
        runs = [servers.wrk(ours, f"{folder}/{page}", f"{folder}/{cookie}", SECONDS, engine_pid)
                for page, cookie in (("open-page", "stranger"), ("open-page", "cookie"), ("by-name", "cookie"))]
        if round_number > 0:
            for side_runs, run in zip((stranger, signed_in, search), runs):
                side_runs.append(run)
    print(f"\n{engine}, the check of the session", flush=True)
    side("/help, a stranger", stranger)
    side("/help, signed in", signed_in)
    side("search, signed in", search)
    check = median(signed_in, "cpu") - median(stranger, "cpu")
    figure("processor: what the check adds to the page of search, %", 100 * check / (median(search, "cpu") - check),
           "at most", MOST_FOR_SESSION)
    ours.stop()


def main():
    what, folder, postgresql = sys.argv[1:4]
    records = sys.argv[4] if len(sys.argv) > 4 else "100000"
    for engine in ("SQLite", "PostgreSQL"):
        data = f"{folder}/{what}-{engine}"
        os.makedirs(data)
        database = f"sqlite:{data}/obereg.db" if engine == "SQLite" else postgresql
        subprocess.run([f"{servers.ROOT}/build/release/bench/bench_furnish", data, database, records], check=True)
        {"pages": pages, "connections": connections, "session": session}[what](engine, data, database)


main()
