"""Clients that write, and read what they have written."""

import json
import random
import threading
import time
import urllib.request

CLIENTS = 8


class Writers:
    """They create and update tags, and remember what was acknowledged. Each reads its own row after
    each of its writes, from any of the services."""

    def __init__(self, ports):
        self.ports, self.is_done = ports, False
        self.acknowledged, self.stale, self.count = [], [], 0
        self.reads, self.lock = 0, threading.Lock()
        self.threads = [threading.Thread(target=self.write) for _ in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def write(self):
        while not self.is_done:
            with self.lock:
                self.count += 1
                number = self.count
            try:
                row = send(self.ports, "POST", "/tags", {"name": f"{number}"})
                self.remember("tag.created", row)
                for change in range(2):
                    row = send(self.ports, "PATCH", f"/tags/{row['id']}", {"name": f"{number}-{change}"})
                    self.remember("tag.updated", row)
            except OSError:
                time.sleep(0.05)

    def remember(self, kind, row):
        with self.lock:
            self.acknowledged.append((kind, row))
        try:
            read = send(self.ports, "GET", f"/tags/{row['id']}")
        except OSError:
            return
        with self.lock:
            self.reads += 1
            if read != row:
                self.stale.append((row, read))

    def stop(self):
        self.is_done = True
        for thread in self.threads:
            thread.join()


def send(ports, method, path, body=None):
    """A request to any of the services.

    Raises an `OSError` where it is not answered, or with an error."""
    url = f"http://127.0.0.1:{random.choice(ports)}/api/v1{path}"
    body = body and json.dumps(body).encode()
    headers = {"content-type": "application/json"} if body else {}
    request = urllib.request.Request(url, body, headers, method=method)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["data"]
