/** Numbers and states in words. */

import type { State } from "./server.ts";

export interface Statistics {
  readonly words: number;
  readonly minutes: number;
  readonly sentences: number;
  readonly paragraphs: number;
}

/** “1 finding”, “2 findings”, “1,204 words”. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? noun : plural}`;
}

export interface Standing {
  readonly state: State | "installing";
  /** Whether the draft is being read just now. */
  readonly busy: boolean;
  /** Undefined where the draft is being read for the first time. */
  readonly findings: number | undefined;
  /** Undefined where the server doesn't count. */
  readonly statistics: Statistics | undefined;
}

/** The status item's text: an icon, and what there is to say of the draft. */
export function standing({ state, busy, findings, statistics }: Standing): string {
  switch (state) {
    case "installing":
      return "$(loading~spin) newsls: installing";
    case "starting":
      return "$(loading~spin) newsls: starting";
    case "waiting":
      return "$(loading~spin) newsls: restarting";
    case "stopped":
      return "$(debug-disconnect) newsls: stopped";
    case "missing":
      return "$(warning) newsls: not installed";
    case "running": {
      const icon = busy || findings === undefined ? "$(loading~spin)" : findings ? "$(search)" : "$(check)";
      const parts = [findings === undefined ? "Reading" : findings ? counted(findings, "finding") : "No findings"];
      if (statistics) parts.push(counted(statistics.words, "word"), `${statistics.minutes.toLocaleString("en-GB")} min`);
      return `${icon} ${parts.join(" · ")}`;
    }
  }
}

/** The same for ears: no icons, no dots. */
export function spoken(standing_: Standing): string {
  const text = standing(standing_).replace(/^\$\([\w~-]+\) /, "");
  return `newsls: ${text.replace(/^newsls: /, "").replaceAll(" · ", ", ").replace(/ min$/, " minutes to read")}`;
}
