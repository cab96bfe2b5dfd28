#!/bin/sh
# Signs site/ where RELEASE_KEY is given, and publishes it to PUBLISH_TO with the key SSH_KEY. Keys are gone when it ends.
set -eu
umask 077
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT
if [ -n "${RELEASE_KEY:-}" ]; then
  printf '%s\n' "$RELEASE_KEY" > "$keys/release"
  .venv/bin/cleancdd sign site --key "$keys/release"
fi
if [ -n "${SSH_KEY:-}" ]; then
  mkdir -p "$HOME/.ssh"
  printf '%s\n' "$SSH_KNOWN_HOSTS" >> "$HOME/.ssh/known_hosts"
  printf '%s\n' "$SSH_KEY" > "$keys/ssh"
  eval "$(ssh-agent -s)" > /dev/null
  trap 'ssh-agent -k > /dev/null; rm -rf "$keys"' EXIT
  ssh-add -q "$keys/ssh"
fi
.venv/bin/cleancdd publish --to "$PUBLISH_TO"
