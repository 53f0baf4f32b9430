// The one error of a configuration: every problem at once, each with the name of its setting.
// Not for problems that appear later, such as a port that is taken.

/** What is wrong with one setting. */
export interface ConfigProblem {
  /** The setting as it was given: `--http`, `TAILRACE_HTTP`, `http in tailrace.yaml`. */
  readonly setting: string;
  /** `is "x", expected y`. */
  readonly problem: string;
}

/** All problems of a configuration. The program ends with status 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'bad_config';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const count = problems.length === 1 ? '1 setting is wrong' : `${problems.length} settings are wrong`;
    const lines = problems.map(({ setting, problem }) => `  ${setting}: ${problem}`);
    super(`Cannot use this configuration: ${count}\n${lines.join('\n')}`);
    this.problems = problems;
  }
}
