/** Bytes as people write and read them. */

/** What is wrong with bytes that somebody wrote, as a key of the texts, and where. */
export class BytesError extends Error {
  constructor(key, at, char) {
    super(`${key} at ${at}`);
    this.key = key;
    this.at = at;
    this.char = char;
  }
}

// Templates are filled in by the server; what they give is checked there.
const withoutTemplates = (text) => text.replace(/\{\{[^{}]*\}\}/g, (found) => ' '.repeat(found.length));

const BLANK = /[ \t\r\n]/;

/** Checks pairs of hex digits with blanks between the pairs; gives the number of bytes. */
export function checkHex(text, templates = false) {
  const checked = templates ? withoutTemplates(text) : text;
  let bytes = 0;
  for (let at = 0; at < checked.length; at++) {
    if (BLANK.test(checked[at])) {
      continue;
    }
    checkDigit(checked, at);
    if (at + 1 === checked.length || BLANK.test(checked[at + 1])) {
      throw new BytesError('hex.error.odd', at, checked[at]);
    }
    checkDigit(checked, at + 1);
    at++;
    bytes++;
  }
  return bytes;
}

function checkDigit(text, at) {
  if (!/[0-9a-fA-F]/.test(text[at])) {
    throw new BytesError('hex.error.char', at, charAt(text, at));
  }
}

const charAt = (text, at) => String.fromCodePoint(text.codePointAt(at));

/** Checks base64 with its padding, blanks anywhere; gives the number of bytes. */
export function checkBase64(text, templates = false) {
  const checked = templates ? withoutTemplates(text) : text;
  const wrong = /[^A-Za-z0-9+/= \t\r\n]/.exec(checked);
  if (wrong) {
    throw new BytesError('base64.error.char', wrong.index, charAt(checked, wrong.index));
  }
  const padding = /=(?=[ \t\r\n]*[^= \t\r\n])/.exec(checked);
  if (padding) {
    throw new BytesError('base64.error.padding', padding.index);
  }
  const digits = checked.replace(/[ \t\r\n]/g, '');
  const pads = digits.length - digits.replace(/=+$/, '').length;
  // How many digits a template gives is not known here.
  if (checked === text && (digits.length % 4 !== 0 || pads > 2)) {
    throw new BytesError('base64.error.length', text.trimEnd().length - 1);
  }
  return (digits.length >> 2) * 3 - pads;
}

/** Decodes base64. */
export function bytesOfBase64(base64) {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

const hex = (number, width) => number.toString(16).padStart(width, '0');

/** One line of a dump: offset, bytes in hex, and those that are ASCII as text. */
function hexLine(bytes, offset, width) {
  const part = bytes.subarray(offset, offset + width);
  const columns = [];
  let ascii = '';
  for (let i = 0; i < width; i++) {
    columns.push(i < part.length ? hex(part[i], 2) : '  ');
    if (i < part.length) {
      ascii += part[i] >= 0x20 && part[i] < 0x7f ? String.fromCharCode(part[i]) : '·';
    }
  }
  const pairs = columns.length > 8 ? `${columns.slice(0, 8).join(' ')}  ${columns.slice(8).join(' ')}` : columns.join(' ');
  return `${hex(offset, 8)}  ${pairs}  ${ascii}`;
}

/** The bytes as lines of a dump, 16 or 8 in each. */
export function hexDump(bytes, { width = 16, limit = bytes.length } = {}) {
  const lines = [];
  for (let offset = 0; offset < Math.min(bytes.length, limit); offset += width) {
    lines.push(hexLine(bytes, offset, width));
  }
  return lines;
}

/** The line and the column, both from 1, of a place in a text. */
export function placeOf(text, at) {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { line, column: at - before.lastIndexOf('\n') };
}
