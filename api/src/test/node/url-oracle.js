// Reads lines of JSON, each [input, base or null, [[attribute, value to set], ...]], and answers each with one line: the
// parts of the URL after the settings, or null where it does not parse.
import { createInterface } from 'node:readline';
import { URL as WhatwgUrl } from 'whatwg-url';

const PARTS =
  ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash', 'href', 'origin'];

// whatwg-url miscounts in userinfo with a character outside of the BMP. Node's own parser does not, so there the userinfo
// is its; the rest is not, since its IDNA and its encode sets are older.
function withUserinfoOfNode(url, input, base) {
  const { username, password } = new URL(input, base);
  const rest = url.href.slice(url.href.indexOf('@'));
  return new WhatwgUrl(`${url.protocol}//${username}${password === '' ? '' : `:${password}`}${rest}`);
}

function parse(input, base) {
  const url = new WhatwgUrl(input, base);
  const miscounted = url.username + url.password !== '' && /[\u{10000}-\u{10FFFF}]/u.test(input);
  return miscounted && URL.canParse(input, base) ? withUserinfoOfNode(url, input, base) : url;
}

function answer(input, base, settings) {
  try {
    const url = parse(input, base ?? undefined);
    for (const [attribute, value] of settings) {
      url[attribute] = value;
    }
    return PARTS.map((part) => url[part]);
  } catch {
    return null;
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${JSON.stringify(answer(...JSON.parse(line)))}\n`);
}
