#!/usr/bin/env bash
# Builds what is missing and starts everything: PostgreSQL, Payara Server, Strongroom, the sample and your WARs.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
home="$root/.strongroom"
log="$home/build.log"
launcher="$root/scripts/launcher/target"

usage() {
  cat << 'HELP'
Usage: scripts/run.sh [my-app.war ...]

Builds what is missing, then starts PostgreSQL (embedded), a Payara Server, Strongroom, the sample application and every
WAR named (context root = file name), and says where they are. Ctrl-C stops everything. State is kept in .strongroom/.

Needs a JDK 17 or newer, Maven 3.8 or newer, and bash.

  SECRETS_HTTP_PORT        the port, 8080 if not set
  SECRETS_DB_URL           a PostgreSQL of yours instead of the embedded one (jdbc:postgresql://...), with
  SECRETS_DB_USER, SECRETS_DB_PASSWORD
  SECRETS_MASTER_KEY       base64 of 32 random bytes (scripts/generate-master-key.sh); without it one is made in
                           .strongroom/master-key, for trying out only
  SECRETS_ADMIN_PASSWORD   of the user admin, at the first start; without it one is made in .strongroom/admin-password

Each of the last five also as NAME_FILE, the path of a file that holds the value.
HELP
}

refuse() {
  echo "$1" >&2
  exit 2
}

# The first number of a version, with 1.8 read as 8.
major() {
  local version=${1#1.}
  echo "${version%%[!0-9]*}"
}

check_java() {
  local jdk="no JDK 17 or newer was found: install one and put it on the PATH, or set JAVA_HOME."
  java=$(command -v java || true)
  javac=$(command -v javac || true)
  if [[ -n ${JAVA_HOME:-} ]]; then
    java="$JAVA_HOME/bin/java"
    javac="$JAVA_HOME/bin/javac"
  fi
  [[ -x $java ]] || refuse "Strongroom needs Java, and $jdk"
  [[ -x $javac ]] || refuse "Strongroom is built by javac, which a JDK has and a JRE has not, and $jdk"
  local version
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  [[ $(major "$version") -ge 17 ]] 2> /dev/null || refuse "Java is version ${version:-unknown}, and $jdk"
}

check_maven() {
  local maven="Maven 3.8 or newer: install it and put mvn on the PATH."
  command -v mvn > /dev/null 2>&1 || refuse "Strongroom is built by Maven, and no mvn was found. It needs $maven"
  local version
  version=$(mvn -B -v 2> /dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  local first=${version%%.*} rest=${version#*.}
  ((10#${first:-0} > 3 || (10#${first:-0} == 3 && 10#${rest%%[!0-9]*} >= 8))) \
    || refuse "Maven is version ${version:-unknown}, and Strongroom needs $maven"
}

# A server that a killed run left behind may hold the port; the launcher knows it and stops it.
left_behind() {
  local pid=""
  [[ -r $home/domain/config/pid ]] && read -r pid < "$home/domain/config/pid" || true
  [[ $pid =~ ^[0-9]+$ ]] && kill -0 "$pid" 2> /dev/null
}

check_port() {
  local port=${SECRETS_HTTP_PORT-8080}
  [[ $port =~ ^[0-9]{1,5}$ ]] && ((10#$port >= 1 && 10#$port <= 65535)) \
    || refuse "SECRETS_HTTP_PORT=$port is not a port: give a number from 1 to 65535."
  if ! left_behind && (exec 3<> "/dev/tcp/127.0.0.1/$((10#$port))") 2> /dev/null; then
    refuse "Port $port is taken: set SECRETS_HTTP_PORT to another, or stop what listens there."
  fi
}

check_wars() {
  local war
  for war in "$@"; do
    [[ -f $war && $war == *.war ]] || refuse "There is no WAR file $war."
  done
}

# is_fresh ARTIFACT SOURCE...: the artifact is there, and nothing it is made of is younger than it or its last build.
is_fresh() {
  local artifact=$1 stamp="$home/built"
  shift
  [[ -e $artifact ]] || return 1
  local source younger=(-newer "$artifact")
  [[ -e $stamp ]] && younger+=(-newer "$stamp")
  for source in "$@"; do
    [[ -e $root/$source ]] || continue
    [[ -z $(find "$root/$source" "${younger[@]}" -print -quit) ]] || return 1
  done
}

# The modules to build, separated by commas.
stale_modules() {
  local modules=()
  is_fresh "$root/config-source/target/strongroom-config-source.jar" pom.xml config-source/pom.xml config-source/src/main \
    || modules+=(config-source)
  is_fresh "$root/ear/target/strongroom.ear" pom.xml {config-source,ejb,web,ear}/pom.xml {config-source,ejb,web,ear}/src/main \
    || modules+=(ear)
  is_fresh "$root/samples/sample/target/sample.war" pom.xml samples/sample/pom.xml samples/sample/src/main \
    || modules+=(samples/sample)
  { [[ -d $launcher/server/payara6 && -d $launcher/lib ]] \
    && is_fresh "$launcher/strongroom-launcher.jar" pom.xml scripts/launcher/pom.xml scripts/launcher/src/main; } \
    || modules+=(scripts/launcher)
  local IFS=,
  echo "${modules[*]-}"
}

# What Maven is doing, in words, from the end of its log.
doing() {
  tail -n 40 "$log" 2> /dev/null | sed -n \
    -e 's/^\[INFO\] Building \(.*\) [0-9][^ ]* *\(\[[0-9/]*\]\)$/building \1 \2/p' \
    -e 's/^\[INFO\] Download[a-z]* from [^:]*: [^ ]*\/\([^/ ]*\).*/downloading \1/p' | tail -n 1
}

show_progress() {
  local builder=$1 start=$SECONDS last="" now pause=5
  [[ -t 1 ]] && pause=0.5
  while kill -0 "$builder" 2> /dev/null; do
    now=$(doing)
    [[ -n $now ]] && last=$now
    if [[ -t 1 ]]; then
      printf '\r\033[KBuilding ... %s s, %s' "$((SECONDS - start))" "${last:-starting Maven}" | cut -c "1-$((${COLUMNS:-80} + 3))" \
        | tr -d '\n'
    else
      echo "Building ... $((SECONDS - start)) s, ${last:-starting Maven}"
    fi
    sleep "$pause" &
    wait $! || true
  done
  if [[ -t 1 ]]; then printf '\r\033[K'; fi
}

build() {
  local modules=$1 builder start=$SECONDS
  echo "Building what is missing or has changed; the first time this downloads a few hundred megabytes. Log: $log"
  : > "$log"
  : > "$home/built.begun"
  mvn -B -f "$root/pom.xml" -pl "$modules" -am package -Dmaven.test.skip=true -Dstyle.color=never < /dev/null >> "$log" 2>&1 &
  builder=$!
  trap 'kill "$builder" 2> /dev/null; wait "$builder" 2> /dev/null; echo; echo "Stopped while building."; exit 130' INT TERM HUP
  show_progress "$builder"
  if ! wait "$builder"; then
    trap - INT TERM HUP
    echo "The build failed. The end of $log:" >&2
    tail -n 40 "$log" | sed $'s/\e\\[[0-9;]*m//g' >&2
    exit 1
  fi
  trap - INT TERM HUP
  mv "$home/built.begun" "$home/built"
  echo "Built in $((SECONDS - start)) s."
}

case "${1:-}" in
  -h | --help)
    usage
    exit 0
    ;;
  -*) refuse "There is no option $1 (see --help)." ;;
esac

check_java
check_maven
check_port
check_wars "$@"
mkdir -p "$home"
chmod 700 "$home"
stale=$(stale_modules)
[[ -z $stale ]] || build "$stale"

exec "$java" -Xmx256m "-Dstrongroom.root=$root" -cp "$launcher/strongroom-launcher.jar:$launcher/lib/*" \
  io.github.strongroom.launcher.QuickStart "$@"
