/** The fact-check sheet, beside the draft. */

import { type Disposable, languages, type QuickPickItem, type Uri, window } from "vscode";

import { activeDraft } from "./drafts.ts";
import type { PlainRange } from "./places.ts";
import { Results } from "./results.ts";
import type { Server } from "./server.ts";

export const FACT_SHEET = "newsls.factSheet";
export const SCHEME = "newsls-facts";

interface Format extends QuickPickItem {
  readonly format: string;
  readonly suffix: string;
  readonly language: string;
}

const FORMATS: readonly Format[] = [
  { label: "Markdown", description: "a list with boxes to tick", format: "markdown", suffix: "md", language: "markdown" },
  { label: "Plain text", description: "to read and to print", format: "text", suffix: "txt", language: "plaintext" },
  { label: "CSV", description: "for a spreadsheet", format: "csv", suffix: "csv", language: "csv" },
  { label: "JSON", description: "for another program", format: "json", suffix: "json", language: "json" },
];

export class FactSheets implements Disposable {
  readonly #server: Server;
  readonly #results = new Results<{ readonly text: string }>(
    SCHEME,
    "Fact-check sheet of",
    "This sheet was made in an earlier session. “newsls: Show Fact-Check Sheet…” makes a new one.\n",
  );

  constructor(server: Server) {
    this.#server = server;
  }

  /** Show the sheet of the active draft; asks for the format unless it is given. */
  async showActive(format?: string): Promise<void> {
    const editor = activeDraft();
    if (editor) await this.show(editor.document.uri, format);
    else void window.showInformationMessage("Open a draft to see its fact-check sheet: plain text, Markdown or HTML.");
  }

  /** Show the sheet of a draft, or of the sentences of a part of it. */
  async show(draft: Uri, given?: string, range?: PlainRange): Promise<void> {
    const placeHolder = "As what? Saving it keeps it.";
    const chosen =
      FORMATS.find(({ format }) => format === given) ??
      (await window.showQuickPick(FORMATS, { title: "Fact-check sheet", placeHolder }));
    if (!chosen) return;
    const { format, suffix } = chosen;
    const options = { format, ...(range && { range }) };
    const made = await this.#server.ask<{ readonly text: string }>(FACT_SHEET, draft.toString(), options);
    await this.#results.show(draft, { text: made.text }, suffix, await known(chosen.language));
  }

  dispose(): void {
    this.#results.dispose();
  }
}

/** A language that the editor knows: it has none for CSV by itself. */
async function known(language: string): Promise<string> {
  return (await languages.getLanguages()).includes(language) ? language : "plaintext";
}
