"""The programs that are killed and started again: the services and the servers that they need."""

import os
import signal
import socket
import sqlite3
import subprocess
import time
import uuid
from pathlib import Path

import pika
import psycopg

EXCHANGE = "events"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Program:
    """A program with a folder of its own."""

    def __init__(self, folder, command, environment=None):
        self.folder, self.command = folder, command
        self.environment = {**os.environ, **(environment or {})}
        self.folder.mkdir(exist_ok=True)
        self.start()

    def start(self):
        with open(self.folder / "log.txt", "a") as log:
            # A group of its own, so that what it starts goes with it.
            self.process = subprocess.Popen(
                self.command,
                env=self.environment,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
            )

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Sqlite:
    """A file, which nothing but the services can be killed for."""

    key = "INTEGER PRIMARY KEY"

    def __init__(self, folder):
        self.file = folder / "blog.db"
        self.url = f"sqlite:{self.file}"
        self.programs = []

    def query(self, sql):
        connection = sqlite3.connect(self.file, timeout=30)
        try:
            rows = connection.execute(sql).fetchall()
            connection.commit()
            return rows
        finally:
            connection.close()

    def id(self, value):
        return str(uuid.UUID(bytes=value))


class Postgres:
    key = "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"

    def __init__(self, folder):
        self.port = free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        place = folder / "postgres"
        place.mkdir()
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        # The server does not run as root.
        user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if user:
            subprocess.run(["chown", "postgres", place], check=True)
        data = place / "data"
        initdb = [*user, programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust"]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd="/")
        settings = f"-p {self.port} -k {place} -h 127.0.0.1 -c fsync=off -c max_connections=200"
        # What a killed server leaves behind may keep the next one from starting for a moment.
        script = f"until '{programs}/postgres' -D '{data}' {settings}; do sleep 0.2; done"
        self.programs = [Program(folder / "database", [*user, "bash", "-c", script])]

    def query(self, sql):
        with psycopg.connect(self.url, autocommit=True) as connection:
            rows = connection.execute(sql)
            return rows.fetchall() if rows.description else []

    def id(self, value):
        return str(value)


DATABASES = {"sqlite": Sqlite, "postgres": Postgres}


def redis(folder, port):
    command = ["redis-server", "--port", str(port), "--save", "", "--appendonly", "no"]
    return Program(folder / "redis", command)


def rabbitmq(folder, port):
    program = Path(__file__).parents[1] / "rabbitmq"
    command = [program, str(port), str(free_port()), str(free_port())]
    return Program(folder / "rabbitmq", command)


def service(program, folder, port, settings):
    environment = {"HOST": "127.0.0.1", "PORT": str(port), "BLOG_LOG": "warn", **settings}
    return Program(folder / f"service-{port}", [program], environment)


def patiently(action):
    """Repeats what fails while a server starts."""
    while True:
        try:
            return action()
        except Exception:
            time.sleep(0.3)


def connect(port):
    return patiently(lambda: pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1", port)))
