// Names and values of application/x-www-form-urlencoded (URL Standard, section 5) and what URLSearchParams is made from.
// In `pairs` names and values stand by turns. They cross to Java as one string, in which a lone surrogate ends each:
// none can be in a USVString.
(function (use, host) {
  'use strict';

  const { convert, isObject } = use('webidl');

  const { url: urls } = host;
  const { create, getOwnPropertyDescriptor } = Object;
  const { ownKeys } = Reflect;
  const indexOf = Function.prototype.call.bind(String.prototype.indexOf);
  const slice = Function.prototype.call.bind(String.prototype.slice);
  const END = '\uD800';
  const CONSTRUCTOR = "Failed to construct 'URLSearchParams'";

  function parse(query) {
    const pairs = [];
    if (query === '') {
      return pairs;
    }
    const items = urls.parseForm(query);
    let start = 0;
    while (start < items.length) {
      const end = indexOf(items, END, start);
      pairs[pairs.length] = slice(items, start, end);
      start = end + 1;
    }
    return pairs;
  }

  function serialize(pairs) {
    let items = '';
    for (let i = 0; i < pairs.length; i++) {
      items += pairs[i] + END;
    }
    return items === '' ? '' : urls.serializeForm(items);
  }

  // Web IDL, section 3.2.24: the union's object types are told apart by Symbol.iterator.
  function pairsOf(init) {
    if (!isObject(init)) {
      const query = convert.USVString(init);
      return parse(query[0] === '?' ? slice(query, 1) : query);
    }
    const method = init[Symbol.iterator];
    return method === undefined || method === null ? pairsOfRecord(init) : pairsOfSequence(init, method);
  }

  function pairsOfSequence(init, method) {
    const item = (value) => convert.sequence(value, convert.USVString, CONSTRUCTOR);
    const sequences = convert.sequence(init, item, CONSTRUCTOR, method);
    const pairs = [];
    for (let i = 0; i < sequences.length; i++) {
      if (sequences[i].length !== 2) {
        throw new TypeError(`${CONSTRUCTOR}: item ${i} has ${sequences[i].length} members and not a name and a value`);
      }
      pairs[2 * i] = sequences[i][0];
      pairs[2 * i + 1] = sequences[i][1];
    }
    return pairs;
  }

  // Web IDL, section 3.2.22. Two keys may be one name once they are converted; the later value counts.
  function pairsOfRecord(init) {
    const pairs = [];
    const indices = create(null);
    const keys = ownKeys(init);
    for (let i = 0; i < keys.length; i++) {
      if (getOwnPropertyDescriptor(init, keys[i])?.enumerable) {
        const name = convert.USVString(keys[i]);
        const value = convert.USVString(init[keys[i]]);
        const index = indices[name] ??= pairs.length;
        pairs[index] = name;
        pairs[index + 1] = value;
      }
    }
    return pairs;
  }

  return { parse, serialize, pairsOf };
})
