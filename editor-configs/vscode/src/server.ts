/**
 * The server's life: found, started, lost and started again, stopped.
 *
 * A run is one process with one client.  A lost run is replaced by a new one, after a wait that grows; the editor keeps
 * the text, and the new client opens every draft again, so nothing that was written is lost.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { createInterface } from "node:readline";
import { commands, type Disposable, EventEmitter, type LogOutputChannel, window, workspace } from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  State as ClientState,
} from "vscode-languageclient/node";

import { Backoff } from "./backoff.ts";
import { SELECTOR } from "./drafts.ts";
import { Tracing } from "./log.ts";
import { find, type Found, type Program } from "./search.ts";

export type State = "starting" | "running" | "waiting" | "stopped" | "missing";

/** Milliseconds that a server has to say goodbye. */
const GOODBYE = 2000;
/** Milliseconds that a new server has to answer for the first time; a cold disk and a virus scanner take their time. */
const FIRST_ANSWER = 60_000;

/** Milliseconds that a writer's command waits for a server that is starting. */
const PATIENCE = 20_000;

/** A client whose errors go to the log alone, without their stacks: the supervisor decides what the writer is told. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data instanceof Error ? data.message : data, false);
  }

  override warn(message: string, data?: unknown): void {
    super.warn(message, data, false);
  }

  override info(message: string, data?: unknown): void {
    super.info(message, data, false);
  }
}

class Run {
  over = false;
  began: number | undefined;

  constructor(
    readonly client: LanguageClient,
    readonly process: ChildProcess,
    readonly program: Program,
  ) {}
}

export class Server implements Disposable {
  readonly #log: LogOutputChannel;
  readonly #tracing: Tracing;
  readonly #middleware: Middleware;
  readonly #environment: () => string | undefined;
  readonly #backoff = new Backoff();
  readonly #changed = new EventEmitter<State>();
  readonly onDidChangeState = this.#changed.event;
  /** Fires where there is no server, or where what was chosen can't be started; with a sentence in the latter case. */
  readonly #missing = new EventEmitter<string | undefined>();
  readonly onDidMiss = this.#missing.event;
  #state: State = "stopped";
  #run: Run | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Starts and stops, one after the other. */
  #queue: Promise<unknown> = Promise.resolve();
  #program: Program | undefined;

  constructor(log: LogOutputChannel, middleware: Middleware, environment: () => string | undefined) {
    this.#log = log;
    this.#tracing = new Tracing(log);
    this.#middleware = middleware;
    this.#environment = environment;
  }

  get state(): State {
    return this.#state;
  }

  /** The client, while the server answers. */
  get client(): LanguageClient | undefined {
    return this.#state === "running" ? this.#run?.client : undefined;
  }

  /** The number of the server's process. */
  get process(): number | undefined {
    return this.#run?.process.pid;
  }

  get program(): Program | undefined {
    return this.#program;
  }

  /** Whether the server has a command; an older one may lack it. */
  has(command: string): boolean {
    return this.client?.initializeResult?.capabilities.executeCommandProvider?.commands.includes(command) ?? false;
  }

  /**
   * Run one of the server's commands, without the middleware; one that is starting is waited for.  Rejects with the
   * server's own sentence.
   */
  async ask<T>(command: string, ...args: unknown[]): Promise<T> {
    await this.#settled();
    const client = this.client;
    if (!client) throw new Error("newsls is not running; “newsls: Restart Server” starts it.");
    try {
      return await client.sendRequest<T>("workspace/executeCommand", { command, arguments: args });
    } catch (error) {
      if (this.client === client) throw error;
      throw new Error("newsls stopped meanwhile, and is being started again; try once more in a moment.", { cause: error });
    }
  }

  /** Once the server runs, or won't; or after a while. */
  #settled(): Promise<void> {
    const isOpen = (): boolean => this.#state === "starting" || this.#state === "waiting";
    if (!isOpen()) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        listening.dispose();
        resolve();
      };
      const timer = setTimeout(done, PATIENCE);
      const listening = this.onDidChangeState(() => {
        if (!isOpen()) done();
      });
    });
  }

  /** Where the server would be started from now. */
  search(): Found {
    const settings = workspace.getConfiguration("newsls");
    const folders = workspace.isTrusted ? (workspace.workspaceFolders ?? []) : [];
    return find(
      {
        path: settings.get("path", ""),
        interpreter: settings.get("interpreter", ""),
        folders: folders.filter(({ uri }) => uri.scheme === "file").map(({ uri }) => uri.fsPath),
        environment: this.#environment(),
      },
      {
        windows: process.platform === "win32",
        home: homedir(),
        path: process.env["PATH"] ?? process.env["Path"] ?? "",
        exists: existsSync,
      },
    );
  }

  /** Start the server, or start it anew; the writer asked for it, so that earlier failures count no more. */
  restart(): Promise<void> {
    this.#backoff.reset();
    this.#abandonStart();
    return this.#inTurn(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  /** Restart where another program is to run now than the one that does. */
  reconsider(): Promise<void> {
    const isRight = (): boolean => {
      const { program } = this.search();
      const runs = this.#run?.over === false ? this.#run.program : undefined;
      return program !== undefined && JSON.stringify(program) === JSON.stringify(runs);
    };
    if (!isRight()) this.#abandonStart();
    return this.#inTurn(async () => {
      if (isRight()) return;
      this.#backoff.reset();
      await this.#stop();
      await this.#start();
    });
  }

  /** Stop the server. */
  stop(): Promise<void> {
    return this.#inTurn(() => this.#stop());
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#tracing.dispose();
    this.#changed.dispose();
    this.#missing.dispose();
  }

  /** A start that may hang is not waited for. */
  #abandonStart(): void {
    if (this.#state !== "starting" || !this.#run) return;
    this.#run.over = true;
    this.#run.process.kill("SIGKILL");
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(work);
    this.#queue = done.catch((error: unknown) => {
      this.#log.error(error instanceof Error ? error.message : String(error));
    });
    return done;
  }

  async #start(): Promise<void> {
    const { program, problem } = this.search();
    this.#program = program;
    if (!program) {
      this.#log.warn(problem ?? "No newsls was found.");
      this.#enter("missing");
      this.#missing.fire(problem);
      return;
    }
    this.#enter("starting");
    this.#log.info(`Starting ${[program.command, ...program.arguments].join(" ")} (${program.origin})`);
    let child: ChildProcess;
    try {
      child = await started(program);
    } catch (error) {
      this.#log.error(`It could not be started: ${(error as Error).message}`);
      this.#lost(0);
      return;
    }
    const run = new Run(this.#newClient(child), child, program);
    this.#run = run;
    const lost = (): void => {
      if (run.over) return;
      run.over = true;
      this.#lost(run.began === undefined ? 0 : Date.now() - run.began);
      void ended(child);
    };
    child.once("exit", (code, signal) => {
      this.#log.info(`The server ended (${signal ?? `exit code ${code}`}).`);
      if (run.began === undefined) lost(); // afterwards the connection says so, when all that came was read
    });
    run.client.onDidChangeState(({ newState }) => {
      if (newState === ClientState.Stopped || newState === ClientState.StartFailed) lost();
    });
    const late = setTimeout(() => {
      this.#log.error("The server did not answer.");
      child.kill();
    }, FIRST_ANSWER);
    try {
      await run.client.start();
      if (run.over) return;
      run.began = Date.now();
      const server = run.client.initializeResult?.serverInfo;
      this.#log.info(`Running: ${server?.name ?? "a server"} ${server?.version ?? ""}`);
      this.#enter("running");
    } catch {
      lost();
    } finally {
      clearTimeout(late);
    }
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#timer);
    const run = this.#run;
    this.#run = undefined;
    if (run && !run.over) {
      run.over = true;
      try {
        await run.client.dispose(GOODBYE);
      } catch {
        // It said no goodbye; its process is ended below.
      }
    }
    if (run) await ended(run.process);
    this.#enter("stopped");
  }

  #lost(ran: number): void {
    const { wait, tell } = this.#backoff.lost(ran);
    if (wait === undefined) {
      this.#log.error("The server was lost too often; newsls: Restart Server starts it again.");
      this.#enter("stopped");
    } else {
      this.#log.warn(`The server was lost; starting it again in ${wait / 1000} s.`);
      this.#enter("waiting");
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        void this.#inTurn(async () => {
          if (this.#state === "waiting") await this.#start();
        });
      }, wait);
    }
    if (tell) void this.#tell(ran > 0);
  }

  async #tell(ran: boolean): Promise<void> {
    const what = ran ? "keeps stopping" : "does not start";
    const message = `newsls ${what}. Your text is safe; there are no checks until it runs. The log says more.`;
    const chosen = await window.showWarningMessage(message, "Restart", "Show Log");
    if (chosen === "Restart") await commands.executeCommand("newsls.restart");
    if (chosen === "Show Log") this.#log.show();
  }

  #enter(state: State): void {
    this.#state = state;
    void commands.executeCommand("setContext", "newsls.running", state === "running");
    this.#changed.fire(state);
  }

  #newClient(child: ChildProcess): LanguageClient {
    const options: LanguageClientOptions = {
      documentSelector: SELECTOR,
      outputChannel: this.#log,
      traceOutputChannel: this.#tracing,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      markdown: { isTrusted: false, supportHtml: false },
      middleware: this.#middleware,
      diagnosticPullOptions: { onChange: true, onSave: false, onFocus: false },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({ action: CloseAction.DoNotRestart, handled: true, message: "The connection is closed." }),
      },
      stdioOptions: {
        stdout: () => undefined,
        stderr: (input) => {
          createInterface({ input, crlfDelay: Infinity }).on("line", (line) => {
            this.#log.info(line);
          });
        },
      },
    };
    return new QuietClient("newsls", "newsls", () => Promise.resolve(child), options);
  }
}

/** A new process, once it runs; it works in no folder of the writer's, so that nothing there is imported. */
function started({ command, arguments: args }: Program): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd: homedir(),
      env: { ...process.env, PYTHONUTF8: "1", PYTHONSAFEPATH: "1" },
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    child.once("spawn", () => {
      child.removeListener("error", reject);
      child.on("error", () => undefined); // what fails later, the connection says
      child.stdin.on("error", () => undefined);
      resolve(child);
    });
    child.once("error", reject);
  });
}

/** Once a process has ended: by itself, or ended by us after a moment. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    const timer = setTimeout(() => child.kill("SIGKILL"), GOODBYE);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    child.stdin?.end();
  });
}
