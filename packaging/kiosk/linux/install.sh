#!/bin/sh
# Puts the kiosk's session on a Linux PC, as root: `sh install.sh cage|openbox`. Appui itself is there already.
# With DESTDIR the files are only laid below that folder: nothing is started, no user made.
set -eu

session=${1:-}
case "$session" in
  cage | openbox) ;;
  *) echo "usage: sh install.sh cage|openbox" >&2; exit 2 ;;
esac
root=${DESTDIR:-}
here=$(dirname -- "$(readlink -f -- "$0")")
appui=${APPUI:-/opt/appui/bin/appui}

if [ -z "$root" ]; then
  [ "$(id -u)" = 0 ] || { echo "Lancez ce script en tant que root." >&2; exit 1; }
  [ -x "$appui" ] || { echo "Il n’y a pas d’Appui ici : $appui. Installez-le d’abord (README.md)." >&2; exit 1; }
  for needed in "$session" $([ "$session" = cage ] || echo xinit); do
    command -v "$needed" >/dev/null || { echo "Il manque le paquet « $needed »." >&2; exit 1; }
  done
fi

put() { install -D -m "$1" -- "$here/$2" "$root$3"; }
lib=/usr/local/lib/appui-kiosk
units=/etc/systemd/system
put 755 appui-kiosk-session "$lib/appui-kiosk-session"
put 644 rc.xml "$lib/rc.xml"
put 644 ../README.md "$lib/README.md"
put 644 appui-kiosk.sysusers /etc/sysusers.d/appui-kiosk.conf
put 644 appui-kiosk.pam /etc/pam.d/appui-kiosk
put 644 appui-kiosk.service "$units/appui-kiosk.service"
# For a display manager that logs in by itself, instead of the service.
put 644 appui-kiosk-cage.desktop /usr/share/wayland-sessions/appui-kiosk-cage.desktop
put 644 appui-kiosk-openbox.desktop /usr/share/xsessions/appui-kiosk-openbox.desktop
if [ "$session" = openbox ]; then
  put 644 openbox.conf "$units/appui-kiosk.service.d/openbox.conf"
  put 644 10-appui-kiosk.conf /etc/X11/xorg.conf.d/10-appui-kiosk.conf
else
  rm -f -- "$root$units/appui-kiosk.service.d/openbox.conf"
fi
if [ "$appui" != /opt/appui/bin/appui ]; then
  mkdir -p -- "$root$units/appui-kiosk.service.d"
  printf '[Service]\nEnvironment=APPUI=%s\n' "$appui" >"$root$units/appui-kiosk.service.d/appui.conf"
fi
# A policy that is there is the school's.
[ -e "$root/etc/appui/policy.toml" ] || put 644 ../policy.toml /etc/appui/policy.toml

[ -z "$root" ] || exit 0
systemd-sysusers /etc/sysusers.d/appui-kiosk.conf
systemctl daemon-reload
systemctl enable appui-kiosk.service
systemctl set-default graphical.target
echo "La borne s’ouvrira au prochain démarrage. Maintenant : systemctl start appui-kiosk"
