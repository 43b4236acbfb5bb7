/** Times, sizes and numbers as the reader's language writes them. */

import { currentLanguage, t } from './i18n.js';

const formats = new Map();

function format(name, options) {
  const key = `${currentLanguage()} ${name}`;
  if (!formats.has(key)) {
    // Thai digits and eras would not line up with what other tools show.
    formats.set(key, new Intl.NumberFormat(`${currentLanguage()}-u-nu-latn`, options));
  }
  return formats.get(key);
}

// Bytes have a long name where others have a sign.
const display = (name) => (name === 'byte' ? 'narrow' : 'short');

const unit = (name, digits) =>
  format(`${name}${digits}`, { style: 'unit', unit: name, unitDisplay: display(name), maximumFractionDigits: digits });

/** A count. */
export function number(value) {
  return format('number', {}).format(value);
}

/** A count in few characters, as in 1.2K. */
export function short(value) {
  return value < 10_000
    ? number(value)
    : format('short', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A number of bytes. */
export function size(bytes) {
  if (bytes < 1000) {
    return unit('byte', 0).format(bytes);
  }
  if (bytes < 1e6) {
    return unit('kilobyte', 1).format(bytes / 1e3);
  }
  return bytes < 1e9 ? unit('megabyte', 1).format(bytes / 1e6) : unit('gigabyte', 2).format(bytes / 1e9);
}

const decimals = (digits) => format(`decimals${digits}`, { maximumFractionDigits: digits });

/** A length of time. */
export function duration(millis) {
  if (millis < 1000) {
    return t('unit.millis', decimals(millis < 10 ? 2 : 0).format(millis));
  }
  if (millis < 60_000) {
    return t('unit.seconds', decimals(2).format(millis / 1e3));
  }
  return millis < 3_600_000
    ? t('unit.minutes', decimals(1).format(millis / 6e4))
    : t('unit.hours', decimals(1).format(millis / 3.6e6));
}

const two = (value) => String(value).padStart(2, '0');

/** The time of day to the millisecond, in the reader's time zone. */
export function clock(millis) {
  const date = new Date(millis);
  const fraction = String(date.getMilliseconds()).padStart(3, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${fraction}`;
}

/** Day and time. */
export function dateTime(millis) {
  const date = new Date(millis);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock(millis)}`;
}
