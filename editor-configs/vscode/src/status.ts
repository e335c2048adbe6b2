/** The status item: findings, words and reading time of the draft that is shown; what the server is at. */

import {
  type CancellationToken,
  type Disposable,
  languages,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  type TextDocument,
  ThemeColor,
  type Uri,
  window,
  workspace,
} from "vscode";

import { activeDraft } from "./drafts.ts";
import type { Server } from "./server.ts";
import { spoken, type Standing, standing, type Statistics } from "./words.ts";

const STATISTICS = "newsls.statistics";
/** Milliseconds of quiet before words are counted, and of reading before the spinner turns. */
const QUIET = 300;

const ACTIONS = [
  ["Problems", "workbench.actions.view.problems"],
  ["Summarise…", "newsls.summariseDraft"],
  ["Fact-check sheet…", "newsls.showFactSheet"],
  ["Figures…", "newsls.showFigures"],
  ["All actions…", "newsls.showMenu"],
] as const;

export class Status implements Disposable {
  readonly #item: StatusBarItem;
  readonly #server: Server;
  readonly #reading = new Map<string, number>();
  /** Drafts that were read at least once. */
  readonly #read = new Set<string>();
  readonly #counted = new Map<string, Statistics>();
  readonly #registered: Disposable[];
  #spinner: NodeJS.Timeout | undefined;
  #counting: NodeJS.Timeout | undefined;
  #spins = false;
  #installing = false;

  constructor(server: Server) {
    this.#server = server;
    this.#item = window.createStatusBarItem("newsls.status", StatusBarAlignment.Right, 90);
    this.#item.name = "newsls";
    this.#item.command = "newsls.showMenu";
    this.#registered = [
      this.#item,
      server.onDidChangeState((state) => {
        if (state !== "running") {
          this.#reading.clear();
          this.#read.clear();
          this.#counted.clear();
        }
        this.#refresh();
        this.#count();
      }),
      window.onDidChangeActiveTextEditor(() => {
        this.#refresh();
        this.#count();
      }),
      languages.onDidChangeDiagnostics(({ uris }) => {
        const draft = activeDraft()?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === draft)) this.#refresh();
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === activeDraft()?.document) this.#count();
      }),
      workspace.onDidCloseTextDocument((document) => {
        this.#reading.delete(document.uri.toString());
        this.#read.delete(document.uri.toString());
        this.#counted.delete(document.uri.toString());
      }),
    ];
    this.#refresh();
  }

  /** What the item says, for tests. */
  get text(): string {
    return this.#item.text;
  }

  /** The item says that newsls is being installed while `work` goes on. */
  async installing(work: () => Promise<void>): Promise<void> {
    this.#installing = true;
    this.#refresh();
    try {
      await work();
    } finally {
      this.#installing = false;
      this.#refresh();
    }
  }

  /** The spinner turns while `work` goes on, if that takes a moment. */
  async reading<T>(document: TextDocument | Uri, token: CancellationToken, work: () => Promise<T>): Promise<T> {
    const key = ("uri" in document ? document.uri : document).toString();
    this.#reading.set(key, (this.#reading.get(key) ?? 0) + 1);
    this.#turn();
    if (!this.#read.has(key)) this.#refresh();
    try {
      return await work();
    } finally {
      if (!token.isCancellationRequested) this.#read.add(key);
      const left = (this.#reading.get(key) ?? 1) - 1;
      if (left > 0) this.#reading.set(key, left);
      else this.#reading.delete(key);
      this.#turn();
      this.#refresh();
    }
  }

  dispose(): void {
    clearTimeout(this.#spinner);
    clearTimeout(this.#counting);
    for (const one of this.#registered) one.dispose();
  }

  #turn(): void {
    const draft = activeDraft()?.document.uri.toString();
    const busy = draft !== undefined && this.#reading.has(draft);
    if (busy && !this.#spins) {
      this.#spinner ??= setTimeout(() => {
        this.#spinner = undefined;
        this.#spins = true;
        this.#refresh();
      }, QUIET);
    } else if (!busy) {
      clearTimeout(this.#spinner);
      this.#spinner = undefined;
      if (this.#spins) {
        this.#spins = false;
        this.#refresh();
      }
    }
  }

  #count(): void {
    clearTimeout(this.#counting);
    const document = activeDraft()?.document;
    if (!document || !this.#server.has(STATISTICS)) return;
    this.#counting = setTimeout(() => {
      void (async () => {
        const uri = document.uri.toString();
        try {
          const statistics = await this.#server.ask<Statistics>(STATISTICS, uri);
          if (document.isClosed) return;
          this.#counted.set(uri, statistics);
          this.#refresh();
        } catch {
          // The draft was closed, or the server lost; the item does without.
        }
      })();
    }, QUIET);
  }

  #refresh(): void {
    const document = activeDraft()?.document;
    if (!document) {
      this.#item.hide();
      return;
    }
    const uri = document.uri;
    const first = this.#reading.has(uri.toString()) && !this.#read.has(uri.toString());
    const now: Standing = {
      state: this.#installing && this.#server.state !== "running" ? "installing" : this.#server.state,
      busy: this.#spins,
      findings: first ? undefined : languages.getDiagnostics(uri).filter(({ source }) => source === "newsls").length,
      statistics: this.#counted.get(uri.toString()),
    };
    this.#item.text = standing(now);
    this.#item.accessibilityInformation = { label: spoken(now), role: "button" };
    this.#item.tooltip = this.#tooltip(now);
    const wrong = now.state === "stopped" || now.state === "missing";
    this.#item.backgroundColor = wrong ? new ThemeColor("statusBarItem.warningBackground") : undefined;
    this.#item.show();
  }

  #tooltip({ state, statistics }: Standing): MarkdownString {
    const commands: readonly (readonly [string, string])[] =
      state === "running"
        ? ACTIONS
        : state === "missing"
          ? [["Install newsls", "newsls.install"]]
          : [["Restart", "newsls.restart"], ["Show log", "newsls.showLog"]]; // prettier-ignore
    const tooltip = new MarkdownString(undefined, true);
    tooltip.isTrusted = { enabledCommands: commands.map(([, command]) => command) };
    if (state === "running" && statistics) {
      const { words, sentences, paragraphs, minutes } = statistics;
      const numbers = [words, sentences, paragraphs, minutes].map((number) => number.toLocaleString("en-GB"));
      tooltip.appendMarkdown(`| | |\n|:--|--:|\n| Words | ${numbers[0]} |\n| Sentences | ${numbers[1]} |\n`);
      tooltip.appendMarkdown(`| Paragraphs | ${numbers[2]} |\n| Minutes to read | ${numbers[3]} |\n\n`);
    }
    tooltip.appendMarkdown(commands.map(([title, command]) => `[${title}](command:${command})`).join(" · "));
    return tooltip;
  }
}
