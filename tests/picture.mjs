// Draws docs/picture.png, the README's picture: the first page as the program serves it. Run: node tests/picture.mjs [FILE]
import { mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { ROOT, startProgram } from "./browser/support/server.js";

const file = process.argv[2] ?? join(ROOT, "docs", "picture.png");
await mkdir(dirname(file), { recursive: true });
const program = await startProgram();
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 612 }, colorScheme: "light" });
await page.goto(program.url);
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: file });
await browser.close();
await program.end();
const { size } = await stat(file);
if (size > 200_000) throw new Error(`${file} has ${size} bytes; the README's picture stays under 200,000`);
console.log(`${file}: ${size} bytes`);
