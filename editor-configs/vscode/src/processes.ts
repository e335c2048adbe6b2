/** Running a program to its end. */

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Ended {
  /** The exit code; undefined where the program could not be started, or was ended. */
  readonly code: number | undefined;
  readonly lines: readonly string[];
}

export interface Options {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Ends the program. */
  readonly signal?: AbortSignal;
  readonly timeout?: number;
  readonly onLine?: (line: string) => void;
}

/** Run a program, without a shell; never rejects. */
export function run(command: string, args: readonly string[], options: Options = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    const child = spawn(command, [...args], {
      ...(options.cwd && { cwd: options.cwd }),
      env: { ...process.env, PYTHONUTF8: "1", ...options.environment },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...(options.signal && { signal: options.signal }),
      ...(options.timeout && { timeout: options.timeout }),
    });
    const keep = (line: string): void => {
      lines.push(line);
      options.onLine?.(line);
    };
    for (const input of [child.stdout, child.stderr]) createInterface({ input, crlfDelay: Infinity }).on("line", keep);
    child.once("error", (error) => {
      if (child.pid === undefined) resolve({ code: undefined, lines: [...lines, error.message] });
    });
    child.once("close", (code) => resolve({ code: code ?? undefined, lines }));
  });
}
