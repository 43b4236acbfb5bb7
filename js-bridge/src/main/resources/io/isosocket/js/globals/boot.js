// Makes a fresh realm the global scope of a worker, and installs the globals: those of GLOBALS at their first use.
(function (host) {
  'use strict';

  // The explicit list of what is installed: each file, and the names on the global object that it provides.
  const GLOBALS = {
    'dom-exception': ['DOMException'],
    'quota-exceeded-error': ['QuotaExceededError'],
    'event': ['Event'],
    'custom-event': ['CustomEvent'],
    'event-target': ['EventTarget'],
    'message-event': ['MessageEvent'],
    'close-event': ['CloseEvent'],
    'error-event': ['ErrorEvent'],
    'promise-rejection-event': ['PromiseRejectionEvent'],
    'abort': ['AbortController', 'AbortSignal'],
    'web-socket': ['WebSocket'],
    'web-socket-stream': ['WebSocketStream'],
    'web-socket-error': ['WebSocketError'],
    'streams': [
      'ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader', 'ReadableStreamDefaultController',
      'ReadableByteStreamController', 'ReadableStreamBYOBRequest', 'WritableStream', 'WritableStreamDefaultWriter',
      'WritableStreamDefaultController', 'TransformStream', 'TransformStreamDefaultController',
      'ByteLengthQueuingStrategy', 'CountQueuingStrategy',
    ],
    'broadcast-channel': ['BroadcastChannel'],
    'url': ['URL'],
    'url-search-params': ['URLSearchParams'],
    'blob': ['Blob', 'File'],
    'text-encoder': ['TextEncoder'],
    'text-decoder': ['TextDecoder'],
    'crypto': ['Crypto'],
    'subtle-crypto': ['SubtleCrypto'],
    'crypto-key': ['CryptoKey'],
    'console': ['console'],
    'performance': ['Performance'],
    'performance-timeline': ['PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure'],
    'navigator': ['WorkerNavigator'],
    'location': ['WorkerLocation'],
    'global-scope': ['WorkerGlobalScope', 'DedicatedWorkerGlobalScope'],
  };
  const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyDescriptors } = Object;
  const loaded = new Map();

  /** The exports of another file, which is run at its first use. */
  function use(name) {
    let exports = loaded.get(name);
    if (exports === undefined) {
      exports = host.load(name)(use, host);
      loaded.set(name, exports);
    }
    return exports;
  }

  /** The exports of a file that has run already: what has not run has made no objects either. */
  use.ifLoaded = (name) => loaded.get(name);

  // Names whose value is not made yet, with what makes them data properties.
  const pending = new Map();

  function defineLazily(name, file) {
    const settle = (value) => {
      pending.delete(name);
      defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
      return value;
    };
    const load = () => settle(use(file)[name]);
    pending.set(name, load);
    defineProperty(globalThis, name, { get: load, set: settle, enumerable: false, configurable: true });
  }

  // A script that looks at a descriptor sees the data property that Web IDL asks for, so it is made first.
  function settleBefore(target, key) {
    if (target === globalThis && pending.size > 0) {
      const load = pending.get(key);
      if (load !== undefined) {
        load();
      }
    }
  }

  const reflectGet = Reflect.getOwnPropertyDescriptor;
  const lookups = {
    getOwnPropertyDescriptor(target, key) {
      settleBefore(target, key);
      return getOwnPropertyDescriptor(target, key);
    },
    getOwnPropertyDescriptors(target) {
      if (target === globalThis) {
        for (const load of [...pending.values()]) {
          load();
        }
      }
      return getOwnPropertyDescriptors(target);
    },
  };
  const reflectLookups = {
    getOwnPropertyDescriptor(target, key) {
      settleBefore(target, key);
      return reflectGet(target, key);
    },
  };

  function replace(object, methods) {
    for (const name of Object.keys(methods)) {
      defineProperty(object, name, { value: methods[name], writable: true, enumerable: false, configurable: true });
    }
  }

  use('global-scope').shape();
  for (const file of Object.keys(GLOBALS)) {
    for (const name of GLOBALS[file]) {
      defineLazily(name, file);
    }
  }
  replace(Object, lookups);
  replace(Reflect, reflectLookups);
  if (host.windowed()) {
    use('window').install();
  }

  return use;
})
