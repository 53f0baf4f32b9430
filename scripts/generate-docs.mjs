// Writes docs/configuration.md from the tables of settings, so that flags, help and documentation cannot differ.
//
//   node scripts/generate-docs.mjs [--check]     --check: fail when the file is not what would be written
// Needs the compiled cli (tsc -b packages/cli).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './steps.mjs';

const path = join(root, 'docs', 'configuration.md');
const compiled = join(root, 'packages', 'cli', 'dist', 'settings');
if (!existsSync(join(compiled, 'up-settings.js'))) {
  console.error(
    'Cannot generate docs/configuration.md: packages/cli is not compiled, expected `npm run build` before',
  );
  process.exit(1);
}
const { upSettings } = await import(join(compiled, 'up-settings.js'));
const { ownServerSettings } = await import(join(compiled, 'server-settings.js'));
const { ownAgentSettings } = await import(join(compiled, 'agent-settings.js'));
const { ownTrafficControllerSettings } = await import(join(compiled, 'traffic-controller-settings.js'));
const { roleSettings } = await import(join(compiled, 'role-settings.js'));
const { environmentName } = await import(join(compiled, 'setting.js'));
const { formatBytes } = await import(join(compiled, 'units.js'));
const { formatDuration } = await import(join(compiled, 'value-schemas.js'));

const text = `# Configuration

<!-- Written by scripts/generate-docs.mjs from packages/cli/src/settings: do not edit. -->

Every setting can be given as a flag, as an environment variable or in a YAML file (\`--config FILE\` or \`TAILRACE_CONFIG\`). Flags win
over the environment, and that over the file. In the file the names are those of the flags without dashes:

\`\`\`yaml
http: 127.0.0.1:8080
ingress: { z1: 127.0.0.1:3458, z2: 127.0.0.1:3459 }
syslog:
  z1: [tcp://127.0.0.1:5514, udp://127.0.0.1:5514]
default-limit-lines: 1000
grace: 30s
\`\`\`

All problems of a configuration are reported at once, each with the name of its setting, and the program ends with status 2. A setting that may be
given several times is a list in the file; in the environment its values are separated by blanks or commas. Secrets are never given as flags.

Sizes are bytes, or take \`KiB\`, \`MiB\`, \`GiB\` (powers of 1024; \`K\`, \`M\`, \`G\` are the same) or \`kB\`, \`MB\`, \`GB\` (powers of 1000). Durations are
\`500ms\`, \`30s\`, \`5m\`, \`1h30m\`, \`2d\`. An address is \`HOST:PORT\`, \`[IPV6]:PORT\`; port 0 takes any free port, which is then printed.

## tailrace up

${table(upSettings)}

Where z1's address is given and z2's is not, z2 takes any free port. The four servers and the traffic controller's upstreams listen on free ports of 127.0.0.1.
With TLS the certificate has to name all three roles, as \`up.crt\` of \`tailrace certs init\` does. Off loopback the same is needed as for the roles: TLS for \`--ingress\`, TLS and
tokens for \`--http\` and \`--metrics\`, and for plain syslog \`--syslog-allow\`; or \`--insecure\`.

## tailrace server

${table(ownServerSettings)}

Settings that every role has follow below.

## tailrace agent

${table(ownAgentSettings)}

## tailrace traffic-controller

${table(ownTrafficControllerSettings)}

## Every role: server, agent, traffic-controller

${table(roleSettings)}

Without TLS a role listens on loopback only, and a traffic controller without tokens too; \`--insecure\` lifts this. A plain syslog listener off loopback
needs \`--syslog-allow\` or \`--insecure\`. \`--metrics\` is plain HTTP also with TLS on; its pages hold no app id, no address and no line.

## Commands that read and send

| flag | environment | default | commands |
|---|---|---|---|
| \`--url\` | \`TAILRACE_URL\` | \`http://127.0.0.1:8080\` | all that ask the traffic controller: \`logs\`, \`recent\`, \`drains\`, \`apps\`, \`limits\`, \`status\`, \`servers\` |
| \`--ca\` | \`TAILRACE_CA\` | those of Node | the same: authorities of an https controller |
| \`--token-file\` | \`TAILRACE_TOKEN_FILE\` | none | the same |
| \`--ingress\` | \`TAILRACE_INGRESS\` | \`127.0.0.1:3458\` | \`pipe\`, \`run\`; of a list they take the first |
| \`--tls-cert\`, \`--tls-key\`, \`--tls-ca\` | \`TAILRACE_TLS_CERT\`, \`TAILRACE_TLS_KEY\`, \`TAILRACE_TLS_CA\` | none | \`pipe\`, \`run\`, for an agent with TLS |
`;

if (process.argv.includes('--check')) {
  const current = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (current !== text) {
    console.error('docs/configuration.md is not current, expected what `npm run generate` writes');
    process.exit(1);
  }
} else {
  writeFileSync(path, text);
}

function table(settings) {
  return `| flag | environment | default | unit | range | what |
|---|---|---|---|---|---|
${settings.map(row).join('\n')}`;
}

function row(setting) {
  const { name, kind, argument, summary, defaultText, repeatable } = setting;
  const unit =
    setting.unit ??
    { address: 'HOST:PORT', 'advertised-address': 'HOST:PORT', duration: 'duration' }[kind] ??
    '';
  const flag = `\`--${name}${argument === undefined ? '' : ` ${argument.replaceAll('|', '\\|')}`}\`${repeatable ? ', repeatable' : ''}`;
  return `| ${flag} | \`${environmentName(name)}\` | ${defaultText} | ${unit} | ${range(setting)} | ${summary} |`;
}

function range({ kind, min, max, choices }) {
  if (choices !== undefined) return choices.join(', ');
  if (min === undefined || max === undefined) return '';
  const format = { bytes: formatBytes, 'bytes-per-second': String, duration: formatDuration }[kind] ?? String;
  return `${format(min)} – ${format(max)}`;
}
