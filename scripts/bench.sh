#!/usr/bin/env bash
# Builds what is missing, measures the real product with 100 and with 100,000 secrets, and writes docs/benchmarks.md.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
bench="$root/scripts/bench/target"

usage() {
  cat << 'HELP'
Usage: scripts/bench.sh [--quick]

Starts a PostgreSQL and a Payara Server of its own on free ports, measures Strongroom on them, prints one table and stops
everything; Ctrl-C stops it as well. Writes docs/benchmarks.md. Ends with 1 when a part fails; a goal that is missed is
said in the table and fails nothing, for it may be the machine's.

  --quick    fewer secrets and repetitions, under 4 minutes; leaves docs/benchmarks.md alone

Needs a JDK 17 or newer, Maven 3.8 or newer, and bash. The whole takes up to 20 minutes on 2 cores.
HELP
}

refuse() {
  echo "$1" >&2
  exit 2
}

case "${1:-}" in
  "" | --quick) ;;
  -h | --help)
    usage
    exit 0
    ;;
  *) refuse "There is no option $1 (see --help)." ;;
esac
[[ $# -le 1 ]] || refuse "One option at most (see --help)."

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" > /dev/null 2>&1 || refuse "The benchmarks need a JDK 17 or newer: install one, or set JAVA_HOME."
command -v mvn > /dev/null 2>&1 || refuse "The benchmarks need Maven 3.8 or newer: install it and put mvn on the PATH."

mkdir -p "$bench"
log="$bench/build.log"
echo "Building what is missing; the first time this downloads a few hundred megabytes. Log: $log"
if ! mvn -B -ntp -f "$root/pom.xml" -pl scripts/bench,ear,samples/sample -am package -Dmaven.test.skip=true \
  -Dstyle.color=never < /dev/null > "$log" 2>&1; then
  echo "The build failed. The end of $log:" >&2
  tail -n 40 "$log" >&2
  exit 1
fi

exec "$java" -Xmx512m "-Dstrongroom.root=$root" -cp "$bench/strongroom-bench.jar:$bench/lib/*" \
  io.github.strongroom.bench.Bench "$@"
