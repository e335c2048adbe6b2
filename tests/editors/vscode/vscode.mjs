/**
 * A VS Code of the tests' own: code-server's server with the packaged extension installed, and Chromium before it.
 *
 * Nothing is read or written outside the folder it is given.
 */

import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { chromium } from "playwright-core";

const CODE = path.join(
  path.dirname(createRequire(import.meta.url).resolve("code-server/package.json")),
  "lib",
  "vscode",
);

/** What a writer would have in their settings, but for what would make a test depend on more than newsls. */
const SETTINGS = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "files.autoSave": "off",
  "editor.wordWrap": "on",
  "editor.minimap.enabled": false,
  "breadcrumbs.enabled": false,
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "editor.semanticHighlighting.enabled": true,
  "newsls.trace.server": "messages",
};

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const SERVER = [
  "--host",
  "127.0.0.1",
  "--port",
  "0",
  "--without-connection-token",
  "--accept-server-license-terms",
  "--disable-telemetry",
  "--disable-workspace-trust",
];

/** Run a program of code-server's to its end; what it said, or an error that says it. */
function run(file, folders, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(CODE, "out", file), ...folders, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (said += text));
    }
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve(said) : reject(new Error(`${file} ended with ${code}\n${said}`))));
  });
}

/** Start the server; the port it listens on, and how to stop it. */
function serve(args, log) {
  return new Promise((resolve, reject) => {
    // A process group of its own, so that its extension hosts and their language servers end with it.
    const child = spawn(process.execPath, [path.join(CODE, "out", "server-main.js"), ...SERVER, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
      env: { ...process.env, VSCODE_CLI: "1" }, // as the command `code` says it: keep this environment, ask no shell
    });
    const kept = createWriteStream(log, { flags: "a" });
    let said = "";
    const stop = () => {
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`VS Code did not start within two minutes\n${said}`));
    }, 120_000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        kept.write(text);
        said += text;
        const listening = /listening on (\d+)/.exec(said);
        if (listening) {
          clearTimeout(timer);
          resolve({ port: Number(listening[1]), pid: child.pid, stop });
        }
      });
    }
    child.on("error", reject);
    child.on("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`VS Code ended with ${code} as it started\n${said}`));
    });
  });
}

/**
 * Start VS Code on a folder.
 *
 * `work` is the folder for everything it writes, `vsix` the extension, `chrome` the browser's path, `log` the file for
 * what the server says, `flags` are for the server.  Gives the port and process id of VS Code's server, a page not yet
 * opened, and `stop`.
 */
export async function start({ work, vsix, chrome, log }, ...flags) {
  const settings = path.join(work, "user", "Machine");
  mkdirSync(settings, { recursive: true });
  writeFileSync(path.join(settings, "settings.json"), JSON.stringify(SETTINGS, null, 2));
  mkdirSync(path.join(work, "user", "User"), { recursive: true });
  writeFileSync(path.join(work, "user", "User", "settings.json"), JSON.stringify(SETTINGS, null, 2));
  const folders = [
    ["--server-data-dir", "server"],
    ["--user-data-dir", "user"],
    ["--extensions-dir", "extensions"],
  ].flatMap(([flag, name]) => [flag, path.join(work, name)]);
  await run("server-main.js", folders, ["--install-extension", vsix, "--force"]);
  const server = await serve([...folders, ...flags], log);
  process.on("SIGTERM", () => {
    server.stop();
    process.exit(143); // Playwright ends the browser
  });
  const browser = await chromium.launch({ executablePath: chrome, args: FLAGS, timeout: 120_000 }).catch((error) => {
    server.stop();
    throw error;
  });
  const stop = async () => {
    await browser.close().catch(() => undefined);
    server.stop();
  };
  const page = await browser.newPage({
    viewport: { width: 1120, height: 700 },
    deviceScaleFactor: 2,
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  page.setDefaultTimeout(60_000);
  return { port: server.port, pid: server.pid, page, stop };
}

/** The address of VS Code with `folder` open, and what else it is to be told at its start. */
export function address(port, folder, payload = []) {
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}

/** The address by which the page knows a file of this machine. */
export function remote(port, file) {
  return `vscode-remote://127.0.0.1:${port}${file}`;
}
