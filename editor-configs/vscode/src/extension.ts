/** The extension's beginning and end: its parts, put together. */

import { commands, type Disposable, type ExtensionContext, Uri, window, workspace } from "vscode";
import { type LanguageClient, LSPErrorCodes, ResponseError } from "vscode-languageclient/node";

import type { Choice } from "./choices.ts";
import { activeDraft, follow } from "./drafts.ts";
import { FactSheets } from "./factSheet.ts";
import { showFigures } from "./figures.ts";
import { fixAll } from "./fixes.ts";
import { Installer } from "./install.ts";
import { makeLog } from "./log.ts";
import { showMenu } from "./menu.ts";
import { middleware, type Parts } from "./middleware.ts";
import { Missing } from "./missing.ts";
import { Server, type State } from "./server.ts";
import { Status } from "./status.ts";
import { Summaries, SUMMARISE, type Summary } from "./summary.ts";

/** What other extensions, and the tests, may use. */
export interface Api {
  /** The client of the server that answers now. */
  readonly client: LanguageClient | undefined;
  readonly state: State;
  /** The number of the server's process. */
  readonly process: number | undefined;
  readonly status: { readonly text: string };
  /** The first start: over once the server answers, or there is none. */
  readonly ready: Promise<void>;
}

let server: Server | undefined;

export function activate(context: ExtensionContext): Api {
  const log = makeLog();
  const installer = new Installer(context.globalStorageUri, log);
  const following = follow();
  const running: Server = new Server(
    log,
    middleware(() => parts),
    () => installer.environment(),
  );
  server = running;
  const parts: Parts = {
    status: new Status(running),
    summaries: new Summaries(running, context.globalState),
    factSheets: new FactSheets(running),
  };
  const missing = new Missing(installer, log, context.extensionUri);

  const add = (...disposables: Disposable[]): void => void context.subscriptions.push(...disposables);
  add(following, log, parts.status, parts.summaries, parts.factSheets, running);
  const command = (name: string, run: (argument?: unknown) => unknown): void =>
    add(commands.registerCommand(`newsls.${name}`, (argument?: unknown) => told(() => run(argument))));

  command("summariseDraft", (choice) => parts.summaries.summarise("draft", choiceOf(choice)));
  command("summariseSelection", (choice) => parts.summaries.summarise("selection", choiceOf(choice)));
  command("insertDescription", () => insertDescription(running));
  command("copySummary", (address) => parts.summaries.copy(uriOf(address)));
  command("insertSummary", (address) => parts.summaries.insert(uriOf(address)));
  command("showSummarySentences", (address) => parts.summaries.list(uriOf(address)));
  command("clearSummary", () => parts.summaries.clear());
  command("showFactSheet", (format) => parts.factSheets.showActive(formatOf(format)));
  command("showFigures", () => showFigures(running));
  command("fixAll", () => fixAll());
  command("showMenu", () => showMenu(running));
  command("restart", () => running.restart());
  command("showLog", () => log.show());
  command("install", () => parts.status.installing(() => missing.install(running)));
  command("chooseProgram", () => missing.choose());
  command("showHelp", () => missing.showHelp());

  add(
    running.onDidMiss((problem) => void missing.tell(problem)),
    workspace.onDidChangeConfiguration((event) => {
      const names = ["newsls.path", "newsls.interpreter"];
      if (names.some((name) => event.affectsConfiguration(name))) void running.reconsider();
    }),
    workspace.onDidGrantWorkspaceTrust(() => void running.reconsider()),
    workspace.onDidChangeWorkspaceFolders(() => void running.reconsider()),
  );
  const ready = running.restart();
  void ready.then(() => installer.tidy());

  return {
    get client() {
      return running.client;
    },
    get state() {
      return running.state;
    },
    get process() {
      return running.process;
    },
    status: parts.status,
    ready,
  };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** Run a command; what goes wrong is told in the server's own sentence. */
async function told(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return; // called off by the writer
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

async function insertDescription(running: Server): Promise<void> {
  const document = activeDraft()?.document;
  if (!document) return;
  const options = { style: "description", front_matter: true };
  const { text, note } = await running.ask<Summary>(SUMMARISE, document.uri.toString(), options);
  if (note ?? !text) void window.showInformationMessage(note ?? "There is nothing to describe here yet.");
}

/** The argument of a summary's command: given by a key binding, undefined from the palette and the menus. */
function choiceOf(argument: unknown): Choice | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const known = ["sentences", "words", "characters", "style"];
  return Object.keys(argument).some((key) => known.includes(key)) ? argument : undefined;
}

/** The address of a shown summary, which its buttons give. */
function uriOf(argument: unknown): Uri | undefined {
  return argument instanceof Uri ? argument : undefined;
}

function formatOf(argument: unknown): string | undefined {
  if (typeof argument === "string") return argument;
  const format = typeof argument === "object" && argument !== null && "format" in argument ? argument.format : undefined;
  return typeof format === "string" ? format : undefined;
}
