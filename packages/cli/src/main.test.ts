// The real program's command line: help, mistakes, versions, completion, and what a start may load.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { EXIT } from './exit-codes.ts';
import { createProgram } from './main.ts';
import { OutputWriter } from './output/output-writer.ts';
import { runProgram, startShell } from './testing/run-program.ts';

/** Every command with the words that lead to it. */
function commandPaths(): readonly string[][] {
  const nothing = new OutputWriter({ write: (_chunk, done) => done() });
  const output = { stdout: nothing, stderr: nothing, stdoutIsTerminal: false, stderrIsTerminal: false };
  const walk = (command: Command, path: readonly string[]): string[][] => [
    [...path],
    ...command.commands.flatMap((each) => walk(each, [...path, each.name()])),
  ];
  return walk(createProgram({ output, env: {}, now: Date.now }), []);
}

describe('help', () => {
  it('leads with examples, is at most 80 columns wide, and goes to standard output', async () => {
    const paths = commandPaths();
    expect(paths.length).toBeGreaterThan(20);
    const results = await Promise.all(paths.map((path) => runProgram([...path, '--help'])));
    for (const [at, { code, stdout, stderr }] of results.entries()) {
      const text = stdout.toString();
      const name = ['tailrace', ...(paths[at] ?? [])].join(' ');
      expect({ name, code, stderr }).toEqual({ name, code: EXIT.ok, stderr: '' });
      expect(text).toMatch(/^(Examples:\n {2}|Usage: )/);
      const tooLong = text.split('\n').filter((line) => line.length > 80);
      expect({ name, tooLong }).toEqual({ name, tooLong: [] });
      expect(text).not.toContain('\x1b');
    }
  });

  it('is printed when nothing is asked, and beside flags that are wrong', async () => {
    const bare = await runProgram([]);
    expect(bare.code).toBe(EXIT.ok);
    expect(bare.stdout.toString()).toMatch(/^Examples:[\s\S]*Usage: tailrace/);
    for (const args of [
      ['logs', '--nonsense', '--help'],
      ['logs', '-n', 'ten', '-h'],
    ]) {
      const result = await runProgram(args);
      expect(result).toMatchObject({ code: EXIT.ok, stderr: '' });
      expect(result.stdout.toString()).toContain('Usage: tailrace logs');
    }
  });

  it('survives a reader that stops reading', async () => {
    const result = await startShell('set -o pipefail; tailrace logs --help | head -1; echo $?').ended;
    expect(result).toMatchObject({ stderr: '' });
    expect(result.stdout.toString()).toBe('Examples:\n0\n');
  });
});

describe('mistakes', () => {
  it.each([
    [['lgos'], 'Did you mean logs?'],
    [['logs', 'web', '--sinse', '5m'], 'Did you mean --since?'],
    [['logs'], "missing required argument 'app'"],
    [['logs', 'web', '-n', 'ten'], 'Expected a whole number'],
    [['logs', 'web', '-o', 'yaml'], 'Allowed choices are text, raw, json, cf'],
    [['logs', 'web', '--json', '-o', 'raw'], "cannot be used with option '-o, --output <format>'"],
    [['logs', 'web', '--since', 'soon'], 'Cannot use --since'],
    [['logs', 'a/b'], 'holds "/"'],
    [['logs', 'web', '--template', '{x}'], 'unknown field "{x}"'],
    [['logs', 'web', '--until-match', '('], 'Cannot use --until-match'],
    [['logs', 'web', '--url', 'ftp://x'], 'Cannot use --url'],
    [['logs', 'web', '--token-file', '/nonexistent'], 'no such file'],
    [['drains', 'ad'], 'tailrace:'],
    [['servers'], 'Usage: tailrace servers'],
    [['servers', 'pause', 'z1'], "unknown command 'pause'"],
    [['limits', 'set', 'web'], 'no rate was given'],
    [['limits', 'set', 'web', '--lines', 'many'], 'Cannot use --lines'],
    [['completion', 'csh'], 'Allowed choices are bash, zsh, fish'],
  ])('%j are status 2 with the reason on standard error', async (args, reason) => {
    const result = await runProgram(args, { TAILRACE_URL: 'http://127.0.0.1:1' });
    expect(result.stderr).toContain(reason);
    // `drains ad` is the list of an app of that name, and nobody is there to ask.
    expect({ code: result.code, stdout: result.stdout.toString() }).toEqual({
      code: args[1] === 'ad' ? EXIT.unreachable : EXIT.usage,
      stdout: '',
    });
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });

  it('have a stack trace with --debug', async () => {
    const result = await runProgram(['status', '--url', 'http://127.0.0.1:1', '--debug']);
    expect(result.code).toBe(EXIT.unreachable);
    expect(result.stderr).toMatch(/^\s+at /m);
  });
});

describe('version', () => {
  it('names program, protocols and Node', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect((await runProgram(['--version'])).stdout.toString()).toBe(`${version}\n`);
    const long = (await runProgram(['version'])).stdout.toString();
    expect(long).toMatch(
      /^tailrace \d+\.\d+\.\d+\nprotocol \d+, speaks with \d+ to \d+\nnode \d+\.\d+\.\d+ /,
    );
  });
});

describe('completion', () => {
  async function completeInBash(...words: readonly string[]): Promise<string[]> {
    const quoted = words.map((word) => `'${word}'`).join(' ');
    const script = `source <(tailrace completion bash)
      COMP_WORDS=(tailrace ${quoted}); COMP_CWORD=${words.length}; _tailrace; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = await startShell(script).ended;
    expect(stderr).toBe('');
    return stdout.toString().trim().split('\n');
  }

  it('completes commands, flags and fixed values in bash', async () => {
    expect(await completeInBash('lo')).toEqual(['logs']);
    expect(await completeInBash('drains', 'a')).toEqual(['add']);
    expect(await completeInBash('logs', 'web', '--rec')).toEqual(['--recent', '--reconnect']);
    expect(await completeInBash('logs', '-o', '')).toEqual(['text', 'raw', 'json', 'cf']);
    expect(await completeInBash('completion', 'z')).toEqual(['zsh']);
    expect(await completeInBash('logs', '--since', '')).toEqual(['']);
  });

  it.each(['zsh', 'fish'])('knows every command and flag in %s', async (shell) => {
    const script = (await runProgram(['completion', shell])).stdout.toString();
    for (const path of commandPaths()) expect(script).toContain(path.join(' '));
    for (const flag of ['until-match', 'token-file', 'no-prefix']) expect(script).toContain(flag);
  });

  it('is a script that each shell on this machine accepts', async () => {
    const check =
      'for s in bash zsh fish; do command -v $s >/dev/null && { tailrace completion $s | $s -n || echo bad $s; }; done; true';
    expect((await startShell(check).ended).stdout.toString()).toBe('');
  });
});

describe('a start', () => {
  it('of logs loads nothing of the servers and no more of others than it needs', () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      // Only imports that are there at run time and at once: not of types, not lazy.
      for (const match of readFileSync(file, 'utf8').matchAll(
        /^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'/gm,
      )) {
        const target = match[1] ?? '';
        if (target.startsWith('.')) visit(resolve(dirname(file), target));
        else if (!target.startsWith('node:')) packages.add(target);
      }
    };
    const source = dirname(fileURLToPath(import.meta.url));
    visit(resolve(source, 'main.ts'));
    visit(resolve(source, 'commands/logs.ts'));
    expect([...packages].sort()).toEqual([
      '@tailrace/core/app-id',
      '@tailrace/core/backoff',
      '@tailrace/core/collator',
      '@tailrace/core/durations',
      '@tailrace/core/errors',
      'commander',
      'picocolors',
      'ws',
    ]);
  });
});
