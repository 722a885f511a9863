"""Kills services and the servers that they need while rows are written, and compares what was
acknowledged with rows, events, what was handled, and what the cache answers."""

import json
import random
import sys
import time
from pathlib import Path

from servers import DATABASES, EXCHANGE, connect, free_port, patiently, rabbitmq, redis, service
from writers import Writers, send

PROGRAM, FOLDER, DATABASE = sys.argv[1], Path(sys.argv[2]), DATABASES[sys.argv[3]]
SECONDS, WRITES = float(sys.argv[4]), int(sys.argv[5])
QUEUE = "chaos"
DRAIN_SECONDS = 300
# How many rows the cache is asked for at the end, of each service.
SAMPLE = 2000


def drain(database, port):
    """Waits until the outbox is empty, and returns what has been published."""
    deadline = time.monotonic() + DRAIN_SECONDS
    while database.query("SELECT count(*) FROM event_outbox")[0][0]:
        if time.monotonic() > deadline:
            sys.exit("error: events are left in the outbox")
        time.sleep(0.2)
    connection = connect(port)
    channel = connection.channel()
    events, misses = [], 0
    while misses < 20:
        method, _, body = channel.basic_get(QUEUE, auto_ack=True)
        if method is None:
            misses += 1
            time.sleep(0.1)
        else:
            misses = 0
            events.append(json.loads(body))
    connection.close()
    return events


def handled(database, events):
    """Waits until every event is handled, and returns what the handlers have written down."""
    deadline = time.monotonic() + DRAIN_SECONDS
    ids = {event["id"] for event in events}
    while True:
        rows = database.query("SELECT event FROM handled ORDER BY id")
        written = [json.loads(event) for (event,) in rows]
        if ids <= {event["id"] for event in written} or time.monotonic() > deadline:
            return written
        time.sleep(0.5)


def faults_of_handling(database, events, written):
    """What is wrong with what the handlers have done."""
    published = by_subject({event["id"]: event for event in events}.values())
    done = by_subject(written)
    for subject in published.keys() | done.keys():
        expected, found = ([event["id"] for event in of.get(subject, [])] for of in (published, done))
        if expected != found:
            yield f"of {subject}, {len(expected)} events were published and {len(found)} handled, or in another order"
    if letters := database.query("SELECT topic, reason FROM event_dead_letters"):
        yield f"there are dead letters: {letters[:3]}"


def by_subject(events):
    subjects = {}
    for event in events:
        subjects.setdefault(event["subject"], []).append(event)
    return subjects


def faults_of_publishing(rows, acknowledged, events):
    """What is wrong with the events, each told from repetitions by its id."""
    known, by_row = set(), {}
    for event in events:
        if event["id"] not in known:
            known.add(event["id"])
            by_row.setdefault(event["subject"], []).append(event)
    for kind, row in acknowledged:
        if not any(event["type"] == kind and event["data"] == row for event in by_row.get(row["id"], [])):
            yield f"{kind} of {row} was acknowledged, but not published"
    for row in by_row.keys() ^ rows.keys():
        yield f"{row} is not both a row and in an event"
    for row, of_row in by_row.items():
        times = [event["time"] for event in of_row]
        if of_row[0]["type"] != "tag.created" or times != sorted(times):
            yield f"the events of {row} are out of order"
        if of_row[-1]["data"]["name"] != rows.get(row):
            yield f"the last event of {row} is not its last change"


def faults_of_cache(rows, ports):
    """What the services answer that is not in the database."""
    for row in random.sample(sorted(rows), min(SAMPLE, len(rows))):
        for port in ports:
            name = patiently(lambda: send([port], "GET", f"/tags/{row}"))["name"]
            if name != rows[row]:
                yield f"{row} is `{rows[row]}`, but the service answers `{name}`"


def declare_queue(port):
    connection = connect(port)
    channel = connection.channel()
    channel.exchange_declare(EXCHANGE, "topic", durable=True)
    channel.queue_declare(QUEUE, durable=True, arguments={"x-queue-type": "quorum"})
    channel.queue_bind(QUEUE, EXCHANGE, "#")
    connection.close()


def load(programs, writers):
    """Kills programs until there have been enough writes, and counts how often each was."""
    kills = dict.fromkeys(programs, 0)
    names = [*["services"] * 3, *(name for name in programs if name != "services" and programs[name])]
    end = time.monotonic() + SECONDS
    while time.monotonic() < end or len(writers.acknowledged) < WRITES:
        time.sleep(random.uniform(0.5, 2.5))
        name = random.choice(names)
        victim = random.choice(programs[name])
        victim.kill()
        kills[name] += 1
        time.sleep(random.uniform(0, 1))
        victim.start()
    return kills


def main():
    broker_port, redis_port, ports = free_port(), free_port(), [free_port(), free_port()]
    database = DATABASE(FOLDER)
    settings = {
        "DATABASE_URL": database.url,
        "BLOG_EVENTS_URL": f"amqp://guest:guest@127.0.0.1:{broker_port}",
        "BLOG_EVENTS_EXCHANGE": EXCHANGE,
        "BLOG_CACHE_URL": f"redis://127.0.0.1:{redis_port}",
    }
    programs = {
        "broker": [rabbitmq(FOLDER, broker_port)],
        "cache": [redis(FOLDER, redis_port)],
        "database": database.programs,
    }
    declare_queue(broker_port)
    patiently(lambda: database.query(f"CREATE TABLE handled (id {DATABASE.key}, event text)"))
    programs["services"] = [service(PROGRAM, FOLDER, port, settings) for port in ports]
    writers = Writers(ports)
    try:
        kills = load(programs, writers)
        writers.stop()
        events = drain(database, broker_port)
        written = handled(database, events)
        rows = {database.id(key): name for key, name in database.query("SELECT id, name FROM tags")}
        found = [
            *faults_of_publishing(rows, writers.acknowledged, events),
            *faults_of_handling(database, events, written),
            *faults_of_cache(rows, ports),
            *(f"{row} was acknowledged, and then read as {read}" for row, read in writers.stale),
        ]
    finally:
        writers.is_done = True
        for program in sum(programs.values(), []):
            program.kill()
    print(
        f"{len(writers.acknowledged):,} writes were acknowledged, {len(events):,} events published,"
        f" {len(written):,} handled; {writers.reads:,} reads of them; kills: {kills}"
    )
    for fault in found[:20]:
        print(f"error: {fault}")
    sys.exit(bool(found))


main()
