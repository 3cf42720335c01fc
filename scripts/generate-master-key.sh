#!/usr/bin/env bash
# Prints a fresh master key: base64 of 32 random bytes, for SECRETS_MASTER_KEY or the file of SECRETS_MASTER_KEY_FILE.
set -euo pipefail

case "${1:-}" in
  '') ;;
  -h | --help)
    echo "Usage: scripts/generate-master-key.sh"
    echo "Prints a fresh master key (base64 of 32 random bytes). To keep it in a file only you can read:"
    echo "  (umask 077 && scripts/generate-master-key.sh > master-key)"
    exit 0
    ;;
  *)
    echo "generate-master-key.sh takes no arguments (see --help)." >&2
    exit 2
    ;;
esac

if command -v openssl > /dev/null 2>&1; then
  key=$(openssl rand -base64 32)
elif [[ -r /dev/urandom ]] && command -v base64 > /dev/null 2>&1; then
  key=$(head -c 32 /dev/urandom | base64 | tr -d '\n')
else
  echo "Neither openssl nor base64 with /dev/urandom is here: install one of them." >&2
  exit 2
fi

# 32 bytes are 43 characters and one '='; anything else is not a key.
if [[ ! $key =~ ^[A-Za-z0-9+/]{43}=$ ]]; then
  echo "The random source gave something else than 32 bytes: no key was made." >&2
  exit 1
fi
printf '%s\n' "$key"
