// Bundles the tests, which need no editor, and runs them with Node's own runner.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { execPath, exit } from "node:process";

rmSync("build", { recursive: true, force: true });
const tests = readdirSync("test").filter((name) => name.endsWith(".test.ts"));
await build({
  entryPoints: tests.map((name) => `test/${name}`),
  outdir: "build",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  sourcemap: "inline",
});
const files = tests.map((name) => `build/${name.replace(/\.ts$/, ".js")}`);
exit(spawnSync(execPath, ["--enable-source-maps", "--test", ...files], { stdio: "inherit" }).status ?? 1);
