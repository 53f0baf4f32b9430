#!/bin/sh
# Makes what the containers of a compose cluster need to trust each other: an authority, a certificate for each role and for NATS, and
# the key of tokens. What is there stays, so it can run at every start. Each role gets a folder (a volume) with its own files alone.
#
#   init.sh          makes what is missing
#   init.sh renew    issues all certificates anew; the roles follow their files, NATS wants a SIGHUP
set -eu
umask 077
root=/run/tailrace
authority=$root/authority

if [ "${1:-}" = renew ]; then
  tailrace certs renew "$authority"
else
  tailrace certs init "$authority" --if-missing --service nats
fi
[ -f "$authority/token.key" ] || tailrace token key "$authority/token.key"

# As a whole and only when it is another, because others may be reading it.
put() {
  cmp -s "$1" "$2" && return
  cp "$1" "$2.new"
  mv "$2.new" "$2"
}

for role in nats server agent controller client; do
  # The key first: who follows the files keeps the old pair until both fit.
  put "$authority/$role.key" "$root/$role/tls.key"
  put "$authority/$role.crt" "$root/$role/tls.crt"
  put "$authority/ca.crt" "$root/$role/ca.crt"
done
put "$authority/token.key" "$root/controller/token.key"
