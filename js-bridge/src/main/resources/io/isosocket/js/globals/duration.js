// Durations as scripts give them: a number of milliseconds, or a string as Go's time.ParseDuration takes it.
(function (use) {
  'use strict';

  const { uncurry } = use('uncurry');

  const MILLISECOND = 1e6;
  const UNITS = {
    __proto__: null, ns: 1, us: 1e3, '\u00b5s': 1e3, '\u03bcs': 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9,
  };
  const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/y;
  const LONGEST_DAYS = 365;
  const LONGEST = LONGEST_DAYS * 24 * UNITS.h;
  const exec = uncurry(RegExp.prototype.exec);

  /** The nanoseconds of a duration; `name` is what it is given for. Throws a TypeError or a RangeError that names it. */
  function nanoseconds(value, name) {
    let result;
    if (typeof value === 'number') {
      result = value * MILLISECOND;
    } else if (typeof value === 'string') {
      result = parse(value, name);
    } else {
      throw new TypeError(
        `${name}: ${describe(value)} is neither a number of milliseconds nor a duration such as "1m30s"`);
    }
    if (!(result >= 0 && result <= LONGEST)) {
      throw new RangeError(`${name}: ${value} is not in 0 to ${LONGEST_DAYS} days`);
    }
    return result;
  }

  function parse(text, name) {
    const sign = text[0] === '-' ? -1 : 1;
    const start = text[0] === '-' || text[0] === '+' ? 1 : 0;
    let total = 0;
    PART.lastIndex = start;
    for (let part = exec(PART, text); part !== null; part = exec(PART, text)) {
      total += part[1] * UNITS[part[2]];
      if (PART.lastIndex === text.length) {
        return sign * total;
      }
    }
    // Go's one duration without a unit.
    if (text === '0' || text === '+0' || text === '-0') {
      return 0;
    }
    throw new RangeError(
      `${name}: "${text}" is no duration: numbers with the units ns, us, ms, s, m and h, such as "1.5h" or "1m30s"`);
  }

  function describe(value) {
    return typeof value === 'symbol' || value === null || typeof value !== 'object' ? String(value) : 'an object';
  }

  return { nanoseconds };
})
