#!/bin/sh
# A Chromium and fonts for the browser tests: the system's if there is one, else Debian's package if we may.
set -u
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1 && "$name" --version >/dev/null 2>&1; then
    exit 0
  fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v apt-get >/dev/null 2>&1 && command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root=sudo
else
  echo "The tests need Chromium. Install it (Debian: sudo apt-get install chromium fonts-noto-core) and run make test again." >&2
  echo "Тестам нужен Chromium. Поставьте его (Debian: sudo apt-get install chromium fonts-noto-core) и повторите make test." >&2
  exit 2
fi
echo "Installing Chromium for the browser tests … / Ставлю Chromium для тестов …"
log=$(mktemp)
if ! { $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core; } >"$log" 2>&1; then
  cat "$log" >&2
  echo "Chromium could not be installed; see above. / Chromium не поставился; причина выше." >&2
  rm -f "$log"
  exit 2
fi
rm -f "$log"
