// Reads lines of JSON, each [input, base or null], and answers each with one line: the parts of the URL, or null.
import { createInterface } from 'node:readline';
import { URL as WhatwgUrl } from 'whatwg-url';

function parts(Parser, input, base) {
  const url = base === null ? new Parser(input) : new Parser(input, base);
  return [url.protocol, url.username, url.password, url.hostname, url.port, url.pathname, url.search, url.hash, url.href];
}

// whatwg-url miscounts in userinfo with a second "@" and a character outside of the BMP. Node's own parser does not, so
// there the userinfo is its; the rest is not, since its IDNA and its encode sets are older.
function withUserinfoOfNode(answer, input, base) {
  const [, username, password] = parts(URL, input, base);
  const rest = answer[8].slice(answer[8].indexOf('@'));
  const href = `${answer[0]}//${username}${password === '' ? '' : `:${password}`}${rest}`;
  return [answer[0], username, password, ...answer.slice(3, 8), href];
}

function parse(input, base) {
  try {
    const answer = parts(WhatwgUrl, input, base);
    const miscounted = answer[1] !== '' && /@.*@/su.test(input) && /[\u{10000}-\u{10FFFF}]/u.test(input);
    return miscounted && URL.canParse(input, base ?? undefined) ? withUserinfoOfNode(answer, input, base) : answer;
  } catch {
    return null;
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${JSON.stringify(parse(...JSON.parse(line)))}\n`);
}
