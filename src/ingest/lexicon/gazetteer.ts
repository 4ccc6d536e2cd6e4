/** China's divisions by name: full names ("焦作市"), and the short forms that newspapers print ("焦作"). */
import type { LocationLevel } from '../../store/documents.js';
import { DIVISIONS } from './divisions.js';

export interface Division {
  readonly name: string;
  readonly level: LocationLevel;
  /** GB/T 2260 (six digits), for townships the statistical code (nine digits); null where the source has none. */
  readonly code: string | null;
  readonly parent: Division | null;
}

/** Receives every division with its short form ("焦作"; null where people print none). */
export type EnterDivision = (division: Division, short: string | null) => void;

/** Reads the gazetteer (some 20 ms): parents come before what lies in them. */
export function readGazetteer(enter: EnterDivision): void {
  readDivisions((name, level, code, parent) => {
    const division = { name, level, code, parent };
    enter(division, shortForm(name, level));
    return division;
  });
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

type Add = (name: string, level: LocationLevel, code: string | null, parent: Division | null) => Division;

/** Reads the lines of `DIVISIONS`, whose form its header describes. */
function readDivisions(add: Add): void {
  let province: Division | null = null;
  let city: Division | null = null;
  let provinceCode = '';
  let cityCode = '';
  for (const line of DIVISIONS.trim().split('\n')) {
    const depth = line.startsWith('  ') ? 2 : line.startsWith(' ') ? 1 : 0;
    const tab = line.indexOf('\t');
    const head = line.slice(depth, tab < 0 ? undefined : tab);
    const digits = head.charCodeAt(0) <= 0x39 && head !== '-' ? 2 : 0;
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
      if (tab >= 0 && code !== null) readTownships(line.slice(tab + 1), code, county, add);
    }
  }
}

function readTownships(list: string, countyCode: string, county: Division | null, add: Add): void {
  let number = -1;
  for (const word of list.split(' ')) {
    let at = 0;
    let digits = 0;
    for (; word.charCodeAt(at) <= 0x39; at++) digits = digits * 10 + word.charCodeAt(at) - 0x30;
    number = at > 0 ? digits : number + 1;
    const whole = word.charAt(at) === '=';
    const name = whole ? word.slice(at + 1) : word.slice(at) + (ENDING_BY_HUNDRED[Math.floor(number / 100)] ?? '');
    const zone = whole && /(区|园)$/.test(name) && !name.endsWith('地区');
    add(name, zone ? 'ZONE' : 'TOWNSHIP', countyCode + String(number).padStart(3, '0'), county);
  }
}

/** "焦作市" → "焦作", "内蒙古自治区" → "内蒙古"; null where people print none ("温县", "解放区", townships, zones). */
function shortForm(name: string, level: LocationLevel): string | null {
  if (level === 'TOWNSHIP' || level === 'ZONE') return null;
  const short = name.replace(
    level === 'PROVINCE' ? PROVINCE_ENDING : level === 'CITY' ? CITY_ENDING : COUNTY_ENDING,
    '',
  );
  return short.length < name.length && short.length >= 2 ? short : null;
}
