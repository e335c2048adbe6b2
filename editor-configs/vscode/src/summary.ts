/** Summaries: asked for, shown beside the draft, copied, inserted, and their sentences found again in the draft. */

import {
  CodeLens,
  commands,
  type DecorationOptions,
  type Disposable,
  env,
  languages,
  MarkdownString,
  type Memento,
  OverviewRulerLane,
  Position,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  type TextDocument,
  ThemeColor,
  Uri,
  window,
  workspace,
} from "vscode";

import { type Choice, GROUPS, named, read, remembered, same, type Style } from "./choices.ts";
import { activeDraft } from "./drafts.ts";
import { placed } from "./inserting.ts";
import { goTo, open, type PlainRange, plain, rangeOf, reveal } from "./places.ts";
import { Results } from "./results.ts";
import type { Server } from "./server.ts";
import { counted } from "./words.ts";

export const SUMMARISE = "newsls.summarise";
export const SCHEME = "newsls-summary";
const LAST = "summary.choice";

interface Sentence {
  readonly range: PlainRange;
  readonly text: string;
  readonly score: number;
  readonly reason: string;
}

/** What `newsls.summarise` returns. */
export interface Summary {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly note?: string;
}

interface Made extends Summary {
  readonly draft: Uri;
  /** The version of the draft that the ranges are of. */
  readonly version: number;
  readonly choice: Choice;
  readonly range: PlainRange | undefined;
}

interface Offer extends QuickPickItem {
  readonly choice?: Choice;
  /** The style for which another length is to be typed. */
  readonly style?: Style;
}

export class Summaries implements Disposable {
  readonly #server: Server;
  readonly #memory: Memento;
  readonly #results = new Results<Made>(
    SCHEME,
    "Summary of",
    "This summary was made in an earlier session. “newsls: Summarise Draft…” makes a new one.\n",
  );
  readonly #mark = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor("newsls.summarySentenceBackground"),
    overviewRulerColor: new ThemeColor("newsls.summarySentenceBackground"),
    overviewRulerLane: OverviewRulerLane.Center,
  });
  /** The summary whose sentences are highlighted. */
  #shown: Made | undefined;
  readonly #registered: Disposable[];

  constructor(server: Server, memory: Memento) {
    this.#server = server;
    this.#memory = memory;
    this.#registered = [
      this.#results,
      this.#mark,
      languages.registerCodeLensProvider({ scheme: SCHEME }, { provideCodeLenses: (document) => this.#lenses(document) }),
      window.onDidChangeVisibleTextEditors(() => this.#paint()),
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          const uri = typeof input === "object" && input !== null && "uri" in input ? input.uri : undefined;
          if (uri instanceof Uri && uri.scheme === SCHEME && !this.#isShown(uri)) this.#close(uri);
        }
      }),
    ];
  }

  /** Summarise the active draft, or what is selected in it; asks for length and style unless they are given. */
  async summarise(part: "draft" | "selection", given?: Choice): Promise<void> {
    const editor = activeDraft();
    if (!editor) {
      void window.showInformationMessage("Open a draft to summarise it: plain text, Markdown or HTML.");
      return;
    }
    if (part === "selection" && editor.selection.isEmpty) {
      void window.showInformationMessage("Select what is to be summarised.");
      return;
    }
    const range = part === "selection" ? plain(editor.selection) : undefined;
    await this.run(editor.document.uri, range, given);
  }

  /** Summarise a draft or a part of it, and show the summary. */
  async run(draft: Uri, range?: PlainRange, given?: Choice): Promise<void> {
    const choice = given ?? (await this.#choose(range ? "the selection" : "the draft"));
    if (!choice) return;
    if (!given) await this.#memory.update(LAST, choice);
    const made = await this.#make(draft, choice, range);
    if (!made.text) {
      void window.showInformationMessage(made.note ?? "There is nothing to summarise here yet.");
      return;
    }
    await this.#results.show(draft, { ...made, text: `${made.text}\n` }, "md", "markdown");
    this.#highlight(made);
    if (made.note) void window.showInformationMessage(made.note);
  }

  /** Copy the summary that is shown. */
  async copy(address?: Uri): Promise<void> {
    const made = this.#at(address);
    if (!made) return;
    await env.clipboard.writeText(made.text.trim());
    void window.setStatusBarMessage("$(check) The summary is on the clipboard", 4000);
  }

  /** Write the summary that is shown at the cursor of its draft; one step to undo. */
  async insert(address?: Uri): Promise<void> {
    const made = this.#at(address);
    if (!made) return;
    const editor = await open(made.draft);
    const { line, character, text } = placed(editor.document.getText(), editor.selection.active, made.text.trim());
    const options = { undoStopBefore: true, undoStopAfter: true };
    const done = await editor.edit((edit) => edit.insert(new Position(line, character), text), options);
    if (!done) void window.showWarningMessage("The summary could not be inserted: the draft is read-only.");
  }

  /** List the summary's sentences with why each was chosen; moving through the list moves through the draft. */
  async list(address?: Uri): Promise<void> {
    const found = this.#at(address) ?? this.#shown;
    if (!found) return;
    const made = await this.#fresh(found);
    const editor = await open(made.draft);
    this.#highlight(made);
    const before = editor.visibleRanges[0];
    const items = made.sentences.map((sentence) => ({
      label: sentence.text,
      detail: `Line ${sentence.range.start.line + 1}: ${sentence.reason}`,
      sentence,
    }));
    const pick = window.createQuickPick<(typeof items)[number]>();
    pick.title = `${counted(items.length, "sentence")} of the summary, and why`;
    pick.placeholder = "Enter goes to the sentence";
    pick.matchOnDetail = true;
    pick.items = items;
    let chosen = false;
    pick.onDidChangeActive(([item]) => {
      if (item) reveal(editor, rangeOf(item.sentence.range));
    });
    pick.onDidAccept(() => {
      const item = pick.activeItems[0];
      if (!item) return;
      chosen = true;
      pick.hide();
      goTo(editor, rangeOf(item.sentence.range));
    });
    pick.onDidHide(() => {
      if (!chosen && before) editor.revealRange(before);
      pick.dispose();
    });
    pick.show();
  }

  /** Take the highlights away. */
  clear(): void {
    this.#shown = undefined;
    this.#paint();
    void commands.executeCommand("setContext", "newsls.hasSummary", false);
  }

  dispose(): void {
    for (const one of this.#registered) one.dispose();
  }

  async #make(draft: Uri, choice: Choice, range: PlainRange | undefined): Promise<Made> {
    const document = await workspace.openTextDocument(draft);
    const { version } = document;
    const made = await this.#server.ask<Summary>(SUMMARISE, draft.toString(), { ...choice, ...(range && { range }) });
    return { ...made, draft, version, choice, range };
  }

  /** The summary with ranges that hold for the draft as it is; one of a part of a draft can't be made anew. */
  async #fresh(made: Made): Promise<Made> {
    const document = await workspace.openTextDocument(made.draft);
    return document.version === made.version || made.range ? made : this.#make(made.draft, made.choice, undefined);
  }

  async #choose(of: string): Promise<Choice | undefined> {
    const last = remembered(this.#memory.get(LAST));
    const offers: Offer[] = [];
    if (last) {
      offers.push({ label: "As before", kind: QuickPickItemKind.Separator });
      offers.push({ label: titled(last), choice: last });
    }
    for (const { title, style, choices, open: typed } of GROUPS) {
      offers.push({ label: title, kind: QuickPickItemKind.Separator });
      for (const choice of choices) {
        if (!last || !same(choice, last)) offers.push({ label: named(choice), description: hint(choice), choice });
      }
      if (typed) offers.push({ label: "Another length…", description: title.toLowerCase(), style });
    }
    const options = { title: `Summarise ${of}`, placeHolder: "How long, and in what form?", matchOnDescription: true };
    const picked = await window.showQuickPick(offers, options);
    if (!picked?.style) return picked?.choice;
    const { style } = picked;
    const typed = await window.showInputBox({
      title: `Summarise ${of}`,
      prompt: "A number of sentences, words or characters, such as “4 sentences” or “120 words”",
      validateInput: (value) => (!value || read(value, style) ? undefined : "For example: 4 sentences, 120 words, 280 characters"),
    });
    return typed ? read(typed, style) : undefined;
  }

  #at(address: Uri | undefined): Made | undefined {
    const uri = address ?? window.activeTextEditor?.document.uri;
    if (uri?.scheme === SCHEME) return this.#results.of(uri);
    // From the palette while the draft has the focus: the summary that is shown of it.
    return this.#shown;
  }

  #highlight(made: Made): void {
    this.#shown = made;
    this.#paint();
    void commands.executeCommand("setContext", "newsls.hasSummary", true);
  }

  #paint(): void {
    const made = this.#shown;
    for (const editor of window.visibleTextEditors) {
      if (editor.document.uri.toString() === made?.draft.toString()) {
        // The editor moves the highlights with the text; it is given them anew only where they still fit.
        if (editor.document.version === made.version) editor.setDecorations(this.#mark, marks(made));
      } else {
        editor.setDecorations(this.#mark, []);
      }
    }
  }

  #isShown(uri: Uri): boolean {
    return window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ input }) => typeof input === "object" && input !== null && "uri" in input && String(input.uri) === uri.toString()),
    );
  }

  #close(uri: Uri): void {
    if (this.#shown?.draft.toString() === uri.query) this.clear();
    this.#results.forget(uri);
  }

  #lenses(document: TextDocument): CodeLens[] {
    const made = this.#results.of(document.uri);
    if (!made) return [];
    const top = new Range(0, 0, 0, 0);
    const words = made.text.split(/\s+/).filter((word) => /\w/.test(word)).length;
    const lens = (title: string, command: string, tooltip: string): CodeLens =>
      new CodeLens(top, { title, command, tooltip, arguments: [document.uri] });
    return [
      lens("$(copy) Copy", "newsls.copySummary", "Copy the summary"),
      lens("$(insert) Insert at cursor", "newsls.insertSummary", "Write the summary at the cursor of the draft"),
      lens("$(list-ordered) Show sentences", "newsls.showSummarySentences", "Where the sentences stand, and why each was chosen"),
      new CodeLens(top, { title: `${counted(words, "word")}, ${counted(made.text.trim().length, "character")}`, command: "" }),
    ];
  }
}

function marks({ sentences }: Made): DecorationOptions[] {
  return sentences.map(({ range, reason }) => ({
    range: rangeOf(range),
    hoverMessage: new MarkdownString().appendText(`In the summary: ${reason}`),
  }));
}

function titled(choice: Choice): string {
  const name = named(choice);
  return choice.style === "paragraph" ? `Paragraph: ${name}` : name;
}

function hint(choice: Choice): string {
  if (choice.style === "lede") return "to stand alone";
  if (choice.style === "description") return "for search engines and social cards";
  return "";
}
