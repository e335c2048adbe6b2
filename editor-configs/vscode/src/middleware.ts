/** Where the editor does something else with the server's messages than the client would by itself. */

import { Uri } from "vscode";
import type { Middleware } from "vscode-languageclient/node";

import type { Choice } from "./choices.ts";
import { FACT_SHEET, type FactSheets } from "./factSheet.ts";
import { showMentions } from "./figures.ts";
import { forServer } from "./options.ts";
import { type PlainPosition, type PlainRange, positionOf } from "./places.ts";
import type { Status } from "./status.ts";
import { SUMMARISE, type Summaries } from "./summary.ts";

const SHOW_MENTIONS = "newsls.showMentions";

/** The parts of the extension that the middleware needs; they exist once it is called. */
export interface Parts {
  readonly status: Status;
  readonly summaries: Summaries;
  readonly factSheets: FactSheets;
}

export function middleware(parts: () => Parts): Middleware {
  return {
    workspace: {
      configuration: async (params, token, next) => {
        const values = await next(params, token);
        return Array.isArray(values) ? values.map(forServer) : values;
      },
    },
    provideDiagnostics: (document, previous, token, next) =>
      parts().status.reading(document, token, async () => next(document, previous, token)),
    executeCommand: async (command, args, next) => {
      const [uri, options] = args as [unknown, unknown];
      if (typeof uri === "string") {
        const wanted = (typeof options === "object" && options !== null ? options : {}) as Wanted;
        if (command === SUMMARISE && (wanted.ask || wanted.show)) {
          await parts().summaries.run(Uri.parse(uri), wanted.range, wanted.ask ? undefined : chosen(wanted));
          return undefined;
        }
        if (command === FACT_SHEET && wanted.show) {
          await parts().factSheets.show(Uri.parse(uri), wanted.format, wanted.range);
          return undefined;
        }
        if (command === SHOW_MENTIONS && isPosition(options)) {
          await showMentions(Uri.parse(uri), positionOf(options));
          return undefined;
        }
      }
      return next(command, args) as Promise<unknown>;
    },
  };
}

interface Wanted extends Choice {
  readonly ask?: boolean;
  readonly show?: boolean;
  readonly range?: PlainRange;
  readonly format?: string;
}

/** The length and style of a summary that is to be shown; undefined where none was chosen, so that it is asked for. */
function chosen({ sentences, words, characters, style }: Wanted): Choice | undefined {
  const choice = { sentences, words, characters, style };
  const given = Object.entries(choice).filter(([, value]: [string, unknown]) => value !== undefined && value !== null);
  return given.length ? Object.fromEntries(given) : undefined;
}

function isPosition(value: unknown): value is PlainPosition {
  return typeof value === "object" && value !== null && "line" in value && "character" in value;
}
