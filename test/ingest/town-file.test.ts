import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseTown, readTownFile, TOWN_BYTES } from '../../src/ingest/town-file.js';

const parse = (text: string) => parseTown(text, 'lexicon.yml');

describe("a town's lexicon", () => {
  it('holds people, places, organizations, campaigns and offices', () => {
    const text = `
people:
  - name: 白玉川
    spellings: [白玉州]
places:
  - name: 柳叶湖
    level: PLACE
    within: 安徽省绩溪县
    otherNames: [柳湖]
organizations:
  - name: 柳叶湖水务有限公司
    shortForms: [柳叶水务]
campaigns: [三水共治]
newspapers:
  - name: 柳湖日报
    otherNames: [柳湖报]
offices: [湾总管]
`;
    expect(parse(text)).toEqual({
      people: [{ name: '白玉川', spellings: ['白玉州'] }],
      places: [{ name: '柳叶湖', level: 'PLACE', within: '安徽省绩溪县', otherNames: ['柳湖'] }],
      organizations: [{ name: '柳叶湖水务有限公司', shortForms: ['柳叶水务'] }],
      campaigns: ['三水共治'],
      newspapers: [{ name: '柳湖日报', otherNames: ['柳湖报'] }],
      offices: ['湾总管'],
    });
  });

  it('may be what the documentation shows', () => {
    const [, example = ''] = /```yaml\n(.*?)```/su.exec(readFileSync('docs/LEXICON.md', 'utf8')) ?? [];
    expect(parse(example)).toMatchObject({
      people: [{ name: '白玉川', spellings: ['白玉州'] }, { name: '闻人秋' }],
      places: [
        { name: '柳叶湖', level: 'PLACE' },
        { name: '青石经济开发区', level: 'ZONE' },
      ],
      organizations: [{ shortForms: ['柳叶水务'] }],
      campaigns: ['三水共治'],
      offices: ['湾总管'],
    });
  });

  it('may leave out all but names', () => {
    expect(parse('people: [白玉川]\nplaces: [柳叶湖]\norganizations:\n')).toEqual({
      people: [{ name: '白玉川', spellings: [] }],
      places: [{ name: '柳叶湖', level: 'PLACE', within: null, otherNames: [] }],
      organizations: [],
      campaigns: [],
      newspapers: [],
      offices: [],
    });
  });

  it.each(['', '# nothing yet\n', '{}', '\ufeff'])('may be empty (%j)', (text) => {
    expect(parse(text)).toEqual({
      people: [],
      places: [],
      organizations: [],
      campaigns: [],
      newspapers: [],
      offices: [],
    });
  });

  it('may name places of one name that lie apart', () => {
    const text = 'places:\n  - {name: 南湖, within: 绩溪县}\n  - {name: 南湖, within: 安徽省宣城市旌德县}\n';
    expect(parse(text).places).toHaveLength(2);
  });
});

describe("a town's lexicon that is wrong names line, entry, value and way out", () => {
  it.each([
    ['people: [白玉川', 'lexicon.yml:1: is not YAML ('],
    ['people: [白玉川]\npeople: [丁一]', 'lexicon.yml:2: is not YAML (Map keys must be unique)'],
    ['people: *nobody', 'lexicon.yml: is not YAML ('],
    ['- 白玉川', 'lexicon.yml: the whole is ["白玉川"]: write entries such as "name: …"'],
    ['person: [白玉川]', 'lexicon.yml:1: has an unknown entry "person": known are people, places, organizations'],
    ['people:\n  - nam: 白玉川', 'lexicon.yml:2: people[0] has an unknown entry "nam": known are name, spellings;'],
    ['people: 白玉川', 'lexicon.yml:1: people is "白玉川": write a list of entries, each behind "- "'],
    ['people:\n  - spellings: [丁一]', 'lexicon.yml:2: people[0].name is missing: write a name'],
    ['people:\n  - 12', 'lexicon.yml:2: people[0] is 12: write entries such as "name: …"'],
    ['offices:\n  - 2021', 'lexicon.yml:2: offices[0] is 2021: write a name, in quotation marks'],
    ['offices: 湾总管', 'lexicon.yml:1: offices is "湾总管": write a list of names, each behind "- "'],
    ['campaigns: [水]', 'lexicon.yml:1: campaigns[0] is "水": a name has 2 to 60 characters'],
    [
      'people:\n  - 白 玉',
      'lexicon.yml:2: people[0].name is "白 玉": a name has 2 to 60 characters, none of them a blank',
    ],
    ['places:\n  - name: 柳湖\n    level: LAKE', 'lexicon.yml:3: places[0].level is "LAKE": give one of CITY, COUNTY'],
    [
      'places:\n  - name: 柳湖\n    within: 某某县',
      'lexicon.yml:3: places[0].within is "某某县": no division is called so',
    ],
    [
      'places:\n  - name: 柳湖\n    within: 鼓楼区',
      'lexicon.yml:3: places[0].within is "鼓楼区": 4 divisions are called so',
    ],
    ['people: [白玉川, 白玉川]', 'people[1].name is "白玉川": stands already at people[0]'],
    ['people: [白玉川]\ncampaigns: [白玉川]', 'lexicon.yml:2: campaigns[0] is "白玉川": stands already at people[0]'],
    ['campaigns: [柳湖]\nplaces: [柳湖]', 'places[0].name is "柳湖": stands already at campaigns[0]'],
    ['places: [柳湖, 柳湖]', 'places[1].name is "柳湖": stands already at places[0]'],
    ['offices: [湾总管, 湾总管]', 'offices[1] is "湾总管": stands already at offices[0]'],
  ])('%j', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  it('does not unfold aliases without end', () => {
    const lists = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`);
    expect(() => parse(`a0: &a0 [一一]\n${lists.join('\n')}\n`)).toThrow('lexicon.yml: is not YAML (');
  });
});

describe("a town's lexicon on the disk", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-town-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('may be missing', async () => {
    const path = join(folder, 'lexicon.yml');
    await expect(readTownFile(path)).rejects.toThrow(`${path}: there is no such file or folder`);
  });

  it('may be a folder', async () => {
    await expect(readTownFile(folder)).rejects.toThrow(`${folder}: cannot be read`);
  });

  it('is UTF-8', async () => {
    const path = join(folder, 'lexicon.yml');
    await writeFile(path, Buffer.from([0x61, 0x3a, 0x20, 0xb0, 0xd7]));
    await expect(readTownFile(path)).rejects.toThrow(`${path}: is not UTF-8: convert it`);
  });

  it('is no book', async () => {
    const path = join(folder, 'lexicon.yml');
    await writeFile(path, Buffer.alloc(TOWN_BYTES + 1, '#'));
    await expect(readTownFile(path)).rejects.toThrow(`${path}: is over ${TOWN_BYTES} bytes`);
  });
});
