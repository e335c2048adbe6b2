/** What the writer is told where there is no server, and what can be done about it. */

import { commands, ConfigurationTarget, env, type LogOutputChannel, Uri, window, workspace } from "vscode";

import type { Installer } from "./install.ts";
import type { Server } from "./server.ts";

const INSTALL = "Install newsls";
const CHOOSE = "Choose a Program…";
const HELP = "Help";
const SETTINGS = "Open Settings";
const LOG = "Show Log";

/** Offer to install it, once a session; where what somebody chose is wrong, say that. */
export class Missing {
  readonly #installer: Installer;
  readonly #log: LogOutputChannel;
  readonly #help: Uri;
  #offered = false;

  constructor(installer: Installer, log: LogOutputChannel, extension: Uri) {
    this.#installer = installer;
    this.#log = log;
    this.#help = Uri.joinPath(extension, "README.md");
  }

  async tell(problem: string | undefined): Promise<void> {
    if (problem !== undefined) {
      const chosen = await window.showErrorMessage(problem, SETTINGS, LOG);
      if (chosen === SETTINGS) await commands.executeCommand("workbench.action.openSettings", "newsls.path");
      if (chosen === LOG) this.#log.show();
      return;
    }
    if (this.#offered) return;
    this.#offered = true;
    const message =
      "The program newsls, which reads your drafts, is not on this machine yet. Install it? It runs here, and no draft leaves the machine.";
    const chosen = await window.showInformationMessage(message, INSTALL, CHOOSE, HELP);
    if (chosen === INSTALL) await commands.executeCommand("newsls.install");
    if (chosen === CHOOSE) await this.choose();
    if (chosen === HELP) await this.showHelp();
  }

  /** Install, then start what was installed. */
  async install(server: Server): Promise<void> {
    if (!(await this.#installer.install())) return;
    await server.restart();
    if (server.program?.origin === "installed" || server.state === "missing") return;
    const origin = server.program?.origin === "setting" ? "the one that the settings name" : `that of the ${server.program?.origin}`;
    void window.showInformationMessage(`newsls is installed, but another comes first and is used: ${origin}.`);
  }

  /** Let the writer point at a program, and keep that in their settings. */
  async choose(): Promise<void> {
    const chosen = await window.showOpenDialog({ title: "The program newsls", openLabel: "Use This", canSelectMany: false });
    const file = chosen?.[0];
    if (file) await workspace.getConfiguration("newsls").update("path", file.fsPath, ConfigurationTarget.Global);
  }

  /** How to get newsls. */
  async showHelp(): Promise<void> {
    try {
      await commands.executeCommand("markdown.showPreview", this.#help);
    } catch {
      await env.openExternal(this.#help);
    }
  }
}
