/** Where the server may be, in the order in which it is looked for.  Pure: the machine is told by `Machine`. */

import { posix, win32 } from "node:path";

export interface Machine {
  readonly windows: boolean;
  readonly home: string;
  /** The search path, as the environment has it. */
  readonly path: string;
  exists(file: string): boolean;
}

export interface Wishes {
  /** `newsls.path` and `newsls.interpreter`; empty where nobody chose. */
  readonly path: string;
  readonly interpreter: string;
  /** Folders whose `.venv` may be used: those of a trusted workspace. */
  readonly folders: readonly string[];
  /** The environment that the extension made, where it made one. */
  readonly environment: string | undefined;
}

export type Origin = "setting" | "workspace" | "installed" | "search path";

export interface Program {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly origin: Origin;
}

/** The program to start; or why what somebody chose won't do; or neither, where there is no server. */
export interface Found {
  readonly program?: Program;
  readonly problem?: string;
}

const SERVE = ["serve", "--stdio"];

/** Look for the server: what was chosen, the workspace's environment, our own, the search path. */
export function find(wishes: Wishes, machine: Machine): Found {
  const path = expanded(wishes.path.trim(), machine);
  if (path) {
    const command = located(path, machine);
    if (!command) return { problem: `The setting newsls.path names “${wishes.path.trim()}”, and there is no such program.` };
    return { program: { command, arguments: SERVE, origin: "setting" } };
  }
  const interpreter = expanded(wishes.interpreter.trim(), machine);
  if (interpreter) {
    const command = located(interpreter, machine);
    if (!command) {
      return { problem: `The setting newsls.interpreter names “${wishes.interpreter.trim()}”, and there is no such program.` };
    }
    return { program: module(command, "setting") };
  }
  const paths = machine.windows ? win32 : posix;
  for (const folder of wishes.folders) {
    for (const program of beside(paths.join(folder, ".venv"), "newsls", machine)) {
      if (machine.exists(program)) return { program: { command: program, arguments: SERVE, origin: "workspace" } };
    }
  }
  if (wishes.environment) {
    for (const python of beside(wishes.environment, "python", machine)) {
      if (machine.exists(python)) return { program: module(python, "installed") };
    }
  }
  const onPath = located("newsls", machine);
  return onPath ? { program: { command: onPath, arguments: SERVE, origin: "search path" } } : {};
}

/** Where a program of a Python environment may be: both layouts, since folders travel between systems. */
export function beside(environment: string, program: string, { windows }: Pick<Machine, "windows">): string[] {
  const paths = windows ? win32 : posix;
  const scripts = paths.join(environment, "Scripts", `${program}.exe`);
  const bin = paths.join(environment, "bin", program);
  return windows ? [scripts, bin] : [bin, scripts];
}

function module(python: string, origin: Origin): Program {
  return { command: python, arguments: ["-m", "newsls", ...SERVE], origin };
}

/** The file of a program: itself where it is a path, else the first of that name on the search path. */
function located(name: string, machine: Machine): string | undefined {
  const paths = machine.windows ? win32 : posix;
  const names = machine.windows && !/\.exe$/i.test(name) ? [`${name}.exe`, name] : [name];
  if (paths.isAbsolute(name)) return names.find((file) => machine.exists(file));
  if (name.includes("/") || (machine.windows && name.includes("\\"))) return undefined; // relative to what?
  for (const folder of machine.path.split(machine.windows ? ";" : ":")) {
    if (!paths.isAbsolute(folder)) continue;
    const file = names.map((one) => paths.join(folder, one)).find((one) => machine.exists(one));
    if (file) return file;
  }
  return undefined;
}

/** A path whose `~` stands for the writer's own folder. */
export function expanded(path: string, { windows, home }: Pick<Machine, "windows" | "home">): string {
  const paths = windows ? win32 : posix;
  return /^~[/\\]/.test(path) ? paths.join(home, path.slice(2)) : path;
}
