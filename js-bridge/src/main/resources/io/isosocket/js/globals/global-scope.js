// The global object as a worker's: HTML, section 10.2.1. Interfaces with [Global] have their members on the object
// itself, the others on their prototypes.
(function (use, host) {
  'use strict';

  const { defineInterface, illegalInvocation, illegalConstructor, convert, requireArguments } = use('webidl');
  const { EventTarget, Listeners } = use('event-target');
  const { defineEventHandlers } = use('event-handlers');
  const { defineProperty, setPrototypeOf } = Object;

  // An operation of the global called on nothing is called on the global.
  function scope(value) {
    if (value === undefined || value === null || value === globalThis) {
      return globalThis;
    }
    throw illegalInvocation();
  }

  // [Replaceable]: an assignment puts a data property onto the global object.
  function replaceWith(name, value) {
    defineProperty(globalThis, name, { value, writable: true, enumerable: true, configurable: true });
  }

  class WorkerGlobalScope extends EventTarget {
    constructor() {
      throw illegalConstructor();
    }

    get self() {
      return scope(this);
    }

    get navigator() {
      scope(this);
      return use('navigator').navigator;
    }

    get performance() {
      scope(this);
      return use('performance').performance;
    }

    set performance(value) {
      scope(this);
      replaceWith('performance', value);
    }

    get crypto() {
      scope(this);
      return use('crypto').crypto;
    }

    get origin() {
      scope(this);
      return host.origin();
    }

    set origin(value) {
      scope(this);
      replaceWith('origin', value);
    }

    get isSecureContext() {
      scope(this);
      return true;
    }

    get crossOriginIsolated() {
      scope(this);
      return false;
    }

    reportError(e) {
      scope(this);
      requireArguments(arguments.length, 1, "Failed to execute 'reportError'");
      use('report-error').report(e);
    }

    btoa(data) {
      scope(this);
      requireArguments(arguments.length, 1, "Failed to execute 'btoa'");
      return use('base64').btoa(convert.DOMString(data));
    }

    atob(data) {
      scope(this);
      requireArguments(arguments.length, 1, "Failed to execute 'atob'");
      return use('base64').atob(convert.DOMString(data));
    }

    setTimeout(handler, timeout = 0, ...args) {
      scope(this);
      requireArguments(arguments.length, 1, "Failed to execute 'setTimeout'");
      return use('timers').start(handler, timeout, args, false);
    }

    clearTimeout(id = 0) {
      scope(this);
      use('timers').clear(id);
    }

    setInterval(handler, timeout = 0, ...args) {
      scope(this);
      requireArguments(arguments.length, 1, "Failed to execute 'setInterval'");
      return use('timers').start(handler, timeout, args, true);
    }

    clearInterval(id = 0) {
      scope(this);
      use('timers').clear(id);
    }

    queueMicrotask(callback) {
      scope(this);
      requireArguments(arguments.length, 1, "Failed to execute 'queueMicrotask'");
      use('microtask').queue(convert.callback(callback, "Failed to execute 'queueMicrotask'"));
    }

    structuredClone(value, options = {}) {
      scope(this);
      requireArguments(arguments.length, 1, "Failed to execute 'structuredClone'");
      return use('structured-clone').structuredClone(value, options);
    }
  }

  // Deviation: without a page there is no postMessage, and importScripts is left to the host.
  class DedicatedWorkerGlobalScope extends WorkerGlobalScope {}

  // [Global]: these stand on the object itself.
  const own = {
    get name() {
      scope(this);
      return '';
    },
    set name(value) {
      scope(this);
      replaceWith('name', value);
    },
    close() {
      scope(this);
      host.requestClose();
    },
  };

  // Deviation: the engine does not make the prototype of its global object immutable, as [Global] asks.
  /** Makes the realm's global object an instance of these interfaces. */
  function shape() {
    delete globalThis[Symbol.toStringTag];
    new Listeners(globalThis);
    setPrototypeOf(globalThis, DedicatedWorkerGlobalScope.prototype);
    for (const key of Object.keys(own)) {
      defineProperty(globalThis, key, Object.getOwnPropertyDescriptor(own, key));
    }
  }

  defineEventHandlers(WorkerGlobalScope.prototype, ['error'], scope, true);
  defineEventHandlers(WorkerGlobalScope.prototype,
    ['languagechange', 'offline', 'online', 'rejectionhandled', 'unhandledrejection'], scope);
  // Deviation: a script that came from no URL has no location.
  if (host.location() !== null) {
    defineProperty(WorkerGlobalScope.prototype, 'location', {
      get: Object.getOwnPropertyDescriptor({
        get location() {
          scope(this);
          return use('location').location;
        },
      }, 'location').get,
      set: undefined,
      enumerable: true,
      configurable: true,
    });
  }
  defineInterface(WorkerGlobalScope);
  defineInterface(DedicatedWorkerGlobalScope);

  return { WorkerGlobalScope, DedicatedWorkerGlobalScope, shape };
})
