// Writes the server's settings into package.json, from the schema that newsls itself keeps.
//
//     npm run settings              write them
//     npm run settings -- --check   only say whether they are current
import { readFileSync, writeFileSync } from "node:fs";
import { argv, exit } from "node:process";

const manifest = new URL("../package.json", import.meta.url);
const schema = JSON.parse(readFileSync(new URL("../../../newsls/settings.schema.json", import.meta.url), "utf8"));

/** Settings that VS Code takes from a workspace only once its owner trusts it: this one reaches the network. */
const RESTRICTED = new Set(["newsls.figures.wikidata"]);

const camel = (key) => key.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

function* options(table, prefix) {
  for (const [key, value] of Object.entries(table.properties)) {
    const name = `${prefix}.${camel(key)}`;
    if (value.properties) yield* options(value, name);
    else yield [name, value];
  }
}

function setting(name, { description, ...rest }, order) {
  const made = { ...rest, markdownDescription: description, scope: "resource", order };
  if (made.enum) made.type = "string";
  if (made.additionalProperties?.enum) made.additionalProperties = { type: "string", ...made.additionalProperties }; // shown as a table
  return made;
}

const text = readFileSync(manifest, "utf8");
const extension = JSON.parse(text);
const [own, server] = extension.contributes.configuration;
server.properties = Object.fromEntries(
  [...options(schema, "newsls")].map(([name, value], index) => [name, setting(name, value, index + 1)]),
);
extension.capabilities.untrustedWorkspaces.restrictedConfigurations = [
  ...Object.keys(own.properties).filter((name) => own.properties[name].scope === "machine-overridable"),
  ...Object.keys(server.properties).filter((name) => RESTRICTED.has(name)),
];
const wanted = `${JSON.stringify(extension, null, 2)}\n`;
if (wanted === text) exit(0);
if (argv.includes("--check")) {
  console.error("package.json does not have the settings of newsls/settings.schema.json: npm run settings");
  exit(1);
}
writeFileSync(manifest, wanted);
