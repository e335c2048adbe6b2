/** The extension's log: what happened to the server, never what a draft says, unless a trace is asked for. */

import { EventEmitter, LogLevel, type LogOutputChannel, type ViewColumn, window, workspace } from "vscode";

export function makeLog(): LogOutputChannel {
  return window.createOutputChannel("newsls", { log: true });
}

/**
 * Where the language client writes its trace: the log, at the level of what is always shown, and nothing at all unless
 * `newsls.trace.server` asks for it.  The client looks at the level of this channel to decide whether to trace.
 */
export class Tracing implements LogOutputChannel {
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<LogLevel>();
  readonly onDidChangeLogLevel = this.#changed.event;
  readonly #watching = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("newsls.trace.server")) this.#changed.fire(this.logLevel);
  });

  constructor(log: LogOutputChannel) {
    this.#log = log;
  }

  get name(): string {
    return this.#log.name;
  }

  get logLevel(): LogLevel {
    const asked = workspace.getConfiguration("newsls").get<string>("trace.server", "off");
    return asked === "off" ? LogLevel.Off : LogLevel.Trace;
  }

  trace(message: string): void {
    if (this.logLevel === LogLevel.Trace) this.#log.info(message);
  }

  debug(message: string): void {
    this.#log.debug(message);
  }

  info(message: string): void {
    this.#log.info(message);
  }

  warn(message: string): void {
    this.#log.warn(message);
  }

  error(error: string | Error): void {
    this.#log.error(error);
  }

  append(value: string): void {
    this.trace(value);
  }

  appendLine(value: string): void {
    this.trace(value);
  }

  replace(value: string): void {
    this.trace(value);
  }

  clear(): void {
    // The log stays as it is.
  }

  show(column?: ViewColumn | boolean, preserveFocus?: boolean): void {
    this.#log.show(typeof column === "boolean" ? column : preserveFocus);
  }

  hide(): void {
    this.#log.hide();
  }

  dispose(): void {
    this.#watching.dispose();
    this.#changed.dispose();
  }
}
