# Lists the recipes.
default:
    @just --list

# Everything that CI asks for.
ci:
    .ci/run

# The quick tests: everything but building the generated services.
test:
    cargo test --lib --test suite

# Generates every fixture and runs the checks and tests of each.
generated:
    cargo test --test generated

# The same of every fixture on PostgreSQL and MariaDB alone.
servers:
    .ci/servers && cargo test --test generated servers

# Accepts new snapshots after a look at each.
review:
    cargo insta review

# Everything that the blog's OpenAPI document allows, asked by schemathesis; needs `schemathesis`.
contract:
    tests/contract/run

# Typed clients of the blog for TypeScript, Python and Rust; needs `npm` and `python3`.
clients:
    tests/clients/run

# Generation against a copy of the same tree.
bench-generation:
    cargo bench --bench generation

# The running blog against a bare handler; needs `wrk`.
bench-service:
    benches/service/run

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
