# What the benchmarks of the running service share; sourced by them.
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-3}
rows=${ROWS:-1000}

for command in wrk curl python3; do
    command -v "$command" >/dev/null || { echo "error: \`$command\` is missing; on Debian: apt-get install wrk curl python3" >&2; exit 1; }
done

work=$(mktemp -d)
started=()
finish() {
    for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
data() { python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["id"])'; }
wait_for() { for _ in $(seq 100); do curl -sf "$1" >/dev/null && return; sleep 0.1; done; echo "error: nothing answers at $1" >&2; exit 1; }

# Starts the blog of this program in a folder, and fills it: $api is where it answers, $post what it
# said to the last post, $id that post's id, and $BENCH_AUTHOR whom posts belong to.
serve_blog() {
    local program=$1 folder=$2 address
    address=127.0.0.1:$(free_port)
    mkdir -p "$folder"
    # Older versions know these settings without the prefix alone.
    (cd "$folder" && HOST=${address%:*} PORT=${address#*:} DATABASE_URL=sqlite:$folder/blog.db LOG=warn \
        BLOG_HOST=${address%:*} BLOG_LOG=warn exec "$program") &
    started+=($!)
    wait_for "http://$address/health/ready"
    api=http://$address/api/v1
    BENCH_AUTHOR=$(send users '{"name":"Ann","email":"ann@example.com","password":"correct horse battery"}' | data)
    export BENCH_AUTHOR BENCH_RUN=seed
    for number in $(seq "$rows"); do
        echo "next"; echo "url = \"$api/posts\""; echo 'header = "content-type: application/json"'; echo 'output = /dev/null'
        echo "data = \"{\\\"title\\\":\\\"A title of usual length\\\",\\\"slug\\\":\\\"seed-$number\\\",\\\"content\\\":\\\"Some content.\\\",\\\"author_id\\\":\\\"$BENCH_AUTHOR\\\"}\""
    done | tail -n +2 | curl -sf --config -
    post=$(send posts "{\"title\":\"A title of usual length\",\"slug\":\"the-one\",\"content\":\"Some content.\",\"author_id\":\"$BENCH_AUTHOR\"}")
    id=$(data <<<"$post")
}
send() { curl -sf "$api/$1" -H 'content-type: application/json' -d "$2"; }

# Prints requests a second and the 99th percentile in milliseconds.
load() {
    wrk --threads 2 --connections 32 --duration "${seconds}s" --latency "$@" | python3 -c '
import re, sys
text = sys.stdin.read()
refused = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
if refused:
    sys.exit(f"error: {refused[1]} requests were refused")
rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
print(rate, float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit])'
}

# Takes turns, so that both sides meet the machine in the same moods, and prints a row of medians.
compare() {
    local name=$1 goal=$2 other_url=$3 blog_url=$4 round limit rate p99
    shift 4
    for round in $(seq "$rounds"); do
        read -r limit _ < <(BENCH_AUTHOR=${OTHER_AUTHOR:-$BENCH_AUTHOR} BENCH_RUN=${name// /-}-$round load "$@" "$other_url")
        read -r rate p99 < <(BENCH_RUN=${name// /-}-$round load "$@" "$blog_url")
        echo "$rate $limit $p99"
    done | python3 -c '
import statistics, sys
name, goal = sys.argv[1:]
turns = [list(map(float, line.split())) for line in sys.stdin]
rate, limit, p99 = map(statistics.median, zip(*turns))
ratio = statistics.median(rate / limit for rate, limit, _ in turns)
worst = max(p99 for _, _, p99 in turns)
print(f"{name:26} {rate:9,.0f} {limit:9,.0f} {ratio:6.2f} {goal:>5} {p99:7.1f} {worst:7.1f}")' "$name" "$goal"
}
