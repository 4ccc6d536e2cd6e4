import { describe, expect, it } from 'vitest';
import { decodePage } from '../../src/ingest/encoding.js';

const TEXT = '本报讯（记者 柳青禾）6月3日，沁阳市召开推进会，部署夏粮收购工作。\r\n市领导出席会议。';
// The same text as a page in GB18030 holds it.
const GB18030 = Buffer.from(
  'b1beb1a8d1b6a3a8bcc7d5df20c1f8c7e0bacca3a936d4c233c8d5a3acc7dfd1f4cad0d5d9bfaacdc6bdf8bbe1a3acb2bfcaf0cfc4c1b8cad5b9bab9a4d7f7a1a30d0acad0c1ecb5bcb3f6cfafbbe1d2e9a1a3',
  'hex',
);
const SOURCE = 'page.txt';

describe('the text of a page', () => {
  it('is read from UTF-8', () => {
    expect(decodePage(Buffer.from(TEXT), SOURCE)).toBe(TEXT);
  });

  it('does not hold the byte order mark', () => {
    expect(decodePage(Buffer.from(`\ufeff${TEXT}`), SOURCE)).toBe(TEXT);
  });

  it('is read from GB18030', () => {
    expect(decodePage(GB18030, SOURCE)).toBe(TEXT);
  });

  it('keeps its line ends', () => {
    expect(decodePage(Buffer.from('甲\r\n乙\n丙\r'), SOURCE)).toBe('甲\r\n乙\n丙\r');
  });
});

describe('bytes that are no page', () => {
  it('are called binary at their first zero byte', () => {
    expect(() => decodePage(Buffer.from('%PDF-1.7\n\0\0'), 'scan.txt')).toThrow(
      /^scan\.txt: is not text \(zero byte at offset 9\); extract/u,
    );
  });

  it.each([
    ['no bytes', ''],
    ['blanks', ' \n\t\u3000\n'],
    ['only a byte order mark', '\ufeff'],
  ])('are called empty if they are %s', (_, text) => {
    expect(() => decodePage(Buffer.from(text), SOURCE)).toThrow(/^page\.txt: holds no text/u);
  });

  it('are told apart from Chinese when they are UTF-16', () => {
    expect(() => decodePage(Buffer.from(`\ufeff${TEXT}`, 'utf16le'), SOURCE)).toThrow(/neither UTF-8 nor GB18030/u);
  });

  it('are told apart from Chinese when they are Latin-1', () => {
    const french = 'Le préfet a présidé la réunion du comité régional, où il a été décidé de créer une zone protégée. ';
    expect(() => decodePage(Buffer.from(french.repeat(5), 'latin1'), SOURCE)).toThrow(/neither UTF-8 nor GB18030/u);
  });

  it('are told apart from Chinese when they are Shift JIS', () => {
    // 「市長は会議に出席しました。」 many times.
    const japanese = '8e7392b782cd89ef8b6382c98f6f90c882b582dc82b582bd8142';
    expect(() => decodePage(Buffer.from(japanese.repeat(8), 'hex'), SOURCE)).toThrow(/neither UTF-8 nor GB18030/u);
  });

  it('are told apart from Chinese when they are EUC-KR', () => {
    // "시장은 회의에 참석하였다." many times.
    const korean = 'bdc3c0e5c0ba20c8b8c0c7bfa120c2fcbcaec7cfbfb4b4d92e20';
    expect(() => decodePage(Buffer.from(korean.repeat(8), 'hex'), SOURCE)).toThrow(/neither UTF-8 nor GB18030/u);
  });

  it('are said to go wrong where they do', () => {
    const broken = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xff, 0xff])]);
    expect(() => decodePage(broken, SOURCE)).toThrow(`byte offset ${Buffer.byteLength(TEXT)}`);
  });
});
