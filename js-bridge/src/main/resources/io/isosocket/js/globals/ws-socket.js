// The WebSocket of the module isosocket:ws: a client, or the connection of a server.
(function (use) {
  'use strict';

  const { EventEmitter } = use('event-emitter');
  const { EventTarget } = use('event-target');
  const { bytesOf } = use('message-bytes');
  const { call, silent } = use('served-connection');
  const { create, connectionOf, checkedCode } = use('web-socket-client');
  const { choose } = use('client-options');
  const { failureOf } = use('web-socket-failure');
  const { defineEvents } = use('ws-events');
  const { viewOf } = use('buffer-source');
  const { isObject, convert } = use('webidl');
  const { uncurry } = use('uncurry');
  const { shown } = use('duration');

  const STATES = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
  const [CONNECTING, OPEN, , CLOSED] = STATES.keys();
  const NO_CODE = -1;
  const ABNORMAL_CLOSURE = 1006;
  const BINARY_TYPES = ['nodebuffer', 'arraybuffer'];

  const listen = uncurry(EventTarget.prototype.addEventListener);

  // Handed to the constructor; a script's call has no such thing.
  const INTERNALLY = Symbol('internal');

  // The options of a client, by the names that they have in isosocket:websocket.
  const OPTIONS = {
    __proto__: null,
    headers: (value) => ({ headers: value }),
    handshakeTimeout: (value) => ({ handshakeTimeout: value }),
    maxPayload: (value) => ({ readLimit: value }),
    perMessageDeflate: (value) => ({ compression: value ? 1 : 0 }),
    autoPong: (value) => ({ automaticPong: value }),
  };

  function choices(protocols, options) {
    const chosen = {};
    for (const name of Object.keys(options)) {
      if (!(name in OPTIONS)) {
        throw new TypeError(`${name}: there is no such option here; there are: ${Object.keys(OPTIONS).join(', ')}`);
      }
      Object.assign(chosen, OPTIONS[name](options[name]));
    }
    return choose(protocols === undefined ? chosen : { ...chosen, protocols });
  }

  class WebSocket extends EventEmitter {
    #peer;
    #terminated = false;
    #binaryType = 'nodebuffer';

    constructor(address, protocols = undefined, options = undefined) {
      super();
      if (address === INTERNALLY) {
        this.#accept(protocols, options);
      } else if (isObject(protocols) && !Array.isArray(protocols)) {
        this.#connect(address, undefined, protocols);
      } else {
        this.#connect(address, protocols ?? undefined, options ?? {});
      }
    }

    #accept(arrival, ended) {
      this.#peer = arrival.take({
        ...silent,
        received: (data) => this.#tellMessage(data),
        failed: (failure) => this.#tellError(failureOf(failure)),
        ended: (code, reason) => {
          ended(this);
          this.#tellClose(code, reason);
        },
        pinged: (data) => this.#tell('ping', bytesOf(data)),
        ponged: (data) => this.#tell('pong', bytesOf(data)),
      });
    }

    #connect(address, protocols, options) {
      const client = create(String(address), choices(protocols, options),
        { resolve: () => this.#tell('open'), reject: () => undefined });
      this.#peer = connectionOf(client);
      listen(client, 'message', ({ data }) => this.#tellMessage(data));
      listen(client, 'ping', ({ data }) => this.#tell('ping', bytesOf(data)));
      listen(client, 'pong', ({ data }) => this.#tell('pong', bytesOf(data)));
      listen(client, 'error', () => this.#tellError(client.failure));
      listen(client, 'close', ({ code, reason }) => this.#tellClose(code, reason));
    }

    #tell(name, ...args) {
      if (!this.#terminated) {
        call(() => this.emit(name, ...args));
      }
    }

    #tellMessage(data) {
      const isBinary = typeof data !== 'string';
      this.#tell('message', isBinary && this.#binaryType === 'arraybuffer' ? data : bytesOf(data), isBinary);
    }

    /** The loss of a connection is no error here: `close` with 1006 tells it. */
    #tellError(failure) {
      if (failure.detail !== 'CLOSED') {
        this.#tell('error', failure);
      }
    }

    #tellClose(code, reason) {
      this.#tell('close', code, bytesOf(reason));
      this.#terminated = true;
    }

    get readyState() {
      return this.#terminated ? CLOSED : this.#peer.readyState();
    }

    get bufferedAmount() {
      return this.#peer.bufferedAmount();
    }

    get protocol() {
      return this.#peer.protocol();
    }

    get extensions() {
      return this.#peer.extensions();
    }

    get url() {
      return this.#peer.url();
    }

    get binaryType() {
      return this.#binaryType;
    }

    set binaryType(value) {
      if (BINARY_TYPES.includes(value)) {
        this.#binaryType = value;
      }
    }

    send(data, options = undefined, callback = undefined) {
      if (typeof options === 'function') {
        this.#send(data, undefined, options);
      } else {
        this.#send(data, options?.binary, callback);
      }
    }

    #send(data, binary, callback) {
      this.#whenOpen(callback, () => {
        if (isObject(data)) {
          this.#sendBytes(data, binary === false);
        } else if (typeof data === 'string' || typeof data === 'number') {
          this.#sendText(convert.USVString(data), binary === true);
        } else {
          throw new TypeError(`send: ${shown(data)} is neither a string nor a number nor a buffer`);
        }
        if (callback !== undefined) {
          this.#peer.drained(() => call(callback), (failure) => call(callback, failureOf(failure)));
        }
      });
    }

    #sendBytes(data, asText) {
      const view = viewOf(data, 'send');
      const blob = view === undefined ? use.ifLoaded('blob')?.blobOf(data) : undefined;
      if (blob !== undefined) {
        this.#peer.sendBlob(blob);
      } else if (view === undefined) {
        throw new TypeError(`send: ${shown(data)} is neither a string nor a number nor a buffer`);
      } else if (asText) {
        this.#peer.sendBytesAsText(view.buffer, view.byteOffset, view.byteLength);
      } else {
        this.#peer.sendBytes(view.buffer, view.byteOffset, view.byteLength);
      }
    }

    #sendText(text, asBytes) {
      if (asBytes) {
        this.#peer.sendTextAsBytes(text);
      } else {
        this.#peer.sendText(text);
      }
    }

    /** Does something that needs an open connection; one that is open no more is told to the callback alone. */
    #whenOpen(callback, action) {
      const state = this.readyState;
      if (state === OPEN) {
        action();
        return;
      }
      const error = new Error(`WebSocket is not open: readyState ${state} (${STATES[state]})`);
      if (state === CONNECTING) {
        throw error;
      }
      callback?.(error);
    }

    ping(data = '', mask = undefined, callback = undefined) {
      this.#control(data, [data, mask, callback], (view, done) => {
        this.#peer.pingWith(view.buffer, view.byteOffset, view.byteLength, () => undefined, () => undefined);
        done();
      });
    }

    pong(data = '', mask = undefined, callback = undefined) {
      this.#control(data, [data, mask, callback], (view, done) => {
        this.#peer.pong(view.buffer, view.byteOffset, view.byteLength);
        done();
      });
    }

    /** A ping or a pong: the callback may be the last of the arguments that are given. */
    #control(data, args, send) {
      const callback = args.find((argument) => typeof argument === 'function');
      const payload = typeof data === 'function' ? '' : data;
      this.#whenOpen(callback, () => {
        const view = (isObject(payload) ? viewOf(payload, 'ping') : undefined) ?? bytesOf(String(payload));
        send(view, () => callback?.());
      });
    }

    close(code = NO_CODE, reason = '') {
      if (this.readyState !== CLOSED) {
        this.#peer.close(code === NO_CODE ? NO_CODE : checkedCode(code), convert.USVString(reason));
      }
    }

    /** Ends the connection at once; `close` with 1006 follows. */
    terminate() {
      if (this.readyState === CLOSED) {
        return;
      }
      if (typeof this.#peer.terminate === 'function') {
        this.#peer.terminate();
      } else {
        this.#peer.close(NO_CODE, '');
        queueMicrotask(() => this.#tellClose(ABNORMAL_CLOSURE, ''));
      }
    }
  }

  defineEvents(WebSocket);
  STATES.forEach((name, value) => {
    Object.defineProperty(WebSocket, name, { value, enumerable: true });
    Object.defineProperty(WebSocket.prototype, name, { value, enumerable: true });
  });

  /** A server's connection, from its arrival; the function hears of its end. */
  const accept = (arrival, ended) => new WebSocket(INTERNALLY, arrival, ended);

  return { WebSocket, accept };
})
