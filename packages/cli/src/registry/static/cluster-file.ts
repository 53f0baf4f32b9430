// The file of a static cluster: which servers each zone has, and which controller keeps drains and limits. YAML, read into
// plain values with every problem and its place. It opens nothing and resolves no names.
//
//   cluster: NAME                 optional, default `static`
//   zones:
//     z1: [HOST:PORT, …]          servers, as `--advertise` has them; `[]` for a zone without any
//   controller: HOST:PORT         optional
import { suggest } from '@tailrace/core/edit-distance';
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { ConfigProblem } from '../../settings/config-error.ts';
import { formatListenAddress, parseListenAddress } from '../../settings/listen-address.ts';

/** Name of a cluster whose file has none. */
export const CLUSTER_DEFAULT = 'static';

/** What a file says. */
export interface ClusterFile {
  /** Names the cluster; the same in all its files. */
  readonly cluster: string;
  /** Zone -> addresses of its servers, in the order of the file. */
  readonly zones: ReadonlyMap<string, readonly string[]>;
  /** The controller that keeps drains and limits; undefined: nobody does. */
  readonly controller: string | undefined;
}

/** The file, or everything that is wrong with it. */
export type ClusterFileResult =
  | { readonly ok: true; readonly file: ClusterFile }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

const KEYS = ['cluster', 'zones', 'controller'] as const;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const NAME_EXPECTED = 'a name of up to 63 letters, digits, ".", "_" and "-"';
const ADDRESS_EXPECTED = 'HOST:PORT with a port from 1 to 65535';

/**
 * The one spelling of an address: lower case, IPv6 in brackets. Addresses are ids, so two processes must not spell one
 * differently; undefined for what nobody can dial.
 */
export function dialAddress(text: string): string | undefined {
  const address = parseListenAddress(text.toLowerCase());
  if (address === undefined || address.port === 0) return undefined;
  return formatListenAddress(address);
}

/** Reads the text of a file; `name` is how it is called in problems. */
export function parseClusterFile(text: string, name: string): ClusterFileResult {
  return new ClusterFileReader(name).read(text);
}

class ClusterFileReader {
  readonly #name: string;
  readonly #lines = new LineCounter();
  readonly #problems: ConfigProblem[] = [];
  /** Address -> where it was first. */
  readonly #places = new Map<string, string>();

  constructor(name: string) {
    this.#name = name;
  }

  read(text: string): ClusterFileResult {
    const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    for (const { message, pos } of document.errors) this.#report('', pos[0], `is not YAML: ${message}`);
    if (this.#problems.length > 0) return { ok: false, problems: this.#problems };
    const root = document.contents;
    if (!isMap(root)) {
      this.#report('', root?.range?.[0] ?? 0, 'is not a mapping, expected `zones: …`');
      return { ok: false, problems: this.#problems };
    }
    const values = this.#values(root.items as Pair<Node, Node | null>[], '', root);
    for (const [key, { node }] of values) {
      if (KEYS.some((known) => known === key)) continue;
      const near = suggest(key, KEYS);
      this.#report(key, node, `is not known here${near === undefined ? '' : `, did you mean ${near}?`}`);
    }
    const cluster = this.#cluster(values.get('cluster')?.value);
    const zones = this.#zones(values.get('zones'), root);
    const controllerNode = values.get('controller')?.value;
    const controller = controllerNode == null ? undefined : this.#address(controllerNode, 'controller');
    if (this.#problems.length > 0) return { ok: false, problems: this.#problems };
    return { ok: true, file: { cluster, zones, controller } };
  }

  #cluster(node: Node | null | undefined): string {
    if (node == null) return CLUSTER_DEFAULT;
    const name = textOf(node);
    if (name !== undefined && NAME.test(name)) return name;
    this.#report('cluster', node, `is ${shown(node)}, expected ${NAME_EXPECTED}`);
    return CLUSTER_DEFAULT;
  }

  #zones(entry: { readonly value: Node | null } | undefined, root: Node): Map<string, readonly string[]> {
    const zones = new Map<string, readonly string[]>();
    const node = entry?.value;
    if (!isMap(node) || node.items.length === 0) {
      const what = entry === undefined ? 'is missing' : `is ${shown(node)}`;
      this.#report('zones', node ?? root, `${what}, expected a zone at least, as in \`z1: [10.0.0.1:7100]\``);
      return zones;
    }
    for (const [zone, { node: key, value }] of this.#values(
      node.items as Pair<Node, Node | null>[],
      'zones.',
      node,
    )) {
      if (!NAME.test(zone)) this.#report(`zones.${zone}`, key, `is no zone, expected ${NAME_EXPECTED}`);
      zones.set(zone, this.#servers(zone, key, value));
    }
    return zones;
  }

  #servers(zone: string, key: Node, value: Node | null): readonly string[] {
    const place = `zones.${zone}`;
    if (isSeq(value)) {
      return value.items.flatMap((item, i) => this.#address(item as Node, `${place}[${i}]`) ?? []);
    }
    if (isScalar(value) && value.value !== null) return [this.#address(value, place) ?? []].flat();
    this.#report(place, key, `is ${shown(value)}, expected a list of ${ADDRESS_EXPECTED}, [] for no server`);
    return [];
  }

  #address(node: Node, place: string): string | undefined {
    const text = textOf(node);
    const address = text === undefined ? undefined : dialAddress(text);
    if (address === undefined) {
      // `[::1]:1` without quotes is a list or a mapping.
      const hint = isSeq(node) || isMap(node) ? ' (an IPv6 address needs quotes)' : '';
      this.#report(place, node, `is ${shown(node)}, expected ${ADDRESS_EXPECTED}${hint}`);
      return undefined;
    }
    if (/^(0\.0\.0\.0|\[::\]):/.test(address)) {
      this.#report(place, node, `is "${address}", expected an address that others can dial`);
      return undefined;
    }
    const earlier = this.#places.get(address);
    if (earlier !== undefined) {
      this.#report(place, node, `is "${address}", which ${earlier} is already, expected each address once`);
      return undefined;
    }
    this.#places.set(address, place);
    return address;
  }

  #values(
    items: readonly Pair<Node, Node | null>[],
    prefix: string,
    parent: Node,
  ): Map<string, { readonly node: Node; readonly value: Node | null }> {
    const values = new Map<string, { node: Node; value: Node | null }>();
    for (const { key, value } of items) {
      const name = textOf(key);
      if (name === undefined) this.#report(`${prefix}?`, parent, `has a key that is ${shown(key)}`);
      else values.set(name, { node: key, value });
    }
    return values;
  }

  #report(place: string, at: Node | number, problem: string): void {
    const offset = typeof at === 'number' ? at : (at.range?.[0] ?? 0);
    const { line } = this.#lines.linePos(offset);
    const setting = `${this.#name}:${Math.max(1, line)}${place === '' ? '' : ` ${place}`}`;
    this.#problems.push({ setting, problem });
  }
}

/** The text of a scalar as it was written; undefined for anything else, and for nothing. */
function textOf(node: Node | null | undefined): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? JSON.stringify(node.value));
}

function shown(node: Node | null | undefined): string {
  const text = textOf(node);
  if (text !== undefined) return JSON.stringify(text.length <= 64 ? text : `${text.slice(0, 64)}…`);
  if (isSeq(node)) return 'a list';
  if (isMap(node)) return node.items.length === 0 ? 'an empty mapping' : 'a mapping';
  return isAlias(node) ? 'an alias' : 'empty';
}
