/**
 * Where webhooks may go: to public addresses only, unless a network is allowed. The address is checked that is connected to,
 * so that a name which means another a moment later leads nowhere else.
 */
import { type LookupAddress, lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { ArgumentError } from '../store/argument-error.js';

/** Networks that are nobody's in public: this machine, private ones, what leads on to others, and what is reserved. */
const INTERNAL: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
const LONGEST = 2_000;

export class Destinations {
  private readonly internal = new BlockList();
  private readonly allowed = new BlockList();

  /** @param networks addresses or networks that are allowed though they are not public: "10.1.0.0/16" */
  constructor(networks: readonly string[] = []) {
    for (const [network, bits] of INTERNAL) this.internal.addSubnet(network, bits, familyOf(network));
    for (const network of networks) {
      const [address = '', bits] = network.split('/');
      const family = familyOf(address);
      this.allowed.addSubnet(address, bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits), family);
    }
  }

  /**
   * As far as an address says it by itself; what its name means is known when it is connected to.
   * @throws ArgumentError
   */
  check(url: string): URL {
    const refuse = (why: string): never => {
      throw new ArgumentError(
        'input.webhook',
        `input.webhook ${why}: give an address such as https://example.org/news.`,
      );
    };
    if (url.length > LONGEST) return refuse(`has ${url.length} characters, more than ${LONGEST}`);
    if (!URL.canParse(url)) return refuse('is no address');
    const parsed = new URL(url);
    if (!/^https?:$/u.test(parsed.protocol)) return refuse('is neither http nor https');
    if (parsed.username !== '' || parsed.password !== '') return refuse('holds a name or a password');
    const host = hostOf(parsed);
    if (isIP(host) !== 0 && !this.isAllowed(host)) return refuse('leads to an address that is not public');
    return parsed;
  }

  isAllowed(address: string): boolean {
    const family = familyOf(address);
    return this.allowed.check(address, family) || !this.internal.check(address, family);
  }

  /** What connects with this reaches no other than allowed addresses, whatever the name means. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 0);
      const refused = found.find(({ address }) => !this.isAllowed(address));
      const [first] = found;
      if (refused !== undefined || first === undefined) {
        return callback(new Error('the name leads to an address that is not public'), '', 0);
      }
      if (options.all === true) (callback as unknown as AllFound)(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

type AllFound = (error: null, addresses: LookupAddress[]) => void;

/** Without the brackets around those of the sixth version. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/gu, '');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
