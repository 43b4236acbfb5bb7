// What console.table draws: Console Standard, section 1.1.5.
(function (use) {
  'use strict';

  const { inspect, propertyText, isProxyOrForeign } = use('inspect');
  const { isObject } = use('webidl');
  const { getOwnPropertyDescriptor } = Object;
  const { ownKeys } = Reflect;
  const { uncurry } = use('uncurry');
  const forEachEntry = uncurry(Map.prototype.forEach);
  const forEachMember = uncurry(Set.prototype.forEach);

  const CELL = { depth: 0, width: Infinity };
  const VALUES = 'Values';

  /** The table as text; undefined where the data has no rows that could be told apart. */
  function table(data, columns) {
    if (typeof data === 'function' || isProxyOrForeign(data)) {
      return undefined;
    }
    const { heads, rows } = rowsOf(data);
    const names = [];
    let hasValues = false;
    for (const row of rows) {
      row.cells = new Map();
      if (isObject(row.value) && typeof row.value !== 'function' && !isProxyOrForeign(row.value)) {
        addCells(row, columns ?? enumerableKeys(row.value), names);
      } else {
        hasValues = true;
        row.cells.set(undefined, row.text ?? inspect(row.value, CELL));
      }
    }
    const all = hasValues ? [...names, undefined] : names;
    const lines = rows.map((row) => [...row.heads, ...all.map((name) => row.cells.get(name) ?? '')]);
    return draw([...heads, ...all.map((name) => name ?? VALUES)], lines);
  }

  function rowsOf(data) {
    const rows = [];
    if (collect(forEachEntry, data, (value, key) =>
      rows.push({ heads: [`${rows.length}`, inspect(key, CELL)], value }))) {
      return { heads: ['(iteration index)', 'Key'], rows };
    }
    if (collect(forEachMember, data, (value) => rows.push({ heads: [`${rows.length}`], value }))) {
      return { heads: ['(iteration index)'], rows };
    }
    for (const key of enumerableKeys(data)) {
      const { value, get, set } = getOwnPropertyDescriptor(data, key);
      const isAccessor = get !== undefined || set !== undefined;
      rows.push({ heads: [key], value, text: isAccessor ? propertyText(data, key, CELL) : undefined });
    }
    return { heads: ['(index)'], rows };
  }

  // Whether the data is of the kind that this forEach is for.
  function collect(forEach, data, add) {
    try {
      forEach(data, add);
      return true;
    } catch {
      return false;
    }
  }

  function addCells(row, keys, names) {
    for (const key of keys) {
      if (!names.includes(key)) {
        names.push(key);
      }
      if (getOwnPropertyDescriptor(row.value, key) !== undefined) {
        row.cells.set(key, propertyText(row.value, key, CELL));
      }
    }
  }

  function enumerableKeys(object) {
    const keys = [];
    for (const key of ownKeys(object)) {
      if (typeof key === 'string' && getOwnPropertyDescriptor(object, key)?.enumerable) {
        keys.push(key);
      }
    }
    return keys;
  }

  function draw(heads, lines) {
    const widths = heads.map((head, i) => lines.reduce((width, line) => Math.max(width, line[i].length), head.length));
    const row = (cells) => `│ ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' │ ')} │`;
    const rule = (left, middle, right) =>
      left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
    return [
      rule('┌', '┬', '┐'), row(heads), rule('├', '┼', '┤'), ...lines.map(row), rule('└', '┴', '┘'),
    ].join('\n');
  }

  return { table };
})
