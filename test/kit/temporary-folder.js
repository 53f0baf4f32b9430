// A folder for one test, which is gone after it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
/** A folder that `await using` removes. */
export class TemporaryFolder {
  path;
  constructor(path) {
    this.path = path;
  }
  static async create() {
    return new TemporaryFolder(await mkdtemp(join(tmpdir(), 'tailrace-test-')));
  }
  /** A path inside it. */
  file(name) {
    return join(this.path, name);
  }
  async [Symbol.asyncDispose]() {
    await rm(this.path, { recursive: true, force: true, maxRetries: 3 });
  }
}
//# sourceMappingURL=temporary-folder.js.map
