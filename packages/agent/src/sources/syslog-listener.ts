// What every syslog listener can do, whatever it listens on.

/** A syslog listener. */
export interface SyslogListener {
  /**
   * Opens it. Resolves to its URL with the port that was bound.
   *
   * @throws LogError `cannot_listen`
   */
  listen(): Promise<string>;
  /** Takes nothing more and gives everything back. What had come in completely was taken. */
  close(): Promise<void>;
  /** Open connections; 0 where there are none by nature. */
  readonly connections: number;
}
