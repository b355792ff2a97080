#!/bin/sh
# The Debian packages that Appui needs: `run` to open its window, `test` for everything `make test` runs, `bench` and
# `validate` for the targets of these names, `venv` to make the environment. Installs what is missing where it may; else
# prints the one line to run and exits 3.
set -eu

RUN="libglib2.0-0 libgl1 libegl1 libfontconfig1 fonts-dejavu-core libxkbcommon0 libdbus-1-3 libxcb-cursor0
libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libwayland-cursor0 libwayland-egl1"
# What a virtual screen, real clicks, a screen reader's bus, a real key store, a Wayland desktop with its portal, the
# kiosk's compositor, its printing, the reader of its unit, the browser of a phone and the stock verifying tools come from.
TEST="xvfb xauth xdotool openbox scrot dbus-daemon libglib2.0-bin at-spi2-core gnome-keyring age poppler-utils qpdf
strace openssl faketime zbar-tools trayer sway grim pipewire xdg-desktop-portal xdg-desktop-portal-wlr
xdg-desktop-portal-gtk chromium 7zip cage xwayland xinit systemd x11-xserver-utils
cups-daemon cups-client"
# What veraPDF runs on.
VALIDATE="default-jre-headless libjaxb-java"
# What the benchmark compares with.
BENCH="restic borgbackup maim flameshot"

case "${1:-run}" in
  venv) wanted="python3-venv" ;;
  run) wanted="$RUN" ;;
  test) wanted="$RUN $TEST" ;;
  validate) wanted="$RUN $TEST $VALIDATE" ;;
  bench) wanted="$RUN $TEST $BENCH" ;;
  *) echo "usage: $0 venv|run|test|validate|bench" >&2; exit 2 ;;
esac

# Elsewhere than on Debian and its kin, these names mean nothing: leave the machine alone.
command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 || exit 0

installed() {
  # Newer releases call some libraries <name>t64 (64-bit time).
  for name in "$1" "$1t64"; do
    dpkg-query -W -f '${Status}\n' "$name" 2>/dev/null | grep -q '^install ok installed' && return 0
  done
  return 1
}

missing=""
for package in $wanted; do
  installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo"
else
  echo "Il manque des paquets du système. Lancez cette ligne, puis recommencez :" >&2
  echo "    sudo apt-get update && sudo apt-get install --no-install-recommends$missing" >&2
  exit 3
fi
echo "Installation :$missing"
# A list that can't be refreshed (no network just now) is no reason to stop: the packages may be known already.
$as_root apt-get update -qq || echo "apt-get update n’a pas abouti ; on essaie quand même." >&2
# shellcheck disable=SC2086 # the names are words on purpose
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
