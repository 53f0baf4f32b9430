// What the roles of a cluster cost between two moments: CPU and memory by the operating system's accounting, loop lag and gRPC messages by
// the roles' own.
import type { ProbeReport } from '../programs/role-probe.ts';
import type { RoleCluster, RoleName } from './roles.ts';

/** What one role cost. */
export interface RoleReading {
  readonly role: RoleName;
  readonly id: string;
  readonly cpuS: number;
  /** CPU seconds per second. */
  readonly cores: number;
  /** At the end. */
  readonly residentBytes: number;
  readonly probe: ProbeReport;
}

/** Begins to measure. */
export async function meterRoles(cluster: RoleCluster): Promise<RoleMeter> {
  await Promise.all(cluster.roles.map((role) => role.probe()));
  return new RoleMeter(cluster);
}

/** Made by {@link meterRoles}. */
export class RoleMeter {
  readonly #cluster: RoleCluster;
  readonly #startedMs = performance.now();
  readonly #cpuS: readonly number[];

  constructor(cluster: RoleCluster) {
    this.#cluster = cluster;
    this.#cpuS = cluster.roles.map((role) => role.cpuSeconds());
  }

  /** CPU time and memory are those of the call; what the roles count follows. */
  async read(): Promise<RoleReading[]> {
    const { roles } = this.#cluster;
    const tookS = (performance.now() - this.#startedMs) / 1000;
    const usage = roles.map((role, i) => ({
      cpuS: role.cpuSeconds() - (this.#cpuS[i] ?? 0),
      residentBytes: role.residentBytes(),
    }));
    const probes = await Promise.all(roles.map((role) => role.probe()));
    return roles.map((role, i) => {
      const { cpuS, residentBytes } = usage[i] ?? { cpuS: Number.NaN, residentBytes: Number.NaN };
      return {
        role: role.role,
        id: role.id,
        cpuS,
        cores: cpuS / tookS,
        residentBytes,
        probe: probes[i] as ProbeReport,
      };
    });
  }
}
