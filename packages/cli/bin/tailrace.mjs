#!/usr/bin/env node
// Starts the built program. It is plain JavaScript, so that a clone that is not built yet gets a clear answer.
import { existsSync } from 'node:fs';

const entry = new URL('../dist/main.js', import.meta.url);
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `tailrace: Cannot start: this is Node ${process.versions.node}, expected 20.19 or newer\n`,
  );
  process.exitCode = 1;
} else if (!existsSync(entry)) {
  process.stderr.write(
    'tailrace: Cannot start: it is not built yet, run "npm run build" (or "npm start") first\n',
  );
  process.exitCode = 1;
} else {
  const { main } = await import(entry.href);
  await main(process.argv.slice(2));
}
