/**
 * Writes src/look-alikes/drawn.txt: pairs of characters whose drawings are nearly one. Each of the 3,755 characters of the first
 * level of GB 2312, which print uses most, is drawn in a serif and in a plain typeface, blurred as by a bad scan, and compared with
 * all others. A pair is as alike as the less alike of its two pairs of drawings.
 *
 *   npm run look-alikes        # needs Chromium and the fonts Noto Serif CJK SC and Noto Sans CJK SC; CHROMIUM: where it is
 */
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const FONTS = ['Noto Serif CJK SC', 'Noto Sans CJK SC'];
/** Correlation of two drawings, from -1 to 1. */
const LEAST_ALIKE = 0.88;
const A_LINE = 16;

const { CHROMIUM = '/usr/bin/chromium' } = process.env;
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  const pairs = await page.evaluate(pairsAlike, { characters: firstLevel(), fonts: FONTS, least: LEAST_ALIKE });
  const lines = [];
  for (let at = 0; at < pairs.length; at += A_LINE) lines.push(pairs.slice(at, at + A_LINE).join(' '));
  writeFileSync(new URL('../src/look-alikes/drawn.txt', import.meta.url), `${head()}\n[pairs]\n${lines.join('\n')}\n`);
  console.log(`${pairs.length} pairs`);
} finally {
  await browser.close();
}

function head() {
  return `# Characters that recognition takes for one another because they are drawn nearly alike, most alike first.
#
# Source: the first level of GB 2312, drawn in ${FONTS.join(' and ')} (SIL Open Font License 1.1), blurred, and compared: pairs
# whose drawings correlate by ${LEAST_ALIKE} or more in both. The characters are facts about print, nothing of the fonts is in here.
# Licence: MIT
#
# \`npm run look-alikes\` makes this file again.
`;
}

/** Rows 16 to 55 of the standard. */
function firstLevel() {
  const decoder = new TextDecoder('gb2312');
  const characters = [];
  for (let row = 16; row <= 55; row++) {
    for (let cell = 1; cell <= (row === 55 ? 89 : 94); cell++) {
      characters.push(decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell)));
    }
  }
  return characters;
}

/** Runs in the browser. */
function pairsAlike({ characters, fonts, least }) {
  const [DRAWN, KEPT] = [48, 24];
  const canvas = document.createElement('canvas');
  canvas.width = DRAWN;
  canvas.height = DRAWN;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.textBaseline = 'middle';
  context.textAlign = 'center';

  const drawings = fonts.map((font) => characters.map((character) => drawingOf(character, font)));
  const pairs = [];
  for (let i = 0; i < characters.length; i++) {
    for (let j = 0; j < i; j++) {
      const alike = Math.min(...drawings.map((drawn) => product(drawn[i], drawn[j])));
      if (alike >= least) pairs.push({ text: characters[j] + characters[i], alike });
    }
  }
  return pairs.sort((a, b) => b.alike - a.alike || (a.text < b.text ? -1 : 1)).map(({ text }) => text);

  /** Ink by place, blurred, as a vector of length 1 around 0. */
  function drawingOf(character, font) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, DRAWN, DRAWN);
    context.fillStyle = '#000';
    context.font = `${DRAWN - 8}px "${font}"`;
    context.fillText(character, DRAWN / 2, DRAWN / 2);
    const { data } = context.getImageData(0, 0, DRAWN, DRAWN);
    const ink = new Float32Array(KEPT * KEPT);
    for (let y = 0; y < DRAWN; y++) {
      for (let x = 0; x < DRAWN; x++) ink[(y >> 1) * KEPT + (x >> 1)] += 255 - data[(y * DRAWN + x) * 4];
    }
    const blurred = ink.map((_, at) => blurredAt(ink, at % KEPT, Math.floor(at / KEPT)));
    const mean = blurred.reduce((sum, each) => sum + each, 0) / blurred.length;
    const length = Math.sqrt(blurred.reduce((sum, each) => sum + (each - mean) ** 2, 0));
    return blurred.map((each) => (each - mean) / length);
  }

  function blurredAt(ink, x, y) {
    let sum = 0;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const [column, row] = [x + dx, y + dy];
        if (column < 0 || column >= KEPT || row < 0 || row >= KEPT) continue;
        sum += ink[row * KEPT + column] * (2 - Math.abs(dx)) * (2 - Math.abs(dy));
      }
    }
    return sum;
  }

  function product(a, b) {
    let sum = 0;
    for (let at = 0; at < a.length; at++) sum += a[at] * b[at];
    return sum;
  }
}
