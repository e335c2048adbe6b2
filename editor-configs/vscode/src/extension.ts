/** The extension's beginning and end. */

import { commands, type ExtensionContext, workspace } from "vscode";
import type { Middleware } from "vscode-languageclient/node";

import { makeLog } from "./log.ts";
import { forServer } from "./options.ts";
import { Server } from "./server.ts";

let server: Server | undefined;

export async function activate(context: ExtensionContext): Promise<unknown> {
  const log = makeLog();
  const middleware: Middleware = {
    workspace: {
      configuration: async (params, token, next) => {
        const values = await next(params, token);
        return Array.isArray(values) ? values.map(forServer) : values;
      },
    },
  };
  const running = (server = new Server(log, middleware, () => undefined));
  context.subscriptions.push(
    log,
    running,
    commands.registerCommand("newsls.restart", () => running.restart()),
    commands.registerCommand("newsls.showLog", () => log.show()),
    workspace.onDidChangeConfiguration((event) => {
      if (["newsls.path", "newsls.interpreter"].some((name) => event.affectsConfiguration(name))) void running.restart();
    }),
    workspace.onDidGrantWorkspaceTrust(() => running.restart()),
  );
  await running.restart();
  return { server: running };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
