// The file of a static cluster: what it says, and that everything wrong with it is told at once, with the line.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialAddress, parseClusterFile } from './cluster-file.ts';

function problemsOf(text: string): string[] {
  const result = parseClusterFile(text, 'c.yaml');
  return result.ok ? [] : result.problems.map(({ setting, problem }) => `${setting}: ${problem}`);
}

describe('a cluster file', () => {
  test('names servers by zone, and the controller that keeps drains and limits', () => {
    const text = `
cluster: staging
zones:
  z1: [127.0.0.1:7101, 127.0.0.1:7102]
  z2:
    - logs-a.Example:7101
    - "[2001:DB8::1]:7101"
  z3: []
  z4: 127.0.0.1:7104
controller: 127.0.0.1:8081
`;
    const result = parseClusterFile(text, 'c.yaml');
    expect(result).toEqual({
      ok: true,
      file: {
        cluster: 'staging',
        zones: new Map([
          ['z1', ['127.0.0.1:7101', '127.0.0.1:7102']],
          ['z2', ['logs-a.example:7101', '[2001:db8::1]:7101']],
          ['z3', []],
          ['z4', ['127.0.0.1:7104']],
        ]),
        controller: '127.0.0.1:8081',
      },
    });
  });

  test('is called static and has no controller unless it says so', () => {
    const result = parseClusterFile('zones: {1: [127.0.0.1:1]}', 'c.yaml');
    expect(result).toMatchObject({ ok: true, file: { cluster: 'static', controller: undefined } });
  });

  test('tells all its problems at once, each with its line and place', () => {
    const text = `cluster: "not a name"
zone: {}
zones:
  z1: [127.0.0.1:7101, 127.0.0.1, 127.0.0.1:0]
  z2: [127.0.0.1:7101, 0.0.0.0:7100, [::1]:7100]
  "z 3": []
  z4:
  z5: {a: b}
controller: 127.0.0.1:7101
`;
    expect(problemsOf(text)).toEqual([
      'c.yaml:2 zone: is not known here, did you mean zones?',
      'c.yaml:1 cluster: is "not a name", expected a name of up to 63 letters, digits, ".", "_" and "-"',
      'c.yaml:4 zones.z1[1]: is "127.0.0.1", expected HOST:PORT with a port from 1 to 65535',
      'c.yaml:4 zones.z1[2]: is "127.0.0.1:0", expected HOST:PORT with a port from 1 to 65535',
      'c.yaml:5 zones.z2[0]: is "127.0.0.1:7101", which zones.z1[0] is already, expected each address once',
      'c.yaml:5 zones.z2[1]: is "0.0.0.0:7100", expected an address that others can dial',
      'c.yaml:5 zones.z2[2]: is a mapping, expected HOST:PORT with a port from 1 to 65535 (an IPv6 address needs quotes)',
      'c.yaml:6 zones.z 3: is no zone, expected a name of up to 63 letters, digits, ".", "_" and "-"',
      'c.yaml:7 zones.z4: is empty, expected a list of HOST:PORT with a port from 1 to 65535, [] for no server',
      'c.yaml:8 zones.z5: is a mapping, expected a list of HOST:PORT with a port from 1 to 65535, [] for no server',
      'c.yaml:9 controller: is "127.0.0.1:7101", which zones.z1[0] is already, expected each address once',
    ]);
  });

  test.each([
    ['', 'c.yaml:1: is not a mapping, expected `zones: …`'],
    ['- z1', 'c.yaml:1: is not a mapping, expected `zones: …`'],
    [
      '# nothing\ncluster: a',
      'c.yaml:2 zones: is missing, expected a zone at least, as in `z1: [10.0.0.1:7100]`',
    ],
    [
      'zones: {}',
      'c.yaml:1 zones: is an empty mapping, expected a zone at least, as in `z1: [10.0.0.1:7100]`',
    ],
    ['zones: {z1: [a:1]}\nzones: {}', 'c.yaml:2: is not YAML: Map keys must be unique'],
    ['zones: {z1: [a:1]', 'c.yaml:1: is not YAML: '],
    [
      'a: &x [b:1]\nzones: {z1: *x}',
      'c.yaml:2 zones.z1: is an alias, expected a list of HOST:PORT with a port',
    ],
  ])('%j is refused', (text, problem) => {
    expect(problemsOf(text).some((found) => found.startsWith(problem))).toBe(true);
  });

  test('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'zones: {}[]&*!|>\n-"\'1az.,#\t'.split('')) }),
        (text) => {
          const result = parseClusterFile(text, 'c.yaml');
          expect(result.ok || result.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

test('an address has one spelling', () => {
  expect(dialAddress(' Host.Example:70 ')).toBe('host.example:70');
  expect(dialAddress('[::1]:70')).toBe('[::1]:70');
  expect(dialAddress('host')).toBeUndefined();
});
