"""Reads lists of the blog with a typed client: `python read.py http://127.0.0.1:3000`."""

import sys

from blog_client import Client
from blog_client.api.posts import list_posts
from blog_client.models import ErrorEnvelope, PostDetailListEnvelope
from blog_client.models.page_meta import PageMeta


def describe(answer: ErrorEnvelope | PostDetailListEnvelope | None) -> str:
    match answer:
        case PostDetailListEnvelope(data=posts, meta=PageMeta(per_page=per_page)):
            titles = ", ".join(post.title for post in posts)
            return f"{titles}, {per_page} a page"
        case ErrorEnvelope(error=error):
            return f"{error.code}: {error.message}"
    raise AssertionError(answer)


client = Client(base_url=sys.argv[1])
print(describe(list_posts.sync(client=client, sort="-created_at")))
print(describe(list_posts.sync(client=client, sort="nothing")))
