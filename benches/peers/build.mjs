// Bundles the three pages: node build.mjs MODULES_DIR OUT_DIR (MODULES_DIR is a node_modules folder).
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [modulesArgument, outArgument] = process.argv.slice(2);
if (!modulesArgument || !outArgument) {
  console.error('usage: node build.mjs MODULES_DIR OUT_DIR');
  process.exit(2);
}
const modules = resolve(modulesArgument);
const out = resolve(outArgument);
const source = import.meta.dirname;
const pages = ['d3', 'vega', 'duckdb'];
const duckdbFiles = [
  'duckdb-mvp.wasm',
  'duckdb-browser-mvp.worker.js',
  'duckdb-eh.wasm',
  'duckdb-browser-eh.worker.js',
];

const esbuild = createRequire(join(modules, 'package.json'))('esbuild');
await mkdir(out, { recursive: true });
await esbuild.build({
  absWorkingDir: source,
  entryPoints: pages.map((name) => `${name}.js`),
  nodePaths: [modules],
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  outdir: out,
  logLevel: 'warning',
});

const template = await readFile(join(source, 'index.html'), 'utf8');
for (const name of pages) {
  await writeFile(join(out, `${name}.html`), template.replaceAll('{{name}}', name));
}
for (const file of duckdbFiles) {
  await cp(join(modules, '@duckdb/duckdb-wasm/dist', file), join(out, file));
}
