"""Compares how long logins take to accounts that are there and to others, both with a wrong password.

Each account is tried four times and each client twice, so that neither is slowed down.
"""

import http.client
import json
import statistics
import sys
import time

ACCOUNTS, TRIES = 250, 4
connection = http.client.HTTPConnection(sys.argv[1])


def post(path, body, client):
    headers = {"content-type": "application/json", "x-forwarded-for": client}
    connection.request("POST", f"/api/v1/auth/{path}", json.dumps(body), headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def client(number):
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def attempt(login, number):
    body = {"email": login, "password": "battery staple horse"}
    start = time.perf_counter()
    status = post("login", body, client(number))
    assert status == 401, status
    return (time.perf_counter() - start) * 1000


for number in range(ACCOUNTS):
    account = {"name": "Ada", "email": f"known-{number}@example.com", "password": "correct horse battery"}
    status = post("register", account, client(number))
    assert status == 201, status

known, unknown = [], []
for number in range(ACCOUNTS * TRIES):
    known.append(attempt(f"known-{number % ACCOUNTS}@example.com", number))
    unknown.append(attempt(f"other-{number % ACCOUNTS}@example.com", number))

# What the same logins differ by from each other is noise.
halves = [statistics.median(known[half::2]) for half in (0, 1)]
quartiles = statistics.quantiles(known, n=4)
difference = abs(statistics.median(known) - statistics.median(unknown))
spread = quartiles[2] - quartiles[0]
print(
    f"login: median {statistics.median(known):.2f} ms with a wrong password, "
    f"{statistics.median(unknown):.2f} ms without an account; "
    f"they differ by {difference / spread:.2f} of the spread between quartiles (goal: below 0.25), "
    f"two halves of the first by {abs(halves[0] - halves[1]) / spread:.2f}"
)
