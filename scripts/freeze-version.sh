#!/bin/sh
# Makes test/frozen/version-N.mjs: the whole program as it was at a git revision, in one file, for the tests that let this
# version work with the one before. Packages of others are not in it; it takes those that are installed.
# Use: scripts/freeze-version.sh REVISION
set -eu
revision="${1:?Cannot freeze a version: no revision is given, expected one of git}"
root="$(cd "$(dirname "$0")/.." && pwd)"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

commit="$(git -C "$root" rev-parse --short "$revision^{commit}")"
git -C "$root" archive "$commit" packages tsconfig.base.json | tar -x -C "$folder"
# Its packages find each other, and not those of today.
mkdir -p "$folder/node_modules/@tailrace"
external=''
for package in "$folder"/packages/*/; do
  ln -s "$package" "$folder/node_modules/@tailrace/$(basename "$package")"
  for name in $(node -p "Object.keys(require('$package/package.json').dependencies ?? {}).join(' ')"); do
    case "$name" in
      @tailrace/*) ;;
      *) external="$external --external:$name --external:$name/*" ;;
    esac
  done
done
version="$(sed -n 's/^export const \(UPLINK\|PROTOCOL\)_VERSION = \([0-9]*\);$/\2/p' "$folder"/packages/proto/src/*.ts | head -1)"
file="$root/test/frozen/version-$version.mjs"
# shellcheck disable=SC2086
"$root/node_modules/.bin/esbuild" "$folder/packages/cli/src/main.ts" --bundle --minify --format=esm --platform=node \
  --target=node20 --conditions=@tailrace/source --legal-comments=none --log-level=warning $external \
  --banner:js="// Tailrace at $commit, which speaks protocol version $version. Made by scripts/freeze-version.sh; not to be edited." \
  --footer:js='await main(process.argv.slice(2));' --outfile="$folder/main.mjs"
# The footer calls what the bundle exports under another name.
node -e '
  const { readFileSync, writeFileSync } = require("node:fs");
  const text = readFileSync(process.argv[1], "utf8");
  const name = /export\{[^}]*?(\w+) as main[,}]/.exec(text)?.[1] ?? "main";
  writeFileSync(process.argv[2], text.replace("await main(process.argv", `await ${name}(process.argv`));
' "$folder/main.mjs" "$file"
echo "$file: $commit, protocol version $version, $(wc -c <"$file") bytes"
