/** Which Python can make an environment for newsls, and what is said where none can.  Pure. */

export const OLDEST = [3, 11] as const;

/** A Python as one may be called. */
export interface Call {
  readonly command: string;
  readonly arguments: readonly string[];
}

/** What a Python says of itself: `PROBE` printed it. */
export interface Python extends Call {
  readonly version: readonly [number, number, number];
  readonly venv: boolean;
}

export const PROBE =
  "import json, sys; from importlib.util import find_spec as f; " +
  "print(json.dumps([list(sys.version_info[:3]), bool(f('venv') and f('ensurepip'))]))";

/** The Pythons to ask, in order: the usual names, then those of single versions, then where macOS keeps them. */
export function calls(platform: NodeJS.Platform): Call[] {
  if (platform === "win32") {
    return [call("py", "-3"), call("python"), call("python3")];
  }
  const versions = [14, 13, 12, 11].map((minor) => call(`python3.${minor}`));
  const brewed = platform === "darwin" ? [call("/opt/homebrew/bin/python3"), call("/usr/local/bin/python3")] : [];
  return [call("python3"), call("python"), ...versions, ...brewed];
}

function call(command: string, ...args: string[]): Call {
  return { command, arguments: args };
}

/** A Python from what it printed for `PROBE`; undefined where that was something else. */
export function python(one: Call, printed: string): Python | undefined {
  let said: unknown;
  try {
    said = JSON.parse(printed.trim().split("\n").pop() ?? "");
  } catch {
    return undefined;
  }
  if (!Array.isArray(said) || !Array.isArray(said[0]) || said[0].length !== 3) return undefined;
  return { ...one, version: said[0] as unknown as Python["version"], venv: said[1] === true };
}

export function recent({ version }: Python): boolean {
  return version[0] > OLDEST[0] || (version[0] === OLDEST[0] && version[1] >= OLDEST[1]);
}

/** Whether a Python can do it. */
export function serves(one: Python): boolean {
  return recent(one) && one.venv;
}

/** Why none of `found` can do it, in one sentence or two. */
export function wanting(found: readonly Python[], platform: NodeJS.Platform): string {
  const needed = `newsls needs Python ${OLDEST.join(".")} or newer`;
  if (found.some(recent)) {
    const hint = platform === "linux" ? " On Debian and Ubuntu, install the package python3-venv." : "";
    return `The Python of this machine lacks its module venv, with which newsls is set up.${hint}`;
  }
  const newest = [...found].sort((a, b) => b.version[0] - a.version[0] || b.version[1] - a.version[1])[0];
  return newest
    ? `${needed}; the newest on this machine is ${newest.version.join(".")}.`
    : `${needed}, and there is none on this machine.`;
}

const OFFLINE =
  /NewConnectionError|ConnectionError|ConnectTimeout|ReadTimeout|Temporary failure in name resolution|Name or service not known|getaddrinfo failed|Network is unreachable|ProxyError|nodename nor servname|Connection refused|Max retries exceeded/i;

/** Why pip failed, from what it printed, in a sentence for the writer. */
export function failure(lines: readonly string[]): string {
  if (lines.some((line) => OFFLINE.test(line))) {
    return "The packages could not be fetched: the network, or the server that has them, can’t be reached.";
  }
  if (lines.some((line) => /No space left on device|not enough space/i.test(line))) return "The disk is full.";
  const errors = lines.filter((line) => line.trimStart().startsWith("ERROR:"));
  const last = errors.pop() ?? lines.filter((line) => line.trim()).pop();
  return last ? `pip said: ${last.replace(/^\s*ERROR:\s*/, "").trim()}` : "pip ended without saying why.";
}

/** What pip is doing, from a line that it printed; undefined where the line says nothing new. */
export function doing(line: string): string | undefined {
  const collected = /^Collecting ([\w.-]+)/.exec(line)?.[1];
  if (collected) return `fetching ${collected}…`;
  if (line.startsWith("Installing collected packages")) return "unpacking…";
  if (line.startsWith("Building wheel")) return "building…";
  return undefined;
}
