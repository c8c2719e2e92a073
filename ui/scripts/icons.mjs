// Draws the icons of the installed page from public/kedun.svg; they are committed, so that a build needs no
// browser. `node scripts/icons.mjs`, CHROMIUM names the browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const folder = new URL('../public/', import.meta.url).pathname;
const svg = readFileSync(`${folder}kedun.svg`, 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

/** The sign on a square; `part` of its side, since a mask may cut a fifth of each edge away. */
async function draw(name, size, part, ground) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = Math.round(size * part);
  const sign = svg.replace('<svg ', `<svg width="${side}" height="${side}" `);
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}">${sign}`,
  );
  writeFileSync(`${folder}icons/${name}.png`, await page.screenshot({ omitBackground: true }));
  await page.close();
}

await draw('192', 192, 0.96, 'transparent');
await draw('512', 512, 0.96, 'transparent');
await draw('maskable-512', 512, 0.58, '#eaf0ff');
await draw('apple-180', 180, 0.72, '#ffffff');
await browser.close();
