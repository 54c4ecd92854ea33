// Bundles the page's script, its style and the shared worker into ../Assets, where the .NET build embeds them.
//   node build.mjs [--check]     --check writes nothing and ends with 1 where what is there is stale
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const assets = new URL("../Assets/", import.meta.url);
const limit = 60 * 1024;

// What a bundle is made of, so that a test can tell a stale one without Node: name and content of each source in order.
function sourceHash() {
  const hash = createHash("sha256");
  const names = [...readdirSync("src").map((name) => `src/${name}`), "build.mjs", "package.json", "package-lock.json"].sort();
  for (const name of names) {
    hash.update(`${name}\n`).update(readFileSync(name, "utf8").replaceAll("\r\n", "\n"));
  }
  return hash.digest("hex");
}

const banner = `/* sources ${sourceHash()} */`;
const result = await build({
  entryPoints: { app: "src/app.ts", live: "src/live-worker.ts" },
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "inline",
  banner: { js: banner },
  outdir: "out",
  write: false,
});

let size = 0;
let stale = 0;
for (const file of result.outputFiles) {
  const name = file.path.split(/[\\/]/).at(-1);
  size += name.endsWith(".js") ? gzipSync(file.contents, { level: 9 }).length : 0;
  const target = new URL(name, assets);
  if (!process.argv.includes("--check")) {
    writeFileSync(target, file.contents);
  } else if (!readFileSync(target).equals(Buffer.from(file.contents))) {
    console.error(`src/Dashboard/Assets/${name} is stale: npm ci && npm run build in src/Dashboard/Client.`);
    stale++;
  }
}

console.log(`JavaScript: ${(size / 1024).toFixed(1)} KB gzip of at most ${limit / 1024}.`);
process.exit(size > limit || stale > 0 ? 1 : 0);
