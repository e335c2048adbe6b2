/** How long to wait before a server that was lost is started again, and when to say so. */

export interface Next {
  /** Milliseconds until the next start; undefined where it is not worth trying again by ourselves. */
  readonly wait: number | undefined;
  /** Whether it is time to tell the writer: once in a row of failures. */
  readonly tell: boolean;
}

const WAITS = [1, 2, 4, 8, 16, 32].map((seconds) => seconds * 1000);
const TOLD_AT = 4;
/** Milliseconds of running after which a server counts as sound. */
const SOUND = 60_000;

export class Backoff {
  #failures = 0;

  /** The server was lost after running for `ran` milliseconds, 0 where it didn't come up. */
  lost(ran: number): Next {
    if (ran >= SOUND) this.#failures = 0;
    const wait = WAITS[this.#failures];
    this.#failures += 1;
    return { wait, tell: this.#failures === TOLD_AT };
  }

  /** Begin anew: the writer asked for a start. */
  reset(): void {
    this.#failures = 0;
  }
}
