// `tailrace canary` on the host beside the compose cluster while something is done to it: through the published ports of both zones'
// agents, with a certificate of the cluster, and back over the published port of the traffic controllers.
import { expect } from 'vitest';
import type { ProgramRun } from '../kit/program-run.ts';
import { until } from '../kit/until.ts';
import type { ClusterAccess } from './cluster-access.ts';
import type { ComposeProject } from './compose-project.ts';

/** The last report of a canary. */
interface Report {
  readonly sent: number;
  readonly received: number;
  readonly announced: number;
  readonly [field: string]: unknown;
}

/** `await using canary = await ZoneCanary.start(project, access, 'stopped')`. */
export class ZoneCanary implements AsyncDisposable {
  readonly #run: ProgramRun;

  private constructor(run: ProgramRun) {
    this.#run = run;
  }

  /** Starts it and waits until lines come back. */
  static async start(project: ComposeProject, access: ClusterAccess, name: string): Promise<ZoneCanary> {
    const { INGRESS_Z1, INGRESS_Z2 } = project.settings.ports;
    const run = access.start([
      ...['canary', '--json', '--app', `${name}-canary`, '--rate', '200', '--instances', '2'],
      ...['--ingress', `127.0.0.1:${INGRESS_Z1}`, '--ingress', `127.0.0.1:${INGRESS_Z2}`],
      ...['--interval', '500ms', '--settle', '30s', ...(await access.clientFlags(project))],
    ]);
    const canary = new ZoneCanary(run);
    await until(() => canary.#report.received > 0, {
      timeoutMs: 30_000,
      what: 'the first lines of a canary',
      describe: () => run.stderr.slice(-1_000),
    });
    return canary;
  }

  /** Ends it; throws unless every line arrived once and in order. */
  async expectComplete(): Promise<void> {
    const report = await this.expectNothingUntold();
    expect(report, this.#run.stderr).toMatchObject({ announced: 0, duplicate: 0 });
    expect(report.received).toBe(report.sent);
  }

  /** Ends it; throws unless every line arrived, in order, or was announced as dropped. */
  async expectNothingUntold(): Promise<Report> {
    this.#run.kill('SIGINT');
    await until(() => this.#run.end, {
      timeoutMs: 60_000,
      what: 'the end of a canary',
      describe: () => this.#run.stderr.slice(-1_000),
    });
    const report = this.#report;
    expect(report, this.#run.stderr).toMatchObject({
      final: true,
      result: 'ok',
      missing: 0,
      out_of_order: 0,
    });
    expect(this.#run.end?.status).toBe(0);
    return report;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#run[Symbol.asyncDispose]();
  }

  get #report(): Report {
    const lines = this.#run.stdout.split('\n').filter((line) => line !== '');
    return JSON.parse(lines.at(-1) ?? '{"sent":0,"received":0,"announced":0}') as Report;
  }
}
