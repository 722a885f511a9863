# Lists the recipes.
default:
    @just --list

# Tier 1, as quick as tests of a generator can be: all that needs no server, and the blog on SQLite.
test:
    cargo test

# Tier 1 and tier 2: what a change must pass.
ci:
    .ci/run

# All tiers: every spec on every engine, and clients of other languages where their tools are there.
everything: ci properties
    cargo test --test generated tier_3 -- --ignored
    if command -v schemathesis; then tests/contract/run; else echo "without tests/contract"; fi
    if command -v npm && command -v python3; then tests/clients/run; else echo "without tests/clients"; fi

# The quickest tests: nothing that is generated is built.
quick:
    cargo test --lib --test suite

# What holds for every spec, on random input; each round has its own.
properties rounds="10":
    for round in $(seq {{rounds}}); do cargo test --test suite -- texts:: samples:: spec::any_ spec_round_trip:: || exit 1; done

# Builds the documentation into target/book.
book:
    .ci/book

# Writes docs/commands.md anew from what `--help` prints.
commands:
    INSTA_UPDATE=always cargo test --test suite -- docs::the_page_of_commands

# Accepts new snapshots after a look at each.
review:
    cargo insta review

# Everything that the blog's OpenAPI document allows, asked by schemathesis; needs `schemathesis`.
contract:
    tests/contract/run

# Kills services, PostgreSQL, Redis and RabbitMQ while rows are written; needs `python3` and the servers.
chaos:
    tests/chaos/run

# Typed clients of the blog for TypeScript, Python and Rust; needs `npm` and `python3`.
clients:
    tests/clients/run

# Generation against a copy of the same tree.
bench-generation:
    cargo bench --bench generation

# The running blog against a bare handler; needs `wrk`.
bench-service:
    benches/service/run

# What access rules cost, and how alike failed logins are; needs `wrk`.
bench-access:
    benches/service/access

# What a cache spares, in memory and in Redis; needs `wrk` and `redis-server`.
bench-cache:
    benches/service/cache

# What events cost, and how fast the outbox is; needs `wrk` and `rabbitmq-server`.
bench-events:
    benches/service/events

# The running blog against that of an earlier revision; needs `wrk`.
bench-since revision:
    benches/service/since {{revision}}

# The CPU seconds that an entity costs a debug build.
bench-compile:
    benches/compile

# The faults that the tests of the blog catch; needs `cargo-mutants`.
bench-mutants:
    benches/mutants

# Writes the blog into target/blog and starts it.
try:
    rm -rf target/blog
    cargo run -- new blog --spec fixtures/blog.yaml --path target/blog
    cd target/blog && cargo run
