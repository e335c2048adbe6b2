/** The people and bodies of a draft, and where each is named. */

import { commands, Location, type Position, type QuickInputButton, type QuickPickItem, ThemeIcon, type Uri, window } from "vscode";

import { activeDraft } from "./drafts.ts";
import { goTo, open, type PlainRange, rangeOf, reveal } from "./places.ts";
import type { Server } from "./server.ts";
import { counted } from "./words.ts";

const FIGURES = "newsls.figures";

interface Figure {
  readonly kind: string;
  readonly name: string;
  readonly role: string | null;
  readonly mentions: readonly { readonly range: PlainRange }[];
}

interface Item extends QuickPickItem {
  readonly figure: Figure;
}

const PEEK: QuickInputButton = { iconPath: new ThemeIcon("references"), tooltip: "Show every mention" };

/** List the figures of the active draft; choosing one goes to its first mention, its button shows them all. */
export async function showFigures(server: Server): Promise<void> {
  const active = activeDraft();
  if (!active) {
    void window.showInformationMessage("Open a draft to see who is in it: plain text, Markdown or HTML.");
    return;
  }
  const { uri } = active.document;
  const figures = await server.ask<readonly Figure[]>(FIGURES, uri.toString());
  if (!figures.length) {
    void window.showInformationMessage("This draft names nobody yet.");
    return;
  }
  const editor = await open(uri);
  const before = editor.visibleRanges[0];
  const pick = window.createQuickPick<Item>();
  pick.title = `${counted(figures.length, "figure")} in this draft`;
  pick.placeholder = "Enter goes to the first mention; the button shows them all";
  pick.matchOnDescription = true;
  pick.items = figures.map((figure) => ({
    label: `$(${figure.kind === "person" ? "person" : "organization"}) ${figure.name}`,
    description: figure.role ?? "",
    detail: where(figure),
    buttons: [PEEK],
    figure,
  }));
  let done = false;
  pick.onDidChangeActive(([item]) => {
    const first = item?.figure.mentions[0];
    if (first) reveal(editor, rangeOf(first.range));
  });
  const finish = (figure: Figure, then: (at: Position) => void): void => {
    const first = figure.mentions[0];
    if (!first) return;
    done = true;
    pick.hide();
    const range = rangeOf(first.range);
    goTo(editor, range);
    then(range.start);
  };
  pick.onDidAccept(() => {
    const item = pick.activeItems[0];
    if (item) finish(item.figure, () => undefined);
  });
  pick.onDidTriggerItemButton(({ item }) => {
    finish(item.figure, (at) => {
      const places = item.figure.mentions.map(({ range }) => new Location(uri, rangeOf(range)));
      void commands.executeCommand("editor.action.showReferences", uri, at, places);
    });
  });
  pick.onDidHide(() => {
    if (!done && before) editor.revealRange(before);
    pick.dispose();
  });
  pick.show();
}

/** Show the mentions of whoever is named at a position of a draft, in the editor's own list. */
export async function showMentions(uri: Uri, at: Position): Promise<void> {
  const found = await commands.executeCommand<Location[]>("vscode.executeReferenceProvider", uri, at);
  const here = found.filter((location) => location.uri.toString() === uri.toString());
  await commands.executeCommand("editor.action.showReferences", uri, at, here);
}

function where({ mentions }: Figure): string {
  const lines = [...new Set(mentions.map(({ range }) => range.start.line + 1))];
  const more = lines.length > 6 ? `, and ${lines.length - 6} more` : "";
  return `${counted(mentions.length, "mention")}, ${lines.length === 1 ? "line" : "lines"} ${lines.slice(0, 6).join(", ")}${more}`;
}
