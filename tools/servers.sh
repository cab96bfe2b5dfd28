#!/bin/sh
# Makes sure that the web servers of deploy/ are there for the tests that run them: installs Debian's where it may,
# else says what to type. Of Apache the program alone, which starts no service.
set -eu
PATH="$PATH:/usr/sbin"
missing() {
  for pair in nginx:nginx caddy:caddy apache2:apache2-bin; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || printf ' %s' "${pair##*:}"
  done
}
if [ -z "$(missing)" ]; then exit 0; fi
if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then run=""; elif sudo -n true 2>/dev/null; then run="sudo"; else run="none"; fi
  if [ "$run" != none ]; then
    $run apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $(missing) >/dev/null
    if [ -z "$(missing)" ]; then exit 0; fi
  fi
fi
echo "The tests of deploy/ need web servers. Install them and run again:" >&2
echo "  sudo apt-get install --no-install-recommends$(missing)" >&2
exit 1
