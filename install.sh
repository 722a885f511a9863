#!/usr/bin/env sh
# Installs the command `scaffold` from this checkout.
set -eu
cd "$(dirname "$0")"

missing=""
need() {
    if ! command -v "$1" >/dev/null 2>&1; then
        missing="$missing
  $1: $2"
    fi
}

need cargo "install Rust with rustup (https://rustup.rs)"
need rustfmt "run \`rustup component add rustfmt\`; generated code is laid out with it"
need cc "install a C compiler, on Debian \`apt-get install build-essential\`; generated services compile SQLite"

if [ -n "$missing" ]; then
    printf 'error: something that `scaffold` needs is missing:%s\n' "$missing" >&2
    exit 1
fi

required=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
actual=$(rustc --version | cut -d ' ' -f 2)
oldest=$(printf '%s\n%s\n' "$required" "$actual" | sort -V | head -n 1)
if [ "$oldest" != "$required" ]; then
    printf 'error: Rust %s is too old, %s or newer is needed\nhelp: run `rustup update`\n' "$actual" "$required" >&2
    exit 1
fi

cargo install --locked --path .

if ! command -v scaffold >/dev/null 2>&1; then
    printf 'note: add `%s` to your PATH to find the command\n' "${CARGO_HOME:-$HOME/.cargo}/bin" >&2
fi
