#!/usr/bin/env sh
# Installs the command `scaffold` and its manual pages from this checkout.
set -eu

usage() {
    cat << END
Installs the command \`scaffold\` and its manual pages from this checkout.

Usage: ./install.sh [--root DIR] [--no-default-features]

Options:
      --root DIR             Install to DIR/bin and DIR/share/man; by default where cargo installs to
      --no-default-features  Leave out imports from PostgreSQL and MySQL, for a third less to compile
  -h, --help                 Print help
END
}

root=${CARGO_INSTALL_ROOT:-${CARGO_HOME:-$HOME/.cargo}}
features=""
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit 0
            ;;
        --root)
            if [ $# -lt 2 ]; then
                printf 'error: `--root` needs a folder\nhelp: as in `./install.sh --root ~/.local`\n' >&2
                exit 2
            fi
            root=$2
            shift
            ;;
        --root=*) root=${1#--root=} ;;
        --no-default-features) features=--no-default-features ;;
        *)
            printf 'error: unknown option `%s`\nhelp: `./install.sh --help` lists them\n' "$1" >&2
            exit 2
            ;;
    esac
    shift
done

mkdir -p "$root"
root=$(cd "$root" && pwd)
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

# shellcheck disable=SC2086 # No features are no argument.
cargo install --locked --path . --root "$root" $features
"$root/bin/scaffold" man --out "$root/share/man/man1"

if [ "$(command -v scaffold 2>/dev/null)" != "$root/bin/scaffold" ]; then
    printf 'note: add `%s` to your PATH to find the command\n' "$root/bin" >&2
fi
