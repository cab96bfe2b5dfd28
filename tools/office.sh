#!/bin/sh
# Makes sure that LibreOffice Writer is there, in which the tests open the forms: installs Debian's where it may, else says
# what to type.
set -eu
if command -v soffice >/dev/null 2>&1; then exit 0; fi
if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then run=""; elif sudo -n true 2>/dev/null; then run="sudo"; else run="none"; fi
  if [ "$run" != none ]; then
    $run apt-get update -qq && DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui >/dev/null
    if command -v soffice >/dev/null 2>&1; then exit 0; fi
  fi
fi
echo "The tests of the forms need LibreOffice Writer. Install it and run again:" >&2
echo "  sudo apt-get install --no-install-recommends libreoffice-writer-nogui" >&2
exit 1
