// The WorkerLocation interface: HTML, section 10.3.1.
(function (use, host) {
  'use strict';

  const { defineInterface, illegalInvocation, illegalConstructor } = use('webidl');

  // Handed to the constructor, it makes the one object that there is; a script's call has no such thing.
  const INTERNAL = Symbol('internal');

  class WorkerLocation {
    #parts;

    constructor() {
      if (arguments[0] !== INTERNAL) {
        throw illegalConstructor();
      }
      // Read once: what a script does to URL's prototype later is no matter to this object.
      const { href, origin, protocol, host: hostAndPort, hostname, port, pathname, search, hash } = arguments[1];
      this.#parts = { href, origin, protocol, host: hostAndPort, hostname, port, pathname, search, hash };
    }

    static #own(value) {
      if (typeof value !== 'object' || value === null || !(#parts in value)) {
        throw illegalInvocation();
      }
      return value.#parts;
    }

    get href() {
      return WorkerLocation.#own(this).href;
    }

    // The stringifier of href.
    toString() {
      return WorkerLocation.#own(this).href;
    }

    get origin() {
      return WorkerLocation.#own(this).origin;
    }

    get protocol() {
      return WorkerLocation.#own(this).protocol;
    }

    get host() {
      return WorkerLocation.#own(this).host;
    }

    get hostname() {
      return WorkerLocation.#own(this).hostname;
    }

    get port() {
      return WorkerLocation.#own(this).port;
    }

    get pathname() {
      return WorkerLocation.#own(this).pathname;
    }

    get search() {
      return WorkerLocation.#own(this).search;
    }

    get hash() {
      return WorkerLocation.#own(this).hash;
    }
  }

  defineInterface(WorkerLocation);

  const href = host.location();
  const location = href === null ? undefined : new WorkerLocation(INTERNAL, new (use('url').URL)(href));

  return { WorkerLocation, location };
})
