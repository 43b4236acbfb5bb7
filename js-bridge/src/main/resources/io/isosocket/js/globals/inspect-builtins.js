// What the language's own kinds of objects show of themselves, by their prototypes.
(function (use, host) {
  'use strict';

  const { uncurry, getter } = use('uncurry');
  const { inspection } = host;
  const UINT8_ARRAY = Uint8Array;

  const MOST_ITEMS = 100;
  const MOST_BYTES = 50;

  // Sized collections.
  function collection(value, name, size, each) {
    const count = size > MOST_ITEMS ? MOST_ITEMS : size;
    return { name, prefix: `${name}(${size}) `, rest: size - count, items: (show) => firstOf(count, each, show) };
  }

  function firstOf(count, each, show) {
    const items = [];
    each((...item) => {
      if (items.length < count) {
        items.push(item.map(show).join(' => '));
      }
    });
    return items;
  }

  const mapSize = getter(Map.prototype, 'size');
  const mapEach = uncurry(Map.prototype.forEach);
  const setSize = getter(Set.prototype, 'size');
  const setEach = uncurry(Set.prototype.forEach);
  const time = uncurry(Date.prototype.getTime);
  const isoDate = uncurry(Date.prototype.toISOString);
  const pattern = getter(RegExp.prototype, 'source');
  const patternText = uncurry(RegExp.prototype.toString);
  const deref = uncurry(WeakRef.prototype.deref);

  function buffer({ prototype }) {
    const byteLength = getter(prototype, 'byteLength');
    const slice = uncurry(prototype.slice);
    const isDetached = prototype === ArrayBuffer.prototype ? getter(prototype, 'detached') : () => false;
    return (value, name) => {
      const length = byteLength(value);
      return { name, prefix: `${name} `, items: () => bufferItems(value, length, slice, isDetached(value)) };
    };
  }

  function bufferItems(value, length, slice, isDetached) {
    if (isDetached) {
      return ['(detached)', 'byteLength: 0'];
    }
    let text = '';
    for (const byte of new UINT8_ARRAY(slice(value, 0, MOST_BYTES))) {
      text += `${text === '' ? '' : ' '}${byte < 16 ? '0' : ''}${byte.toString(16)}`;
    }
    const rest = length - MOST_BYTES;
    const more = rest > 0 ? ` ... ${rest} more byte${rest === 1 ? '' : 's'}` : '';
    return [`[Uint8Contents]: <${text}${more}>`, `byteLength: ${length}`];
  }

  const dataView = ['byteLength', 'byteOffset', 'buffer'].map((name) => [name, getter(DataView.prototype, name)]);

  function boxed(type) {
    const valueOf = uncurry(type.prototype.valueOf);
    return (value, name) => {
      const primitive = valueOf(value);
      const length = typeof primitive === 'string' ? primitive.length : undefined;
      return {
        name, base: `[${name}: ${use('inspect').inspect(primitive)}]`, length, skipped: ['length'],
      };
    };
  }

  // The engine shows a promise's state to its host alone, within a text of its own form.
  const STATE = '[[PromiseStatus]]: "';
  const RESULT = ', [[PromiseValue]]: ';

  function promiseItems(value) {
    const text = inspection.text(value);
    const start = text.indexOf(STATE) + STATE.length;
    const state = text.slice(start, text.indexOf('"', start));
    if (state === 'pending') {
      return ['<pending>'];
    }
    const result = text.slice(text.indexOf(RESULT, start) + RESULT.length, -1);
    return [state === 'rejected' ? `<rejected> ${result}` : result];
  }

  // Its items are unknown; to ask for one throws where the object is of another kind.
  function weak(type) {
    const has = uncurry(type.prototype.has);
    return (value, name) => {
      has(value, value);
      return { name, prefix: `${name} `, items: () => ['<items unknown>'] };
    };
  }

  // By prototype, what describes an object that inherits from it, or throws where the object is of another kind.
  const builtins = new Map([
    [Map.prototype, (value, name) => collection(value, name, mapSize(value),
      (add) => mapEach(value, (item, key) => add(key, item)))],
    [Set.prototype, (value, name) => collection(value, name, setSize(value),
      (add) => setEach(value, (item) => add(item)))],
    [Date.prototype, (value, name) => ({ name, base: time(value) === time(value) ? isoDate(value) : 'Invalid Date' })],
    [RegExp.prototype, (value, name) => {
      pattern(value);
      return { name, base: patternText(value), skipped: ['lastIndex'] };
    }],
    [ArrayBuffer.prototype, buffer(ArrayBuffer)],
    [SharedArrayBuffer.prototype, buffer(SharedArrayBuffer)],
    [DataView.prototype, (value, name) => {
      const members = dataView.map(([member, get]) => [member, get(value)]);
      return { name, prefix: `${name} `, items: (show) => members.map(([member, item]) => `${member}: ${show(item)}`) };
    }],
    [Promise.prototype, (value, name) => ({ name, prefix: `${name} `, items: () => promiseItems(value) })],
    [WeakMap.prototype, weak(WeakMap)],
    [WeakSet.prototype, weak(WeakSet)],
    [WeakRef.prototype, (value, name) => {
      const target = deref(value);
      return { name, prefix: `${name} `, items: (show) => [show(target)] };
    }],
    ...[String, Number, Boolean, Symbol, BigInt].map((type) => [type.prototype, boxed(type)]),
  ]);

  return { builtins };
})
