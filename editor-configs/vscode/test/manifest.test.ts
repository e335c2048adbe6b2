import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { forServer, OWN } from "../src/options.ts";

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category: string;
}
interface Manifest {
  readonly icon: string;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: readonly { readonly properties: Readonly<Record<string, { readonly scope: string }>> }[];
  };
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const sources = readdirSync("src").map((name) => readFileSync(`src/${name}`, "utf8")).join("\n");
const declared = manifest.contributes.commands.map(({ command }) => command);

test("every command is registered, and every one that is registered is declared", () => {
  const registered = [...sources.matchAll(/^ {2}command\("(\w+)"/gm)].map(([, name]) => `newsls.${name}`);
  assert.ok(registered.length > 10);
  assert.deepEqual([...declared].sort(), registered.sort());
});

test("menus and code name no command of ours that there isn't", () => {
  const server = ["newsls.summarise", "newsls.statistics", "newsls.factSheet", "newsls.figures", "newsls.showMentions"];
  const named = Object.values(manifest.contributes.menus).flat().map(({ command }) => command);
  const used = [...sources.matchAll(/(?:command|run): "(newsls\.\w+)"/g)].map(([, name]) => name);
  for (const command of [...named, ...used]) assert.ok([...declared, ...server].includes(command ?? ""), command);
});

test("the server is told its own settings alone", () => {
  const [own, server] = manifest.contributes.configuration;
  assert.deepEqual([...new Set(Object.keys(own?.properties ?? {}).map((name) => name.split(".")[1]))].sort(), [...OWN].sort());
  const section = { path: "x", interpreter: "y", install: { source: "z" }, trace: { server: "off" }, style: { quotes: "curly" } };
  assert.deepEqual(forServer(section), { style: { quotes: "curly" } });
  assert.equal(forServer(null), null);
  for (const name of Object.keys(server?.properties ?? {})) assert.ok(!(OWN as readonly string[]).includes(name.split(".")[1] ?? ""), name);
});

test("what a folder may not decide before it is trusted: what is run, and what goes over the network", () => {
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [
    "newsls.path",
    "newsls.interpreter",
    "newsls.install.source",
    "newsls.figures.wikidata",
  ]);
});

test("titles and categories are there, and the icon is", () => {
  for (const { title, category } of manifest.contributes.commands) {
    assert.equal(category, "newsls");
    assert.doesNotMatch(title, /newsls:/);
  }
  assert.ok(existsSync(manifest.icon));
});
