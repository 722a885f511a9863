// Reads lists of the blog with a typed client: `node out/read.js http://127.0.0.1:3000`.
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Schemas = components["schemas"];

/** Compiles only if `success` tells the envelopes apart, and if `code` is an enumeration. */
function describe(envelope: Schemas["PostDetailListEnvelope"] | Schemas["ErrorEnvelope"]): string {
  if (envelope.success) {
    const posts = envelope.data.map((post) => `${post.title} by ${post.author?.name}`);
    return `${posts.join(", ")}, ${envelope.meta.per_page} a page`;
  }
  // @ts-expect-error There is no such code.
  if (envelope.error.code === "NO_SUCH_CODE") return "never";
  return `${envelope.error.code}: ${envelope.error.message}`;
}

const client = createClient<paths>({
  baseUrl: process.argv[2] ?? "",
  querySerializer: { array: { style: "form", explode: false } },
});
const query = { title: { contains: "title" }, sort: "-created_at", include: ["author" as const] };
const found = await client.GET("/api/v1/posts", { params: { query } });
console.log(describe(found.data ?? found.error));
const refused = await client.GET("/api/v1/posts", { params: { query: { sort: "nothing" } } });
console.log(describe(refused.data ?? refused.error));
