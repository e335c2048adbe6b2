/** Texts that newsls made of a draft, shown beside it: read-only, and gone with the window. */

import {
  type Disposable,
  EventEmitter,
  languages,
  type TextDocument,
  type TextDocumentContentProvider,
  type TextEditor,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";

export class Results<T extends { readonly text: string }> implements TextDocumentContentProvider, Disposable {
  readonly #kept = new Map<string, T>();
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registered: Disposable;

  /** `gone` is shown where the editor reopens a text of an earlier session. */
  constructor(
    readonly scheme: string,
    readonly title: string,
    readonly gone: string,
  ) {
    this.#registered = workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#kept.get(uri.query)?.text ?? this.gone;
  }

  /** What was made of the draft that a shown text belongs to. */
  of(uri: Uri): T | undefined {
    return this.#kept.get(uri.query);
  }

  /** The address of the text that belongs to a draft. */
  address(draft: Uri, suffix: string): Uri {
    const name = (draft.path.split("/").pop() ?? "").replace(/\.(md|markdown|txt|html?)$/i, "");
    return Uri.from({ scheme: this.scheme, path: `/${this.title} ${name}.${suffix}`, query: draft.toString() });
  }

  /** Show what was made of a draft in the column beside it, or where it is shown already; the draft keeps the focus. */
  async show(draft: Uri, made: T, suffix: string, language: string): Promise<TextEditor> {
    const uri = this.address(draft, suffix);
    this.#kept.set(uri.query, made);
    this.#changed.fire(uri);
    let document: TextDocument = await workspace.openTextDocument(uri);
    if (document.languageId !== language) document = await languages.setTextDocumentLanguage(document, language);
    const shown = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
    return window.showTextDocument(document, {
      viewColumn: shown?.viewColumn ?? ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  forget(uri: Uri): void {
    this.#kept.delete(uri.query);
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changed.dispose();
  }
}
