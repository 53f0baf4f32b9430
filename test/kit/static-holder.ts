// The controller that keeps the drains and limits of a static cluster, over real HTTP, and registries of other processes that
// ask it. It can be stopped and started again on the same data and port.
import { writeFile } from 'node:fs/promises';
import { StaticRegistry, type StaticRegistryOptions } from '@tailrace/cli/static-registry';
import {
  createTrafficController,
  type TrafficController,
} from '@tailrace/traffic-controller/traffic-controller';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import { SpyLogger } from './spy-logger.ts';
import { TemporaryFolder } from './temporary-folder.ts';

/** The address that the holder has in its own file; the others' files have the port that it really got. */
const NOMINAL_ADDRESS = 'holder.internal:1';

/** One holder of one test: `await using holder = await StaticHolder.start()`. */
export class StaticHolder implements AsyncDisposable {
  readonly spy = new SpyLogger();
  readonly #folder: TemporaryFolder;
  readonly #zones: string;
  readonly #tls: TlsFiles | undefined;
  readonly #clients: StaticRegistry[] = [];
  #registry: StaticRegistry | undefined;
  #controller: TrafficController | undefined;
  #address = '127.0.0.1:0';
  #files = 0;

  private constructor(folder: TemporaryFolder, zones: string, tls: TlsFiles | undefined) {
    this.#folder = folder;
    this.#tls = tls;
    this.#zones = zones;
  }

  /**
   * @param zones - of the file, in YAML; default a zone without servers
   * @param tls - of the controller, which then speaks HTTPS
   */
  static async start(zones = '{z1: []}', tls?: TlsFiles): Promise<StaticHolder> {
    const holder = new StaticHolder(await TemporaryFolder.create(), zones, tls);
    await holder.resume();
    return holder;
  }

  /** The registry of the holder itself. */
  get registry(): StaticRegistry {
    if (this.#registry === undefined) throw new Error('Cannot give the registry: the holder is stopped');
    return this.#registry;
  }

  /** `127.0.0.1:PORT`, the same after a pause. */
  get address(): string {
    return this.#address;
  }

  /** Opens the registry of another process. The holder closes it at the end, if it is open by then. */
  open(options: Partial<StaticRegistryOptions> = {}): Promise<StaticRegistry> {
    return this.openAt(this.#address, options);
  }

  /** The same, with another controller in its file. */
  async openAt(controller: string, options: Partial<StaticRegistryOptions> = {}): Promise<StaticRegistry> {
    const file = await this.#file(controller);
    const registry = await StaticRegistry.open({ file, logger: this.spy.logger, ...options });
    this.#clients.push(registry);
    return registry;
  }

  /** Stops the holder as at a clean stop. */
  async pause(): Promise<void> {
    await this.#controller?.stop(1_000);
    await this.#registry?.close();
    this.#controller = undefined;
    this.#registry = undefined;
  }

  /** Starts it on the same data and port. */
  async resume(): Promise<void> {
    this.#registry = await StaticRegistry.open({
      file: await this.#file(NOMINAL_ADDRESS),
      self: { role: 'controller', id: 'tc', zone: 'z1', addresses: [NOMINAL_ADDRESS] },
      dataDir: this.#folder.file('data'),
      logger: this.spy.logger,
    });
    this.#controller = createTrafficController({
      id: 'tc',
      registry: this.#registry,
      sharesRegistry: this.#registry.isHolder,
      logger: this.spy.logger,
      ...(this.#tls === undefined ? {} : { tls: this.#tls }),
      http: this.#address,
      allowOrigins: [],
      version: 'test',
    });
    await this.#controller.start();
    this.#address = new URL(this.#controller.url).host;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#clients) await client.close();
    await this.pause();
    await this.#folder[Symbol.asyncDispose]();
  }

  async #file(controller: string): Promise<string> {
    this.#files += 1;
    const file = this.#folder.file(`cluster-${this.#files}.yaml`);
    await writeFile(file, `zones: ${this.#zones}\ncontroller: ${controller}\n`);
    return file;
  }
}
