#!/usr/bin/env bash
# Verifies an exported audit trail with no server and no database: see --help.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
name=strongroom-audit-verifier.jar

refuse() {
  echo "$1" >&2
  exit 2
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" > /dev/null 2>&1 || refuse "Verifying needs Java 17 or newer: install a JDK, or set JAVA_HOME."

# An auditor has the jar beside this script; a checkout builds it once.
build() {
  local root log="$here/verifier/target/build.log"
  root=$(cd "$here/.." && pwd -P)
  [[ -f $here/verifier/pom.xml ]] || refuse "There is no $name beside this script: whoever gave you the script has it, too."
  command -v mvn > /dev/null 2>&1 \
    || refuse "The verifier is not built yet, and no mvn was found: install Maven 3.8 or newer, or put $name beside this script."
  mkdir -p "$here/verifier/target"
  echo "Building the verifier; log: $log" >&2
  if ! mvn -B -ntp -f "$root/pom.xml" -pl scripts/verifier -am package -Dmaven.test.skip=true -Dstyle.color=never \
    < /dev/null > "$log" 2>&1; then
    echo "The build failed. The end of $log:" >&2
    tail -n 40 "$log" >&2
    exit 2
  fi
}

jar="$here/$name"
if [[ ! -f $jar ]]; then
  jar="$here/verifier/target/$name"
  [[ -f $jar ]] || build
fi

exec "$java" -Xmx64m -XX:+UseSerialGC -jar "$jar" "$@"
