// Format specifiers: Console Standard, section 2.2, Formatter.
(function (use) {
  'use strict';

  const { inspect } = use('inspect');
  const { uncurry } = use('uncurry');
  const indexOf = uncurry(String.prototype.indexOf);
  const slice = uncurry(String.prototype.slice);
  const { parseInt, parseFloat } = globalThis;
  const DEPTH = { depth: 4 };

  // A script's object may throw when it is converted; a line of a log is no place to pass that on.
  function string(value) {
    try {
      return String(value);
    } catch {
      return inspect(value);
    }
  }

  function number(value, parse) {
    try {
      return inspect(typeof value === 'symbol' ? NaN : parse(value, 10));
    } catch {
      return 'NaN';
    }
  }

  const conversions = {
    __proto__: null,
    s: string,
    d: (value) => number(value, parseInt),
    i: (value) => number(value, parseInt),
    f: (value) => number(value, parseFloat),
    o: (value) => inspect(value, DEPTH),
    O: (value) => inspect(value, DEPTH),
    // Styles have nothing to act on here.
    c: () => '',
  };

  /** Puts the arguments into the first one's specifiers; what is left of them follows it. */
  function format(args) {
    const target = args[0];
    let text = '';
    let done = 0;
    let used = 1;
    for (let at = indexOf(target, '%'); at >= 0 && at + 1 < target.length; at = indexOf(target, '%', at)) {
      const specifier = target[at + 1];
      const convert = conversions[specifier];
      if (specifier === '%') {
        text += `${slice(target, done, at)}%`;
        done = at + 2;
      } else if (convert !== undefined && used < args.length) {
        text += slice(target, done, at) + convert(args[used++]);
        done = at + 2;
      }
      at += specifier === '%' || convert !== undefined ? 2 : 1;
    }
    const parts = [text + slice(target, done)];
    while (used < args.length) {
      parts[parts.length] = args[used++];
    }
    return parts;
  }

  return { format };
})
