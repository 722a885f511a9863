"""Kills services and their broker while rows are written, and compares rows with events."""

import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
import uuid
from pathlib import Path

import pika

PROGRAM, FOLDER, SECONDS = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
DATABASE = FOLDER / "blog.db"
EXCHANGE, QUEUE = "events", "chaos"
CLIENTS = 8
DRAIN_SECONDS = 180


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Process:
    """A program that is killed and started again."""

    def __init__(self, command, folder, environment):
        self.command, self.folder = command, folder
        self.environment = {**os.environ, **environment}
        self.start()

    def start(self):
        with open(self.folder / "log.txt", "a") as log:
            # A group of its own, so that what it starts goes with it.
            self.process = subprocess.Popen(
                self.command, env=self.environment, stdout=log, stderr=log, cwd=self.folder, start_new_session=True
            )

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def rabbitmq(port):
    folder = FOLDER / "rabbitmq"
    folder.mkdir()
    program = Path(__file__).parents[1] / "rabbitmq"
    command = [program, str(port), str(free_port()), str(free_port())]
    return Process(command, folder, {})


def service(port, broker_port):
    folder = FOLDER / f"service-{port}"
    folder.mkdir()
    return Process(
        [PROGRAM],
        folder,
        {
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "BLOG_LOG": "warn",
            "DATABASE_URL": f"sqlite:{DATABASE}",
            "BLOG_EVENTS_URL": f"amqp://guest:guest@127.0.0.1:{broker_port}",
            "BLOG_EVENTS_EXCHANGE": EXCHANGE,
        },
    )


def connect(port):
    while True:
        try:
            return pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1", port))
        except Exception:
            time.sleep(0.3)


class Writers:
    """Clients that create and update tags, and remember what was acknowledged."""

    def __init__(self, ports):
        self.ports, self.is_done = ports, False
        self.acknowledged, self.count, self.lock = [], 0, threading.Lock()
        self.threads = [threading.Thread(target=self.write) for _ in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def write(self):
        while not self.is_done:
            with self.lock:
                self.count += 1
                number = self.count
            try:
                row = self.send("POST", "/tags", {"name": f"{number}"})
                self.remember("tag.created", row)
                for change in range(2):
                    row = self.send("PATCH", f"/tags/{row['id']}", {"name": f"{number}-{change}"})
                    self.remember("tag.updated", row)
            except OSError:
                time.sleep(0.05)

    def send(self, method, path, body):
        url = f"http://127.0.0.1:{random.choice(self.ports)}/api/v1{path}"
        headers = {"content-type": "application/json"}
        request = urllib.request.Request(url, json.dumps(body).encode(), headers, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)["data"]

    def remember(self, kind, row):
        with self.lock:
            self.acknowledged.append((kind, row))

    def stop(self):
        self.is_done = True
        for thread in self.threads:
            thread.join()


def query(sql):
    connection = sqlite3.connect(DATABASE)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def drain(port):
    """Waits until the outbox is empty, and returns what has been published."""
    deadline = time.monotonic() + DRAIN_SECONDS
    while query("SELECT count(*) FROM event_outbox")[0][0]:
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


def handled(events):
    """Waits until every event is handled, and returns what the handlers have written down."""
    deadline = time.monotonic() + DRAIN_SECONDS
    ids = {event["id"] for event in events}
    while True:
        written = [json.loads(event) for (event,) in query("SELECT event FROM handled ORDER BY id")]
        if ids <= {event["id"] for event in written} or time.monotonic() > deadline:
            return written
        time.sleep(0.5)


def faults_of_handling(events, written):
    """What is wrong with what the handlers have done."""
    published = by_subject({event["id"]: event for event in events}.values())
    done = by_subject(written)
    for subject in published.keys() | done.keys():
        expected, found = ([event["id"] for event in of.get(subject, [])] for of in (published, done))
        if expected != found:
            yield f"of {subject}, {len(expected)} events were published and {len(found)} handled, or in another order"
    if letters := query("SELECT topic, reason FROM event_dead_letters"):
        yield f"there are dead letters: {letters[:3]}"


def by_subject(events):
    subjects = {}
    for event in events:
        subjects.setdefault(event["subject"], []).append(event)
    return subjects


def faults(acknowledged, events):
    """What is wrong with the events, each told from repetitions by its id."""
    rows = {str(uuid.UUID(bytes=key)): name for key, name in query("SELECT id, name FROM tags")}
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


def main():
    broker_port, ports = free_port(), [free_port(), free_port()]
    broker = rabbitmq(broker_port)
    connection = connect(broker_port)
    channel = connection.channel()
    channel.exchange_declare(EXCHANGE, "topic", durable=True)
    channel.queue_declare(QUEUE, durable=True, arguments={"x-queue-type": "quorum"})
    channel.queue_bind(QUEUE, EXCHANGE, "#")
    connection.close()
    services = [service(port, broker_port) for port in ports]
    writers = Writers(ports)
    kills = {"service": 0, "broker": 0}
    try:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            time.sleep(random.uniform(0.5, 2.5))
            victim = random.choice([*services, *services, *services, broker])
            victim.kill()
            kills["broker" if victim is broker else "service"] += 1
            time.sleep(random.uniform(0, 1))
            victim.start()
        writers.stop()
        events = drain(broker_port)
        written = handled(events)
    finally:
        writers.is_done = True
        for process in [*services, broker]:
            process.kill()
    found = [*faults(writers.acknowledged, events), *faults_of_handling(events, written)]
    print(
        f"{len(writers.acknowledged):,} writes were acknowledged, {len(events):,} events published,"
        f" {len(written):,} handled; kills: {kills}"
    )
    for fault in found[:20]:
        print(f"error: {fault}")
    sys.exit(bool(found))


main()
