// Reads lines of JSON, each [input, base or null], and answers each with one line: the parts of the URL, or null.
import { createInterface } from 'node:readline';
import { URL } from 'whatwg-url';

function parse(input, base) {
  try {
    const url = base === null ? new URL(input) : new URL(input, base);
    return [url.protocol, url.username, url.password, url.hostname, url.port, url.pathname, url.search, url.hash, url.href];
  } catch {
    return null;
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${JSON.stringify(parse(...JSON.parse(line)))}\n`);
}
