/** A folder that `await using` removes. */
export declare class TemporaryFolder implements AsyncDisposable {
  readonly path: string;
  private constructor();
  static create(): Promise<TemporaryFolder>;
  /** A path inside it. */
  file(name: string): string;
  [Symbol.asyncDispose](): Promise<void>;
}
//# sourceMappingURL=temporary-folder.d.ts.map
