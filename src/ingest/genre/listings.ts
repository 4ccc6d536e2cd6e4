/** Tables and lists: of prices, of results, of the weather. */
import { CharacterSet } from '../character-set.js';
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { cellsOf, isTable } from '../page/rows.js';
import { shareOf } from '../share-of.js';
import { type GenreText, isTitled, sentencesOf, titlePattern } from './genre-text.js';

/** Lists of prices and forecasts are no longer, in characters. */
const LIST_LENGTH = 500;
/** What a reporter writes of the weather is a forecast only if it is as short as one. */
const REPORTED_LENGTH = 320;
/** At least this share of a list's parts are entries. */
const SHARE = 0.6;
const LEAST_ENTRIES = 3;
/** So many rows below a report make it one of results. */
const LEAST_REPORTED_ROWS = 5;
/** The longest warning, in characters. */
const WARNING_LENGTH = 120;

/** "24元", "1.2元/斤", "每公斤3.6元". */
const PRICE = /\d(?:[\d.,]*)(?:[~～—–-]\d[\d.]*)?\s?(?:元|角|美元|港元|欧元|日元)(?:[/／]\p{Script=Han}{1,3})?/u;
/** "3:1", "98比87"; what could be a time of day is a score only where a title says so. */
const SCORE = /(?:\D)(?<![\d:：.])\d{1,3}\s?(?:[:：]|比|-|—)\s?\d{1,3}(?![\d:：年月日.])/u;
const TIME_OF_DAY = /(?<!\d)(?:[01]?\d|2[0-3])[:：][0-5]\d(?![\d.．])/u;
/** "10秒21", "2小时15分06秒", "1:45.32". */
const TIMED = /\d{1,2}秒\d{0,3}|\d{1,2}分\d{1,2}秒|\d{1,2}[:：]\d{2}[.．]\d{1,3}|\d{1,2}[′']\d{2}[″"]/u;
const PLACED = /第[一二三四五六七八\d]名|[冠亚季]军|[金银铜]牌/u;
const DEGREES = /-?\d{1,2}\s?(?:℃|°C|度)|-?\d{1,2}\s?[~～/／—-]\s?-?\d{1,2}\s?(?:℃|°C|度)?/u;

const DIGITS = new CharacterSet('0123456789');

const listingsOf = perLexicon(({ genres }) => ({
  prices: new RegExp(anyOf(genres.priceWords), 'u'),
  results: new RegExp(anyOf(genres.resultWords), 'u'),
  draws: new RegExp(anyOf(genres.draws), 'u'),
  forecast: titlePattern(genres.forecastTitles),
  skyBeginnings: new CharacterSet(...genres.skies.map((word) => word.charAt(0))),
  sky: new RegExp(`${anyOf(genres.skies)}(?=$|[\\s，。；、,.转间到或有\\d局部—~/／-])`, 'u'),
  wind: new RegExp(`${anyOf(genres.winds)}|\\d\\s?[~～—至到-]\\s?\\d级`, 'u'),
  temperature: new RegExp(anyOf(genres.temperatures), 'u'),
  forecaster: new RegExp(`^.{0,24}?${anyOf(genres.forecasters)}.{0,24}?(?:发布|预计|预报)`, 'u'),
  warning: new RegExp(`[蓝黄橙红]色${anyOf(genres.warnings)}`, 'u'),
  times: new RegExp(anyOf(genres.forecastTimes), 'u'),
}));

export function isPriceList(text: GenreText, lexicon: Lexicon): boolean {
  const { prices } = listingsOf(lexicon);
  if (isTable(text.rows)) {
    if (text.heads.some((head) => prices.test(head)) || shareOf(text.lines, (line) => PRICE.test(line)) >= SHARE)
      return true;
    // A table may have a column of prices among others: only the columns' names together say what it is of.
    return text.lines.slice(0, 3).some((line) => shareOf(cellsOf(line), (cell) => prices.test(cell)) >= 0.5);
  }
  if (text.isReported || text.body.length > LIST_LENGTH || !text.heads.some((head) => prices.test(head))) return false;
  const entries = text.body.split(/[，；。、：:]/u).filter((entry) => entry !== '');
  return (
    entries.length > LEAST_ENTRIES && shareOf(entries, (entry) => entry.length <= 24 && PRICE.test(entry)) >= SHARE
  );
}

export function isResults(text: GenreText, lexicon: Lexicon): boolean {
  const { results, draws } = listingsOf(lexicon);
  const { lines } = text;
  const isTold = text.heads.some((head) => results.test(head));
  const isResult = (part: string) =>
    (SCORE.test(part) && (isTold || !TIME_OF_DAY.test(part))) || TIMED.test(part) || PLACED.test(part);
  if (text.heads.some((head) => draws.test(head)))
    return !text.isReported && (text.body.match(/\d+/gu)?.length ?? 0) >= LEAST_ENTRIES;
  if (isTable(text.rows)) {
    if (isTold || lines.slice(0, 3).some((line) => cellsOf(line).some((cell) => results.test(cell)))) return true;
    return shareOf(lines, isResult) >= SHARE;
  }
  const isEntry = (part: string) => part.length <= 40 && isResult(part);
  if (!text.isReported && lines.filter(isEntry).length >= LEAST_ENTRIES && shareOf(lines, isEntry) >= SHARE)
    return true;
  const resultRows = lines.filter((line, i) => text.rows[i] === true && isResult(line));
  if (isTold && resultRows.length >= LEAST_REPORTED_ROWS && resultRows.length >= lines.length * 0.4) return true;
  if (text.isReported || !isTold || text.body.length > LIST_LENGTH) return false;
  const entries = text.paragraphs.flatMap(sentencesOf).flatMap((sentence) => sentence.split('，'));
  return entries.filter(isEntry).length >= LEAST_ENTRIES && shareOf(entries, isEntry) >= SHARE;
}

export function isForecast(text: GenreText, lexicon: Lexicon): boolean {
  if (text.body.length > (text.isReported ? REPORTED_LENGTH : LIST_LENGTH)) return false;
  const { forecast, wind, temperature, times, forecaster, warning } = listingsOf(lexicon);
  const isForecaster = forecaster.test(text.body);
  if (isForecaster && text.body.length <= WARNING_LENGTH && warning.test(text.body.slice(0, 80))) return true;
  const lines = text.lines.filter((line) => saysDegrees(line) && saysSky(line, lexicon));
  if (lines.length >= LEAST_ENTRIES && lines.length >= text.lines.length * SHARE) return true;
  const isTold = !text.isReported && isTitled(text, forecast);
  const hasDegrees = saysDegrees(text.body);
  if (!hasDegrees && !isTold) return false;
  const elements = [saysSky(text.body, lexicon), wind.test(text.body), hasDegrees].filter(Boolean).length;
  if (elements < (isTold ? 2 : 3)) return false;
  const sentences = text.paragraphs.flatMap(sentencesOf).filter((sentence) => !sentence.endsWith('：'));
  const share = shareOf(
    sentences,
    (part) => saysSky(part, lexicon) || wind.test(part) || (saysDegrees(part) && temperature.test(part)),
  );
  // Rivers, roads and the air are often told below.
  if (isTold) return share >= 0.25;
  const isDense = share >= (text.isReported ? 0.8 : isForecaster ? 0.5 : SHARE);
  return isDense && times.test(text.body.slice(0, 80));
}

function saysSky(text: string, lexicon: Lexicon): boolean {
  const { sky, skyBeginnings } = listingsOf(lexicon);
  return skyBeginnings.isIn(text) && sky.test(text);
}

function saysDegrees(text: string): boolean {
  return DIGITS.isIn(text) && DEGREES.test(text);
}
