// The URL interface: URL Standard, section 6.1. The parts and the setters' rules are those of the Java object behind it.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert } = use('webidl');

  const { url: urls } = host;
  // Handed to the constructor, it makes the object for a URL that is parsed already.
  const PARSED = Symbol('parsed');

  const optional = (base) => (base === undefined ? null : convert.USVString(base));

  class URL {
    // The object of Java's.
    #record;
    // Made at its first use, and told of each new query from then on.
    #searchParams = null;

    constructor(url, base = undefined) {
      if (url === PARSED) {
        this.#record = base;
        return;
      }
      requireArguments(arguments.length, 1, "Failed to construct 'URL'");
      const input = convert.USVString(url);
      const baseInput = optional(base);
      const record = urls.parse(input, baseInput);
      if (record === null) {
        throw new TypeError(`Failed to construct 'URL': Invalid URL. ${urls.failure(input, baseInput)}`);
      }
      this.#record = record;
    }

    static parse(url, base = undefined) {
      requireArguments(arguments.length, 1, "Failed to execute 'parse' on 'URL'");
      const record = urls.parse(convert.USVString(url), optional(base));
      return record === null ? null : new URL(PARSED, record);
    }

    static canParse(url, base = undefined) {
      requireArguments(arguments.length, 1, "Failed to execute 'canParse' on 'URL'");
      return urls.canParse(convert.USVString(url), optional(base));
    }

    static #recordOf(value) {
      if (typeof value !== 'object' || value === null || !(#record in value)) {
        throw illegalInvocation();
      }
      return value.#record;
    }

    #queryChanged() {
      if (this.#searchParams !== null) {
        use('url-search-params').update(this.#searchParams, this.#record.query());
      }
    }

    get href() {
      return URL.#recordOf(this).href();
    }

    set href(value) {
      const record = URL.#recordOf(this);
      const input = convert.USVString(value);
      if (!record.setHref(input)) {
        throw new TypeError(
          `Failed to set the 'href' property on 'URL': Invalid URL. ${urls.failure(input, null)}`);
      }
      this.#queryChanged();
    }

    get origin() {
      return URL.#recordOf(this).origin();
    }

    get protocol() {
      return URL.#recordOf(this).protocol();
    }

    set protocol(value) {
      URL.#recordOf(this).setProtocol(convert.USVString(value));
    }

    get username() {
      return URL.#recordOf(this).username();
    }

    set username(value) {
      URL.#recordOf(this).setUsername(convert.USVString(value));
    }

    get password() {
      return URL.#recordOf(this).password();
    }

    set password(value) {
      URL.#recordOf(this).setPassword(convert.USVString(value));
    }

    get host() {
      return URL.#recordOf(this).host();
    }

    set host(value) {
      URL.#recordOf(this).setHost(convert.USVString(value));
    }

    get hostname() {
      return URL.#recordOf(this).hostname();
    }

    set hostname(value) {
      URL.#recordOf(this).setHostname(convert.USVString(value));
    }

    get port() {
      return URL.#recordOf(this).port();
    }

    set port(value) {
      URL.#recordOf(this).setPort(convert.USVString(value));
    }

    get pathname() {
      return URL.#recordOf(this).pathname();
    }

    set pathname(value) {
      URL.#recordOf(this).setPathname(convert.USVString(value));
    }

    get search() {
      return URL.#recordOf(this).search();
    }

    set search(value) {
      URL.#recordOf(this).setSearch(convert.USVString(value));
      this.#queryChanged();
    }

    get searchParams() {
      const record = URL.#recordOf(this);
      this.#searchParams ??= use('url-search-params').paramsOf(record);
      return this.#searchParams;
    }

    get hash() {
      return URL.#recordOf(this).hash();
    }

    set hash(value) {
      URL.#recordOf(this).setHash(convert.USVString(value));
    }

    toJSON() {
      return URL.#recordOf(this).href();
    }

    toString() {
      return URL.#recordOf(this).href();
    }
  }

  defineInterface(URL);

  return { URL };
})
