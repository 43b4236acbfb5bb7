// The URLSearchParams interface: URL Standard, section 6.2. In `pairs` names and values stand by turns.
(function (use) {
  'use strict';

  const { defineInterface, makeEnumerable, requireArguments, illegalInvocation, convert, isObject, apply } =
    use('webidl');

  const { parse, serialize, pairsOf } = use('urlencoded');
  const { defineProperty, getPrototypeOf, setPrototypeOf } = Object;
  const sortArray = Function.prototype.call.bind(Array.prototype.sort);
  // Handed to the constructor, it makes the object of a URL.
  const OF_URL = Symbol('of a URL');
  const where = (method) => `Failed to execute '${method}' on 'URLSearchParams'`;

  let pairsIn;
  let update;

  class URLSearchParams {
    #pairs;
    #url = null;

    static {
      pairsIn = (params) => params.#pairs;
      update = (params, query) => {
        params.#pairs = parse(query ?? '');
      };
    }

    constructor(init = '') {
      if (init === OF_URL) {
        this.#url = arguments[1];
        update(this, this.#url.query());
      } else {
        this.#pairs = pairsOf(init);
      }
    }

    static #own(value) {
      if (typeof value !== 'object' || value === null || !(#pairs in value)) {
        throw illegalInvocation();
      }
      return value;
    }

    /** The update steps. */
    #changed() {
      if (this.#url !== null) {
        const query = serialize(this.#pairs);
        this.#url.setQuery(query === '' ? null : query);
      }
    }

    get size() {
      return URLSearchParams.#own(this).#pairs.length / 2;
    }

    append(name, value) {
      const own = URLSearchParams.#own(this);
      requireArguments(arguments.length, 2, where('append'));
      const newName = convert.USVString(name);
      const newValue = convert.USVString(value);
      const pairs = own.#pairs;
      const { length } = pairs;
      pairs[length] = newName;
      pairs[length + 1] = newValue;
      own.#changed();
    }

    delete(name, value = undefined) {
      const own = URLSearchParams.#own(this);
      requireArguments(arguments.length, 1, where('delete'));
      const oldName = convert.USVString(name);
      const oldValue = value === undefined ? undefined : convert.USVString(value);
      own.#keep((pairs, i) => pairs[i] !== oldName || (oldValue !== undefined && pairs[i + 1] !== oldValue));
      own.#changed();
    }

    /** Leaves the pairs that pass, in their order. */
    #keep(passes) {
      const pairs = this.#pairs;
      let kept = 0;
      for (let i = 0; i < pairs.length; i += 2) {
        if (passes(pairs, i)) {
          pairs[kept] = pairs[i];
          pairs[kept + 1] = pairs[i + 1];
          kept += 2;
        }
      }
      pairs.length = kept;
    }

    get(name) {
      const own = URLSearchParams.#own(this);
      requireArguments(arguments.length, 1, where('get'));
      const wanted = convert.USVString(name);
      const pairs = own.#pairs;
      for (let i = 0; i < pairs.length; i += 2) {
        if (pairs[i] === wanted) {
          return pairs[i + 1];
        }
      }
      return null;
    }

    getAll(name) {
      const own = URLSearchParams.#own(this);
      requireArguments(arguments.length, 1, where('getAll'));
      const wanted = convert.USVString(name);
      const pairs = own.#pairs;
      const values = [];
      for (let i = 0; i < pairs.length; i += 2) {
        if (pairs[i] === wanted) {
          defineProperty(values, values.length,
            { value: pairs[i + 1], writable: true, enumerable: true, configurable: true });
        }
      }
      return values;
    }

    has(name, value = undefined) {
      const own = URLSearchParams.#own(this);
      requireArguments(arguments.length, 1, where('has'));
      const wanted = convert.USVString(name);
      const wantedValue = value === undefined ? undefined : convert.USVString(value);
      const pairs = own.#pairs;
      for (let i = 0; i < pairs.length; i += 2) {
        if (pairs[i] === wanted && (wantedValue === undefined || pairs[i + 1] === wantedValue)) {
          return true;
        }
      }
      return false;
    }

    set(name, value) {
      const own = URLSearchParams.#own(this);
      requireArguments(arguments.length, 2, where('set'));
      const newName = convert.USVString(name);
      const newValue = convert.USVString(value);
      let found = false;
      own.#keep((pairs, i) => {
        if (pairs[i] !== newName) {
          return true;
        }
        const first = !found;
        found = true;
        if (first) {
          pairs[i + 1] = newValue;
        }
        return first;
      });
      if (!found) {
        const pairs = own.#pairs;
        const { length } = pairs;
        pairs[length] = newName;
        pairs[length + 1] = newValue;
      }
      own.#changed();
    }

    sort() {
      const own = URLSearchParams.#own(this);
      const pairs = own.#pairs;
      const entries = [];
      for (let i = 0; i < pairs.length; i += 2) {
        entries[i / 2] = { name: pairs[i], value: pairs[i + 1] };
      }
      // By code units, as the standard says and JS compares; the sort is stable.
      sortArray(entries, (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
      for (let i = 0; i < entries.length; i++) {
        pairs[2 * i] = entries[i].name;
        pairs[2 * i + 1] = entries[i].value;
      }
      own.#changed();
    }

    entries() {
      return new URLSearchParamsIterator(URLSearchParams.#own(this), (name, value) => [name, value]);
    }

    forEach(callback, thisArg = undefined) {
      const own = URLSearchParams.#own(this);
      requireArguments(arguments.length, 1, where('forEach'));
      convert.callback(callback, where('forEach'));
      for (let i = 0; i < own.#pairs.length; i += 2) {
        apply(callback, thisArg, [own.#pairs[i + 1], own.#pairs[i], this]);
      }
    }

    keys() {
      return new URLSearchParamsIterator(URLSearchParams.#own(this), (name) => name);
    }

    values() {
      return new URLSearchParamsIterator(URLSearchParams.#own(this), (name, value) => value);
    }

    toString() {
      return serialize(URLSearchParams.#own(this).#pairs);
    }
  }

  // Web IDL, section 3.7.10: the default iterator, which sees what changes while it runs.
  class URLSearchParamsIterator {
    #params;
    #index = 0;
    #pick;

    constructor(params, pick) {
      this.#params = params;
      this.#pick = pick;
    }

    next() {
      if (!isObject(this) || !(#params in this)) {
        throw illegalInvocation();
      }
      const pairs = pairsIn(this.#params);
      if (this.#index >= pairs.length) {
        return { value: undefined, done: true };
      }
      const value = this.#pick(pairs[this.#index], pairs[this.#index + 1]);
      this.#index += 2;
      return { value, done: false };
    }
  }

  function shapeIterator({ prototype }) {
    setPrototypeOf(prototype, getPrototypeOf(getPrototypeOf([][Symbol.iterator]())));
    delete prototype.constructor;
    makeEnumerable(prototype);
    defineProperty(prototype, Symbol.toStringTag,
      { value: 'URLSearchParams Iterator', writable: false, enumerable: false, configurable: true });
  }

  defineInterface(URLSearchParams);
  defineProperty(URLSearchParams.prototype, Symbol.iterator,
    { value: URLSearchParams.prototype.entries, writable: true, enumerable: false, configurable: true });
  shapeIterator(URLSearchParamsIterator);

  /** The live parameters of a URL. */
  function paramsOf(record) {
    return new URLSearchParams(OF_URL, record);
  }

  return { URLSearchParams, paramsOf, update };
})
