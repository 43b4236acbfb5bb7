// How values cross between Java and a script: what kind each is, and how the script's are made.
(function (use) {
  'use strict';

  const { viewOf, isArrayBuffer } = use('buffer-source');
  const { toString } = Object.prototype;
  const tag = (value) => Reflect.apply(toString, value, []);
  const then = Function.prototype.call.bind(Promise.prototype.then);
  const ARRAY_BUFFER = ArrayBuffer;

  function kindOf(value) {
    if (value === null || value === undefined) {
      return 'null';
    }
    const type = typeof value;
    if (type !== 'object') {
      return type;
    }
    if (Array.isArray(value)) {
      return 'array';
    }
    if (isArrayBuffer(value) || ArrayBuffer.isView(value)) {
      return 'bytes';
    }
    if (value instanceof Promise) {
      return 'promise';
    }
    if (value instanceof Error) {
      return 'error';
    }
    return kindOfPlatformObject(value) ?? kindByTag(value);
  }

  function kindOfPlatformObject(value) {
    if (use.ifLoaded('web-socket')?.isWebSocket(value)) {
      return 'socket';
    }
    if (use.ifLoaded('channel')?.isChannel(value)) {
      return 'channel';
    }
    return use.ifLoaded('blob')?.blobOf(value) === undefined ? undefined : 'blob';
  }

  function kindByTag(value) {
    switch (tag(value)) {
      case '[object Date]': return 'date';
      case '[object Map]': return 'map';
      case '[object Set]': return 'set';
      default: return 'object';
    }
  }

  return {
    kindOf,
    viewOf: (value) => viewOf(value, 'value'),
    socketOf: (value) => use('web-socket').connectionOf(value),
    channelOf: (value) => use('channel').hostOf(value),
    channelFor: (channel) => use('channel').channelFor(channel),
    blobOf: (value) => use('blob').blobOf(value),
    adopt: (adoption) => use('web-socket').adopt(adoption),
    blobFor: (blob) => use('blob').blobFor(blob),
    entriesOf: (value) => [...value],
    keysOf: (value) => Object.keys(value),
    describe(value) {
      try {
        return String(value);
      } catch {
        return 'a value that does not convert to a string';
      }
    },
    buffer: (bytes) => new ARRAY_BUFFER(bytes),
    date: (milliseconds) => new Date(milliseconds),
    bigint: (digits) => BigInt(digits),
    undefined: () => undefined,
    array: () => [],
    object: () => ({}),
    error: (message) => new Error(message),
    push(array, value) {
      array[array.length] = value;
    },
    put(object, key, value) {
      Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
    },
    // A promise, and the functions that settle it.
    deferred() {
      let settle;
      const promise = new Promise((resolve, reject) => {
        settle = { resolve, reject };
      });
      return { promise, resolve: settle.resolve, reject: settle.reject };
    },
    importModule: (path) => import(path),
    // Runs what Java gives, and hands the value, or what the promise comes to that it is, to one of two functions of
    // Java's. In one call: a rejection has a handler before the engine looks for such that have none.
    settle(run, done, failed) {
      const value = run();
      if (kindOf(value) === 'promise') {
        then(value, (result) => { done(result); }, (reason) => { failed(reason); });
      } else {
        done(value);
      }
    },
    // A function of Java's as one of the script's: what it throws is thrown here.
    wrap(name, call) {
      const wrapped = { [name]: (...args) => call(args) }[name];
      return wrapped;
    },
    throwValue(value) {
      throw value;
    },
    defineGlobal(name, value) {
      Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
    },
  };
})
