/** China's divisions by name: full names ("焦作市"), and the short forms that newspapers print ("焦作"). */
import type { LocationLevel } from '../../store/documents.js';
import { DataFile } from './data-file.js';

export interface Division {
  readonly name: string;
  readonly level: LocationLevel;
  /** GB/T 2260 (six digits), for townships the statistical code (nine digits); null where the source has none. */
  readonly code: string | null;
  readonly parent: Division | null;
}

/**
 * Receives every division down to the county, with its short forms ("焦作"; "恩施" and "恩施州"), and every
 * township without making it: 41 000 objects that hardly any page needs would take longer than reading the page.
 */
export interface GazetteerReader {
  division(division: Division, shortForms: readonly string[]): void;
  township(township: TownshipEntry): void;
}

/** Where a township stands in the gazetteer's text: its name is `text.slice(start, end) + ending`. Valid during the call. */
export interface TownshipEntry {
  readonly start: number;
  readonly end: number;
  readonly ending: string;
  /** The last three digits of its code. */
  readonly number: number;
  readonly countyCode: string;
  readonly county: Division | null;
}

/** China's divisions, as the text that `divisions.txt.gz` describes. */
export class Gazetteer {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads the gazetteer; parents come before what lies in them. */
  read(reader: GazetteerReader): void {
    const { text } = this;
    let province: Division | null = null;
    let city: Division | null = null;
    let provinceCode = '';
    let cityCode = '';
    const add = (name: string, level: LocationLevel, code: string | null, parent: Division | null): Division => {
      const division = { name, level, code, parent };
      reader.division(division, shortForms(name, level));
      return division;
    };
    for (let at = 0, end = 0; at < text.length; at = end + 1) {
      end = text.indexOf('\n', at);
      const depth = text.startsWith('  ', at) ? 2 : text.startsWith(' ', at) ? 1 : 0;
      const tab = text.slice(at, end).indexOf('\t');
      const head = text.slice(at + depth, tab < 0 ? end : at + tab);
      const digits = isDigit(head.charCodeAt(0)) ? 2 : 0;
      const name = head.slice(digits);
      if (depth === 0) {
        provinceCode = head.slice(0, digits);
        province = add(name, 'PROVINCE', `${provinceCode}0000`, null);
      } else if (depth === 1) {
        cityCode = digits === 0 ? '' : provinceCode + head.slice(0, digits);
        city = name === '-' ? province : add(name, 'CITY', cityCode === '' ? null : `${cityCode}00`, province);
      } else {
        const code = digits === 0 ? null : cityCode + head.slice(0, digits);
        const level = code !== null && STATUTORY_ZONE.test(code) ? 'ZONE' : 'COUNTY';
        const county = name === '-' ? city : add(name, level, code, city);
        if (tab >= 0 && code !== null) this.#readTownships(at + tab + 1, end, code, county, reader);
      }
    }
  }

  /** The township at an entry. */
  townshipOf({ start, end, ending, number, countyCode, county }: TownshipEntry): Division {
    const name = this.text.slice(start, end) + ending;
    const isZone = ending === '' && /(区|园)$/u.test(name) && !name.endsWith('地区');
    const code = countyCode + String(number).padStart(3, '0');
    return { name, level: isZone ? 'ZONE' : 'TOWNSHIP', code, parent: county };
  }

  /** The division with this code; null if there is none. */
  find(code: string): Division | null {
    const found: Division[] = [];
    this.read({
      division: (division) => {
        if (division.code === code) found.push(division);
      },
      township: (township) => {
        if (
          code.startsWith(township.countyCode) &&
          Number(code.slice(township.countyCode.length)) === township.number
        ) {
          const division = this.townshipOf(township);
          if (division.code === code) found.push(division);
        }
      },
    });
    return found[0] ?? null;
  }

  #readTownships(from: number, to: number, countyCode: string, county: Division | null, reader: GazetteerReader): void {
    const { text } = this;
    let number = -1;
    for (let at = from; at < to; at++) {
      let digits = -1;
      for (; isDigit(text.charCodeAt(at)); at++) digits = Math.max(digits, 0) * 10 + text.charCodeAt(at) - 0x30;
      number = digits >= 0 ? digits : number + 1;
      const isWhole = text.charCodeAt(at) === EQUALS;
      const start = isWhole ? at + 1 : at;
      while (at < to && text.charCodeAt(at) !== BLANK) at++;
      const ending = isWhole ? '' : (ENDING_BY_HUNDRED[Math.floor(number / 100)] ?? '');
      reader.township({ start, end: at, ending, number, countyCode, county });
    }
  }
}

export function readGazetteer(): Gazetteer {
  return new Gazetteer(DataFile.open('divisions.txt.gz').text('divisions'));
}

/** What a division lies in, from the province down. */
export function ancestorsOf(division: Division): Division[] {
  const ancestors: Division[] = [];
  for (let each = division.parent; each !== null; each = each.parent) ancestors.unshift(each);
  return ancestors;
}

/** Whether `inner` is `outer` or lies in it. */
export function liesIn(inner: Division | null, outer: Division): boolean {
  for (let each = inner; each !== null; each = each.parent) if (each === outer) return true;
  return false;
}

const ENDING_BY_HUNDRED = ['街道', '镇', '乡'];
/** Whom an autonomous prefecture or county is named after. */
const PEOPLES =
  '(?:(?:蒙古|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|普米|鄂温克|怒|保安|裕固|独龙|各)族|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克|回)*';
const PROVINCE_ENDING = /(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/;
const CITY_ENDING = new RegExp(`(?:市|地区|盟|${PEOPLES}自治州)$`);
const COUNTY_ENDING = new RegExp(`(?:${PEOPLES}自治县|自治旗|[市县旗])$`);
const STATUTORY_ZONE = /^\d{4}7\d$/;

const EQUALS = 0x3d;
const BLANK = 0x20;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** "焦作市" → "焦作", "内蒙古自治区" → "内蒙古"; none where people print none ("单县", "解放区", townships, zones). */
function shortForms(name: string, level: LocationLevel): string[] {
  if (level === 'TOWNSHIP' || level === 'ZONE') return [];
  const short = name.replace(
    level === 'PROVINCE' ? PROVINCE_ENDING : level === 'CITY' ? CITY_ENDING : COUNTY_ENDING,
    '',
  );
  if (short.length === name.length || short.length < 2) return [];
  // "恩施州", "北川县": autonomous prefectures and counties without their peoples.
  const kind = /自治([州县])$/u.exec(name)?.[1];
  return kind === undefined ? [short] : [short, short + kind];
}
