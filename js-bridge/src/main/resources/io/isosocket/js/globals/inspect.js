// Values as text that a person reads, much as the consoles of browsers and of Node show them. None of a script's code
// runs meanwhile, save for what an error or a class says of itself.
(function (use, host) {
  'use strict';

  const { isObject } = use('webidl');
  const { uncurry } = use('uncurry');
  const { getOwnPropertyDescriptor, is, keys } = Object;
  const { ownKeys } = Reflect;
  const { stringify } = JSON;
  const replaceAll = uncurry(String.prototype.replaceAll);
  const slice = uncurry(String.prototype.slice);
  const isEnumerable = uncurry(Object.prototype.propertyIsEnumerable);
  const { inspection } = host;

  // What Inspection.kindOf returns.
  const PROXY = 1;
  const FOREIGN = 2;
  const ERROR = 3;

  const DEPTH = 2;
  const WIDTH = 76;
  const LONGEST_STRING = 10000;
  const LONGEST_TEXT = 400;
  const WIDEST_ROW = 16;
  const INDEXED = 10000;

  /**
   * The value as text. `depth` says how many levels of objects are opened, `showHidden` adds properties that are not
   * enumerable, `width` is the columns that a line takes.
   */
  function inspect(value, options = {}) {
    if (!isObject(value)) {
      return primitive(value);
    }
    try {
      const { depth = DEPTH, showHidden = false, width = WIDTH } = options;
      const run = { depth: depth === null ? Infinity : +depth, showHidden: !!showHidden, width, open: [],
        circular: new Map(), targets: 0 };
      return object(run, value, 0);
    } catch {
      // A prototype can be a proxy that throws, and a depth without a limit can be deeper than the stack.
      return inspection.text(value);
    }
  }

  function primitive(value) {
    switch (typeof value) {
      case 'string':
        return quoted(value);
      case 'bigint':
        return `${value}n`;
      case 'number':
        return is(value, -0) ? '-0' : `${value}`;
      default:
        return String(value);
    }
  }

  // JSON escapes what has to be; the quotes are those that need no escape themselves.
  function quoted(text) {
    const length = text.length;
    if (length > LONGEST_STRING) {
      return `${quoted(slice(text, 0, LONGEST_STRING))}... ${length - LONGEST_STRING} more characters`;
    }
    const json = stringify(text);
    let inner = slice(json, 1, json.length - 1);
    const hasDouble = text.includes('"');
    if (hasDouble) {
      inner = replaceAll(inner, '\\"', '"');
    }
    if (!text.includes("'")) {
      return `'${inner}'`;
    }
    if (!hasDouble) {
      return `"${inner}"`;
    }
    return text.includes('`') || text.includes('${') ? `'${replaceAll(inner, "'", "\\'")}'` : `\`${inner}\``;
  }

  function format(run, value, level) {
    return isObject(value) ? object(run, value, level) : primitive(value);
  }

  function object(run, value, level) {
    if (run.open.includes(value)) {
      if (!run.circular.has(value)) {
        run.circular.set(value, run.circular.size + 1);
      }
      return `[Circular *${run.circular.get(value)}]`;
    }
    const kind = inspection.kindOf(value);
    if (kind === PROXY || kind === FOREIGN) {
      return clipped(inspection.text(value));
    }
    const shape = use('inspect-kinds').describe(value, kind === ERROR);
    if (level > run.depth && !shape.base) {
      return isEmpty(value, shape) ? layout(shape.prefix, ...braces(shape), [], 0) : `[${shape.name}]`;
    }
    if (shape.isTarget && run.targets > 0) {
      return `[${shape.name}]`;
    }
    run.open.push(value);
    run.targets += shape.isPlatform ? 1 : 0;
    const text = opened(run, value, shape, level);
    run.targets -= shape.isPlatform ? 1 : 0;
    run.open.pop();
    return run.circular.has(value) ? `<ref *${run.circular.get(value)}> ${text}` : text;
  }

  function isEmpty(value, shape) {
    return (shape.length ?? 0) === 0 && (shape.isList || shape.items === undefined) && keys(value).length === 0;
  }

  function braces({ isList }) {
    return isList ? ['[', ']'] : ['{', '}'];
  }

  function clipped(text) {
    return text.length > LONGEST_TEXT ? `${slice(text, 0, LONGEST_TEXT)}...` : text;
  }

  function opened(run, value, shape, level) {
    const { base, prefix, isList } = shape;
    if (base && level > run.depth) {
      return shape.short ?? base;
    }
    const show = (item) => format(run, item, level + 1);
    const items = shape.items === undefined ? [] : shape.items(show, inspect);
    const grouped = isList ? inColumns(items, run.width - 2 * level) : items;
    if (shape.rest > 0) {
      grouped.push(`... ${shape.rest} more item${shape.rest === 1 ? '' : 's'}`);
    }
    addProperties(run, value, shape, level, grouped);
    if (base) {
      return grouped.length === 0 ? base : layout(`${base} `, '{', '}', grouped, run.width - 2 * level);
    }
    return layout(prefix, ...braces(shape), grouped, run.width - 2 * level);
  }

  function addProperties(run, value, shape, level, entries) {
    // To ask a long list for its further properties is to list each of its indices too.
    if (shape.length > INDEXED) {
      return;
    }
    for (const key of ownKeys(value)) {
      if (typeof key === 'string' && ((shape.length !== undefined && isIndex(key)) || shape.skipped?.includes(key))) {
        continue;
      }
      // In this order, since a global that is not made yet is made when its descriptor is asked for.
      if (run.showHidden || isEnumerable(value, key)) {
        const descriptor = getOwnPropertyDescriptor(value, key);
        entries.push(`${keyText(key, descriptor.enumerable)}: ${described(run, descriptor, level + 1)}`);
      }
    }
  }

  function described(run, descriptor, level) {
    const { get, set, value } = descriptor;
    if (get !== undefined) {
      return set === undefined ? '[Getter]' : '[Getter/Setter]';
    }
    return set === undefined ? format(run, value, level) : '[Setter]';
  }

  function isIndex(key) {
    const first = key.charCodeAt(0);
    return first >= 48 && first <= 57 && String(key >>> 0) === key;
  }

  function keyText(key, isShown) {
    const text = typeof key === 'symbol' ? `[${String(key)}]` : isIdentifier(key) ? key : quoted(key);
    return isShown || typeof key === 'symbol' ? text : `[${text}]`;
  }

  function isIdentifier(key) {
    for (let i = 0; i < key.length; i++) {
      const c = key.charCodeAt(i);
      const isLetter = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c === 36;
      if (!isLetter && (i === 0 || c < 48 || c > 57)) {
        return false;
      }
    }
    return key !== '';
  }

  // On one line where it fits, or else an entry a line.
  function layout(prefix, open, close, entries, width) {
    if (entries.length === 0) {
      return `${prefix}${open}${close}`;
    }
    const line = `${prefix}${open} ${entries.join(', ')} ${close}`;
    if (line.length <= width && !line.includes('\n')) {
      return line;
    }
    return `${prefix}${open}\n  ${entries.map((entry) => replaceAll(entry, '\n', '\n  ')).join(',\n  ')}\n${close}`;
  }

  // A long list of short items takes rows of equal columns.
  function inColumns(items, width) {
    const widest = items.reduce((most, item) => Math.max(most, item.length), 0);
    const total = items.reduce((sum, item) => sum + item.length + 2, 0);
    const columns = Math.min(WIDEST_ROW, Math.floor(width / (widest + 2)));
    // One long item among short ones would leave the columns empty.
    const isEven = total > 5 * (widest + 2);
    if (items.length <= 6 || total <= width || columns < 3 || !isEven || items.some(hasNewline)) {
      return items;
    }
    const isNumeric = items.every((item) => item === 'NaN' || !(+item !== +item));
    const rows = [];
    for (let i = 0; i < items.length; i += columns) {
      const row = items.slice(i, i + columns);
      rows.push(row.map((item, at) => padded(item, widest, isNumeric, at === row.length - 1)).join(' '));
    }
    return rows;
  }

  function hasNewline(text) {
    return text.includes('\n');
  }

  function padded(item, width, isNumeric, isLast) {
    const text = isLast ? item : `${item},`;
    const columns = isLast ? width : width + 1;
    return isNumeric ? text.padStart(columns) : isLast ? text : text.padEnd(columns);
  }

  /** The value of one own property as it stands within an object, without running a getter. */
  function propertyText(value, key, options) {
    const descriptor = getOwnPropertyDescriptor(value, key);
    return descriptor.get === undefined && descriptor.set === undefined
      ? inspect(descriptor.value, options) : described(undefined, descriptor, 0);
  }

  /** Whether an object's properties cannot be looked at without running code, a script's or Java's. */
  function isProxyOrForeign(value) {
    const kind = inspection.kindOf(value);
    return kind === PROXY || kind === FOREIGN;
  }

  return { inspect, propertyText, isProxyOrForeign };
})
