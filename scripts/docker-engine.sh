#!/usr/bin/env bash
# Gives the docker tests what they need on a Debian machine that may have nothing of it and reach no image registry: an engine,
# compose, and the base image. What is there is left as it is. Runs as root; safe to run again. The last line on stdout is
# "started PID" when it started the engine, which the caller then stops; else "running".
set -euo pipefail
cd "$(dirname "$0")/.."
image=$(sed -n 's/^ARG BASE_IMAGE=//p' Dockerfile | head -n 1)
major=$(sed -E 's/^node:([0-9]+).*/\1/' <<<"$image")
suite=$(sed -E 's/^node:[0-9]+-([a-z]+).*/\1/' <<<"$image")
export DEBIAN_FRONTEND=noninteractive

has() { command -v "$1" >/dev/null; }

missing=()
# A client alone is no engine: one that answers is elsewhere, or has to be installed.
if ! docker info >/dev/null 2>&1; then
  has dockerd || missing+=(docker.io)
  has iptables || missing+=(iptables)
fi
docker compose version >/dev/null 2>&1 || has docker-compose || missing+=(docker-compose)
if ((${#missing[@]})); then
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

state=running
if ! docker info >/dev/null 2>&1; then
  log=$(mktemp)
  setsid dockerd >"$log" 2>&1 </dev/null &
  pid=$!
  for _ in $(seq 120); do
    docker info >/dev/null 2>&1 && break
    sleep 0.5
  done
  if ! docker info >/dev/null 2>&1; then
    tail -n 20 "$log" >&2
    echo "Cannot start a Docker engine: dockerd does not answer, expected it to within 60 s" >&2
    exit 1
  fi
  state="started $(cat /var/run/docker.pid 2>/dev/null || echo "$pid")"
fi

# Where the image cannot be pulled, one that is made of the same things: Debian, and Node as its package on npm has it.
if ! docker image inspect "$image" >/dev/null 2>&1 && ! timeout 120 docker pull -q "$image" >/dev/null 2>&1; then
  if ! has debootstrap; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends debootstrap >/dev/null
  fi
  root=$(mktemp -d)
  trap 'rm -rf "$root"' EXIT
  debootstrap --variant=minbase --include=ca-certificates "$suite" "$root/fs" >"$root/log" 2>&1 || {
    tail -n 5 "$root/log" >&2
    exit 1
  }
  rm -rf "$root/fs/var/lib/apt/lists/"* "$root/fs/var/cache/apt/"*
  mkdir "$root/node"
  (cd "$root/node" && npm init -y >/dev/null && npm install --silent --foreground-scripts "node@$major" >/dev/null 2>&1)
  install -m 755 "$root/node/node_modules/node/bin/node" "$root/fs/usr/local/bin/node"
  mkdir -p "$root/fs/usr/local/lib/node_modules"
  cp -r "$(npm root -g 2>/dev/null)/npm" "$root/fs/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/fs/usr/local/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$root/fs/usr/local/bin/npx"
  # The authorities that this machine trusts, so that npm works inside a build as it does outside.
  cp /etc/ssl/certs/ca-certificates.crt "$root/fs/etc/ssl/certs/ca-certificates.crt"
  tar -C "$root/fs" -c . | docker import \
    -c 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    -c 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' \
    -c 'CMD ["node"]' - "$image" >/dev/null
fi

docker version --format 'engine {{.Server.Version}}' >&2
echo "$state"
