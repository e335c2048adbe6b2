/**
 * newsls in an environment of its own, below the folder that the editor keeps for the extension.
 *
 * Each installation gets a new folder, which counts once it is whole; an older one serves until the new one does.
 */

import { existsSync, readdirSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { type CancellationToken, commands, env, type LogOutputChannel, ProgressLocation, Uri, window, workspace } from "vscode";

import { run } from "./processes.ts";
import { type Call, calls, doing, failure, PROBE, type Python, python, serves, wanting } from "./python.ts";
import { beside, expanded } from "./search.ts";

const READY = "ready.json";
const PREFIX = "newsls-";
const WINDOWS = process.platform === "win32";
/** Where Python is offered to those who have none. */
const PYTHON = "https://www.python.org/downloads/";

const DAY = 24 * 60 * 60 * 1000;

/** When the installation of that name was begun. */
const made = (name: string): number => Number(name.slice(PREFIX.length));

/** Why it was not installed, as it is told to the writer. */
class Failed extends Error {
  constructor(
    message: string,
    readonly needsPython = false,
  ) {
    super(message);
  }
}

class Cancelled extends Error {}

export class Installer {
  readonly #folder: string;
  readonly #log: LogOutputChannel;
  #busy = false;

  constructor(storage: Uri, log: LogOutputChannel) {
    this.#folder = storage.fsPath;
    this.#log = log;
  }

  /** The newest whole installation; undefined where there is none. */
  environment(): string | undefined {
    return this.#environments().pop();
  }

  /** Install newsls, with progress; resolves to whether it is there now. */
  async install(): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    try {
      await window.withProgress(
        { location: ProgressLocation.Notification, title: "Installing newsls", cancellable: true },
        (progress, token) => this.#install((message) => progress.report({ message }), token),
      );
      return true;
    } catch (error) {
      if (error instanceof Cancelled) this.#log.info("The installation was cancelled.");
      else void this.#explain(error);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  /** Remove what the newest installation has replaced for a day: until then another window may be using it. */
  async tidy(): Promise<void> {
    const kept = this.environment();
    const yesterday = Date.now() - DAY;
    if (!kept || made(basename(kept)) > yesterday) return;
    for (const name of this.#names()) {
      const folder = join(this.#folder, name);
      if (folder === kept || made(name) > yesterday) continue;
      await rm(folder, { recursive: true, force: true }).catch(() => undefined); // in use on Windows: next time
    }
  }

  #names(): string[] {
    try {
      return readdirSync(this.#folder).filter((name) => name.startsWith(PREFIX));
    } catch {
      return [];
    }
  }

  #environments(): string[] {
    return this.#names()
      .sort((a, b) => made(a) - made(b))
      .map((name) => join(this.#folder, name))
      .filter((folder) => existsSync(join(folder, READY)));
  }

  async #install(report: (message: string) => void, token: CancellationToken): Promise<void> {
    const cancel = new AbortController();
    const listening = token.onCancellationRequested(() => cancel.abort());
    const folder = join(this.#folder, `${PREFIX}${Date.now()}`);
    try {
      const source = wanted();
      report("looking for Python…");
      const chosen = await this.#python(cancel.signal);
      this.#log.info(`Installing ${source} with ${command(chosen)} (Python ${chosen.version.join(".")}) into ${folder}`);
      report("making an environment…");
      await mkdir(this.#folder, { recursive: true });
      await this.#step(chosen.command, [...chosen.arguments, "-m", "venv", folder], cancel.signal, report);
      const inside = beside(folder, "python", { windows: WINDOWS }).find(existsSync);
      if (!inside) throw new Failed("The environment that Python made has no Python in it.");
      report("fetching newsls…");
      const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off", source];
      await this.#step(inside, pip, cancel.signal, report);
      report("trying it…");
      const version = await this.#step(inside, ["-m", "newsls", "--version"], cancel.signal, report);
      const about = { source, version: version.pop() ?? "", python: chosen.version.join(".") };
      await writeFile(join(folder, READY), `${JSON.stringify(about, null, 2)}\n`);
      this.#log.info(`Installed ${about.version}`);
    } catch (error) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      throw cancel.signal.aborted ? new Cancelled() : error;
    } finally {
      listening.dispose();
    }
  }

  /** Run one step; the log has what it prints.  Resolves to the lines. */
  async #step(program: string, args: readonly string[], signal: AbortSignal, report: (message: string) => void): Promise<string[]> {
    const { code, lines } = await run(program, args, {
      cwd: homedir(),
      environment: { PIP_USER: "0", PYTHONSAFEPATH: "1" },
      signal,
      onLine: (line) => {
        this.#log.info(line);
        const news = doing(line);
        if (news) report(news);
      },
    });
    if (signal.aborted) throw new Cancelled();
    if (code !== 0) throw new Failed(failure(lines));
    return [...lines];
  }

  /** The first Python that can do it. */
  async #python(signal: AbortSignal): Promise<Python> {
    const found: Python[] = [];
    for (const call of calls(process.platform)) {
      const { code, lines } = await run(call.command, [...call.arguments, "-c", PROBE], { signal, timeout: 20_000, cwd: homedir() });
      if (signal.aborted) throw new Cancelled();
      const said = code === 0 ? python(call, lines.join("\n")) : undefined;
      if (!said) continue;
      this.#log.info(`${command(call)}: Python ${said.version.join(".")}${said.venv ? "" : ", without venv"}`);
      if (serves(said)) return said;
      found.push(said);
    }
    throw new Failed(wanting(found, process.platform), true);
  }

  async #explain(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    this.#log.error(`newsls was not installed: ${message}`);
    const getPython = "Get Python";
    const actions = error instanceof Failed && error.needsPython ? [getPython] : ["Try Again"];
    const chosen = await window.showErrorMessage(`newsls was not installed. ${message}`, ...actions, "Show Log");
    if (chosen === getPython) await env.openExternal(Uri.parse(PYTHON));
    if (chosen === "Try Again") await commands.executeCommand("newsls.install");
    if (chosen === "Show Log") this.#log.show();
  }
}

/** What is to be installed: a requirement, or the path of a wheel that is there. */
function wanted(): string {
  const chosen = workspace.getConfiguration("newsls").get("install.source", "newsls").trim() || "newsls";
  const source = expanded(chosen, { windows: WINDOWS, home: homedir() });
  if (source.startsWith("-")) throw new Failed("The setting newsls.install.source must be a requirement or a path.");
  if (/[\\/]|\.whl$/i.test(source) && !/^[\w.[\],-]+\s*@/.test(source) && !existsSync(source)) {
    throw new Failed(`The setting newsls.install.source names “${basename(source)}”, and there is no such file.`);
  }
  return source;
}

function command(call: Call): string {
  return [call.command, ...call.arguments].join(" ");
}
