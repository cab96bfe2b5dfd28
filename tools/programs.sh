#!/bin/sh
# Makes sure that the programs are there that some tests need: installs Debian's where it may, else says what to type.
# Usage: programs.sh TESTS PROGRAM[|PROGRAM…]:PACKAGE[,PACKAGE…] … ; any one of the programs of an argument suffices.
set -eu
PATH="$PATH:/usr/sbin"
tests=$1
shift
missing() {
  for pair in "$@"; do
    (IFS='|'; for name in ${pair%%:*}; do if command -v "$name" >/dev/null 2>&1; then exit 0; fi; done; exit 1) ||
      printf ' %s' "${pair#*:}" | tr , ' '
  done
}
packages=$(missing "$@")
if [ -z "$packages" ]; then exit 0; fi
if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then run=""; elif sudo -n true 2>/dev/null; then run="sudo"; else run="none"; fi
  if [ "$run" != none ]; then
    $run apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $packages >/dev/null
    packages=$(missing "$@")
    if [ -z "$packages" ]; then exit 0; fi
  fi
fi
echo "The tests of $tests need programs that are not here. Install them and run again:" >&2
echo "  sudo apt-get install --no-install-recommends$packages" >&2
exit 1
