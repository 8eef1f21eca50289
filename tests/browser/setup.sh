#!/usr/bin/env bash
# Gets what the browser tests need beyond Python: Chromium, Java and a few npm packages. Fast when all is there.
# What cannot be had here is named by the tests themselves, which then skip that check (or fail where CI=true).
cd "$(dirname "$0")" || exit 1

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
command -v java >/dev/null || missing+=(default-jre-headless)
command -v npm >/dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null; then
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
  ../../.venv/bin/python -m playwright install chromium || true
fi
if command -v npm >/dev/null && [ ! node_modules/.stamp -nt package.json ]; then
  npm install --no-audit --no-fund --loglevel=error && touch node_modules/.stamp
fi
exit 0
