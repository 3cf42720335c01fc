#!/usr/bin/env bash
# Every test, on real parts, from a bare checkout: unit tests, tests inside a Payara Server, and tests of the assembled
# product with PostgreSQL and a browser. Installs what it needs where it may; says what is missing where it may not.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

refuse() {
  echo "$1" >&2
  exit 2
}

may_install() {
  [[ $(id -u) -eq 0 ]] && command -v apt-get > /dev/null 2>&1
}

# need COMMAND PACKAGE WHAT: installs Debian's package where the command is missing.
need() {
  command -v "$1" > /dev/null 2>&1 && return
  may_install || refuse "The tests need $3: install it so that '$1' is on the PATH (Debian's package: $2)."
  echo "Installing $3 (Debian's package $2) ..."
  apt-get update -qq > /dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2" > /dev/null
}

need javac openjdk-17-jdk-headless "a JDK 17 or newer"
need mvn maven "Maven 3.8 or newer"
need chromium chromium "the browser Chromium"
STRONGROOM_CHROMIUM=$(command -v chromium)
export STRONGROOM_CHROMIUM
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

cd "$root"
exec mvn -B -ntp clean verify "$@"
