// What a sender knows of its connection to the agent: whether it is there, and why not, in plain words. It makes none.
import type { LineSenderState } from '@tailrace/agent/line-sender';

/** Longer than a connection takes that is worth waiting for. */
const SETTLE_MS = 1000;

/** The state of one connection, as `LineSender.onState` tells it. */
export class AgentLink {
  readonly #address: string;
  #isUp = false;
  #hasBeenUp = false;
  #why = '';
  #isSettled = false;
  #onSettled: (() => void) | undefined;

  /** @param address - as people gave it; it is left out of what is said about it */
  constructor(address: string) {
    this.#address = address;
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Why the agent cannot be reached; empty while it can, and before that is known. */
  get why(): string {
    return this.#why;
  }

  note(state: LineSenderState, why: string): void {
    if (state === 'connecting' || why === 'closed') return;
    this.#isUp = state === 'connected';
    this.#hasBeenUp ||= this.#isUp;
    this.#why = this.#isUp ? '' : why.replace(`Cannot connect to ${this.#address}: `, '');
    this.#isSettled = true;
    this.#onSettled?.();
  }

  /** Resolves to whether the agent is there or has been, as soon as that is known; no answer for a second is none. */
  async settled(): Promise<boolean> {
    if (!this.#isSettled) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, SETTLE_MS);
        this.#onSettled = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#onSettled = undefined;
    }
    return this.#hasBeenUp;
  }
}
