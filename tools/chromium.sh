#!/bin/sh
# Makes sure that a Chromium is there for the browser tests: installs Debian's where it may, else says what to type.
set -eu
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then run=""; elif sudo -n true 2>/dev/null; then run="sudo"; else run="none"; fi
  if [ "$run" != none ]; then
    $run apt-get update -qq && DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq chromium fonts-thai-tlwg >/dev/null
    if command -v chromium >/dev/null 2>&1; then exit 0; fi
  fi
fi
echo "The browser tests need Chromium. Install it and run again:" >&2
echo "  sudo apt-get install chromium fonts-thai-tlwg" >&2
exit 1
