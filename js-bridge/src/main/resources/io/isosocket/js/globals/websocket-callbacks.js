// What isosocket:websocket has with callbacks in place of events: clientCreate and clientSend, serverCreate, send and
// close.
(function (use, host) {
  'use strict';

  const { call, sendOver, silent } = use('served-connection');
  const { create, connectionOf, checkedCode } = use('web-socket-client');
  const { choose } = use('client-options');
  const { EventTarget } = use('event-target');
  const { uncurry } = use('uncurry');
  const { convert, illegalConstructor, illegalInvocation, isObject } = use('webidl');
  const { DOMException } = use('dom-exception');
  const { shown } = use('duration');

  const GOING_AWAY = 1001;
  const INTERNALLY = Symbol('internal');
  const listen = uncurry(EventTarget.prototype.addEventListener);

  /** A function that may be missing. */
  function callbackOf(value, name) {
    if (value !== undefined && value !== null && typeof value !== 'function') {
      throw new TypeError(`${name}: ${shown(value)} is not a function`);
    }
    return value ?? (() => undefined);
  }

  /** A client whose connection is being opened; it takes what comes to functions. */
  function clientCreate(url, protocol = null, onConnect = null, onInput = null, onClose = null) {
    const connected = callbackOf(onConnect, 'onConnect');
    const input = callbackOf(onInput, 'onInput');
    const closed = callbackOf(onClose, 'onClose');
    const options = choose(protocol === null ? undefined : { protocols: protocol });
    const client = create(convert.USVString(url), options, { resolve: () => call(connected), reject: () => undefined });
    listen(client, 'message', ({ data }) => input(data));
    listen(client, 'close', ({ code, reason }) => closed(code, reason));
    return client;
  }

  function clientSend(client, data) {
    sendOver(connectionOf(client), data, 'clientSend');
  }

  let peerOf;

  /** A connection of a server. */
  class ServerConnection {
    #peer;
    #id;
    #remoteAddress;

    static {
      peerOf = (connection) => {
        if (!isObject(connection) || !(#peer in connection)) {
          throw illegalInvocation();
        }
        return connection.#peer;
      };
    }

    constructor(token, arrival, internal) {
      if (token !== INTERNALLY) {
        throw illegalConstructor();
      }
      this.#peer = arrival.take(internal);
      this.#id = arrival.id();
      this.#remoteAddress = arrival.remoteAddress();
    }

    /** What no other connection of the server ever has. */
    get id() {
      return this.#id;
    }

    get remoteAddress() {
      return this.#remoteAddress;
    }

    get readyState() {
      return peerOf(this).readyState();
    }

    get bufferedAmount() {
      return peerOf(this).bufferedAmount();
    }

    get protocol() {
      return peerOf(this).protocol();
    }

    send(data) {
      sendOver(peerOf(this), data, 'send');
    }

    close(code = GOING_AWAY, reason = '') {
      peerOf(this).close(checkedCode(code), convert.USVString(reason));
    }
  }

  /** A path of the host's server. */
  class PathServer {
    #path;
    #taken;
    #url = null;
    #listening;
    #settle;

    constructor(token, path, connected) {
      if (token !== INTERNALLY) {
        throw illegalConstructor();
      }
      this.#path = path;
      this.#listening = new Promise((resolve, reject) => {
        this.#settle = { resolve, reject };
      });
      this.#taken = host.servers.takePath(path, {
        listening: (url) => {
          this.#url = url;
          this.#settle.resolve(url);
        },
        failed: (code, message) => this.#settle.reject(Object.assign(new Error(message), { code })),
        connected,
        closed: () => {
          this.#url = null;
        },
      });
    }

    get path() {
      return this.#path;
    }

    /** Where it listens; null as long as it does not. */
    get url() {
      return this.#url;
    }

    /** A promise of the URL. Where it cannot listen that is an unhandled rejection, unless it is handled. */
    get listening() {
      return this.#listening;
    }

    /** Gives the path back, and closes its connections with 1001. */
    close() {
      this.#taken.close();
      if (this.#url === null) {
        // Whoever closes it need not hear that it does not listen.
        this.#listening.catch(() => undefined);
        this.#settle.reject(new DOMException(`the path "${this.#path}" was closed before it listened`, 'AbortError'));
      }
    }
  }

  function serverCreate(path, onOpen = null, onInput = null, onClose = null) {
    const opened = callbackOf(onOpen, 'onOpen');
    const input = callbackOf(onInput, 'onInput');
    const closed = callbackOf(onClose, 'onClose');
    if (typeof path !== 'string') {
      throw new TypeError(`serverCreate: the path ${shown(path)} is not a string`);
    }
    return new PathServer(INTERNALLY, path, (arrival) => {
      const internal = { ...silent };
      const connection = new ServerConnection(INTERNALLY, arrival, internal);
      internal.received = (data) => call(input, connection, data);
      internal.ended = (code, reason) => call(closed, connection, code, reason);
      call(opened, connection);
    });
  }

  function send(connection, data) {
    sendOver(peerOf(connection), data, 'send');
  }

  function close(connection, code = GOING_AWAY, reason = '') {
    peerOf(connection).close(checkedCode(code), convert.USVString(reason));
  }

  return { clientCreate, clientSend, serverCreate, send, close };
})
