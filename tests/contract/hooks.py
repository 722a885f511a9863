"""What OpenAPI cannot say of the services.

A list takes the cursors that it has given out for the same order, a change takes the version that
the row has, a password is none that is guessed first, and no pattern tells those from others. So a
request that is meant to be valid gets one of them.

With ACCOUNT_ROLE, the requests come from an account of this role. They may end its session, change
its password or role, and delete it; then the next request comes from a new account, so that no
operation has to be left out. Without ACCOUNT_ROLE, requests carry at most an invented token.
"""

import json
import os
import sqlite3
import uuid

import requests
import schemathesis
from requests.adapters import HTTPAdapter

ROLE = os.environ.get("ACCOUNT_ROLE") or None
PASSWORD = "a password of the contract"


class OwnClient(HTTPAdapter):
    """Another client than schemathesis, whose failed logins are none of ours."""

    def init_poolmanager(self, *args, **kwargs):
        super().init_poolmanager(*args, source_address=("127.0.0.2", 0), **kwargs)


http = requests.Session()
http.mount("http://", OwnClient())


class Account:
    """An account and one of its sessions."""

    def __init__(self, url):
        self.url = url
        self.email = f"{uuid.uuid4()}@example.com"
        body = {"name": "Contract", "email": self.email, "password": PASSWORD}
        self.id = post(f"{url}/register", body)["id"]
        # Nobody chooses the role of an account that they create for themselves.
        database = sqlite3.connect(os.environ["ACCOUNT_DATABASE"], timeout=10)
        with database:
            database.execute("UPDATE users SET role = ? WHERE email = ?", (ROLE, self.email))
        database.close()
        self.token = self.log_in()["access_token"]

    def log_in(self):
        return post(f"{self.url}/login", {"email": self.email, "password": PASSWORD})

    def is_intact(self):
        """Whether the session stands, and the account has its role and login still."""
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = http.get(f"{self.url}/me", headers=headers, timeout=10)
        row = answer.json().get("data", {})
        return row.get("role") == ROLE and row["email"] == self.email


account = None


def post(url, body):
    answer = http.post(url, json=body, timeout=10)
    answer.raise_for_status()
    return answer.json()["data"]


def root(operation):
    return operation.base_url.rstrip("/")


class Authentication:
    def get(self, case, context):
        global account
        # A check may be about requests without a token, or with an invented one.
        if case.operation.schema.is_security_param_negated(case):
            return None
        if account is None or not account.is_intact():
            account = Account(f"{root(case.operation)}/api/v1/auth")
        return account.token

    def set(self, case, data, context):
        case.headers["Authorization"] = f"Bearer {data}"


if ROLE:
    schemathesis.auth(refresh_interval=None)(Authentication)


@schemathesis.hook
def before_call(context, case, kwargs):
    if not is_valid(case):
        return
    if case.query.get("cursor"):
        case.query["cursor"] = given_cursor(case)
    # A link gives the id of the path to the filter of this name as well, whatever that is about.
    if "id" in case.query and case.query["id"] == case.path_parameters.get("id"):
        del case.query["id"]
    # It may also give the id of a row of another table, which need not be a number.
    if has_number(case) and not str(case.path_parameters["id"]).lstrip("-").isdigit():
        case.path_parameters["id"] = 1
    if "If-Match" in case.headers:
        case.headers["If-Match"] = given_version(case)
    if isinstance(case.body, dict):
        for name in fields_of_json(case):
            if name in case.body and is_refused(case.body[name]):
                case.body[name] = {}
        if is_common(case.body.get("password")):
            case.body["password"] = PASSWORD
        if account:
            case.body.update(given_proof(case.operation.path))
        # Only administrators change these of an account, which is not their own.
        is_own = account and case.path_parameters.get("id") == account.id
        is_of_account = case.operation.path.endswith("/users/{id}")
        if is_of_account and (is_own or ROLE not in (None, "admin")):
            case.body.pop("password", None)
            case.body.pop("role", None)


def is_valid(case):
    return case.meta is not None and case.meta.generation.mode.is_positive


def given_cursor(case):
    """The cursor behind the first row of the list; empty, as for the first rows, if there is none."""
    url = root(case.operation) + case.formatted_path
    order = {name: value for name, value in case.query.items() if name == "sort"}
    parameters = {"cursor": "", "per_page": 1, **order}
    answer = http.get(url, params=parameters, headers=bearer(case), timeout=10).json()
    return answer.get("meta", {}).get("next_cursor") or ""


def has_number(case):
    """Whether the id in the path is a number."""
    parameters = case.operation.definition.raw.get("parameters", [])
    ids = [each["schema"] for each in parameters if (each["in"], each["name"]) == ("path", "id")]
    return any(schema.get("type") == "integer" for schema in ids)


def given_version(case):
    """The version of the row; any, if the account may not see it."""
    collection = case.operation.path.partition("{id}")[0]
    url = root(case.operation) + collection + str(case.path_parameters["id"])
    return http.get(url, headers=bearer(case), timeout=10).headers.get("ETag", "*")


def bearer(case):
    """The headers that say who sends a request."""
    return {name: value for name, value in case.headers.items() if name == "Authorization"}


def is_common(password):
    """Whether it is one of those that are guessed first, as far as schemathesis comes upon them."""
    return isinstance(password, str) and len(set(password)) == 1


def fields_of_json(case):
    """The fields that take any JSON."""
    document = case.operation.schema.raw_schema
    body = case.operation.definition.raw["requestBody"]["content"]["application/json"]["schema"]
    fields = document["components"]["schemas"][body["$ref"].rpartition("/")[2]]["properties"]
    kinds = {"type", "$ref", "allOf", "anyOf", "oneOf"}
    return [name for name, schema in fields.items() if not kinds & schema.keys()]


def is_refused(value):
    """Whether it is JSON that a field may not take: null, unless it is optional, and the character
    NUL. The documents leave both unsaid, because no schema of any JSON keeps a description as well.
    """
    return value is None or "\\u0000" in json.dumps(value)


def given_proof(path):
    """What only those know whom the account belongs to."""
    if path.endswith("/auth/login"):
        return {"email": account.email, "password": PASSWORD}
    if path.endswith("/auth/refresh"):
        return {"refresh_token": account.log_in()["refresh_token"]}
    if path.endswith("/auth/password"):
        return {"current_password": PASSWORD}
    return {}


@schemathesis.check
def strangers_are_told_to_log_in(ctx, response, case):
    """Without an account, a valid request for what needs one is answered with 401 whatever it is for."""
    needs_account = case.operation.definition.raw.get("security") == [{"bearer": []}]
    if not ROLE and is_valid(case) and needs_account:
        assert response.status_code == 401, f"answered with {response.status_code}"
