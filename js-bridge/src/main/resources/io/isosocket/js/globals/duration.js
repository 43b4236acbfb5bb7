// Durations as the built-in modules take them: a number of milliseconds, or a text such as "1m30s" (the form of Go's
// time.ParseDuration).
(function () {
  'use strict';

  const UNITS = {
    __proto__: null, ns: 1e-6, us: 1e-3, '\u00b5s': 1e-3, '\u03bcs': 1e-3, ms: 1, s: 1e3, m: 6e4, h: 3.6e6,
  };
  const PART = '(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)';
  const LONGEST = 365 * 24 * UNITS.h;
  const WHOLE = new RegExp(`^([+-]?)(0|(?:${PART})+)$`, 'u');

  /**
   * The milliseconds of a value, with a fraction where it has one. They may be negative: what range counts is the
   * caller's to check. `what` names the value in a TypeError for one that is no duration.
   */
  function milliseconds(value, what) {
    if (typeof value === 'number' && value - value === 0) {
      return value;
    }
    const match = typeof value === 'string' ? WHOLE.exec(value) : null;
    if (match === null) {
      throw new TypeError(`${what}: ${shown(value)} is neither a number of milliseconds nor a duration such as "1m30s"` +
        ' (units ns, us, ms, s, m, h)');
    }
    const sum = sumOf(match[2]);
    return match[1] === '-' && sum !== 0 ? -sum : sum;
  }

  function sumOf(parts) {
    let sum = 0;
    for (const [, amount, unit] of parts.matchAll(new RegExp(PART, 'gu'))) {
      sum += Number(amount) * UNITS[unit];
    }
    return sum;
  }

  /** A value as messages show it. */
  function shown(value) {
    if (typeof value === 'string') {
      return JSON.stringify(value);
    }
    return value !== null && (typeof value === 'object' || typeof value === 'function') ? typeof value : String(value);
  }

  /** The nanoseconds of a value that may be nothing but a time to wait; a RangeError where it is none. */
  function nanoseconds(value, what) {
    const given = milliseconds(value, what);
    if (given < 0 || given > LONGEST) {
      throw new RangeError(`${what}: ${shown(value)} is not in 0 to 365 days`);
    }
    return Math.round(given * 1e6);
  }

  return { milliseconds, nanoseconds, shown };
})
