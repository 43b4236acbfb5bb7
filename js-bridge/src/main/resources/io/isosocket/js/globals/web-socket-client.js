// The client of isosocket:websocket: a WebSocket that is open, with what the browser's leaves out.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, illegalConstructor, convert, isObject } = use('webidl');
  const { trustedEvent, newSlots, TRUSTED } = use('event');
  const { MessageEvent, membersFor } = use('message-event');
  const { trustedClose } = use('close-event');
  const { EventTarget, listenersTo, begin, deliver } = use('event-target');
  const { defineEventHandlers, branded } = use('event-handlers');
  const { viewOf } = use('buffer-source');
  const { DOMException } = use('dom-exception');
  const { failureOf } = use('web-socket-failure');
  const { withCause } = use('web-socket');
  const { shown } = use('duration');
  const ARRAY_BUFFER = ArrayBuffer;

  const TEXT = 1;
  const BINARY = 2;
  const TYPES = { __proto__: null, 1: TEXT, 2: BINARY, text: TEXT, binary: BINARY };
  const NORMAL_CLOSURE = 1000;

  // Handed to the constructor; a script's call has no such thing.
  const INTERNALLY = Symbol('internal');

  let isClient;
  let stateOf;

  class WebSocketClient extends EventTarget {
    #state;

    static {
      isClient = (value) => #state in value;
      stateOf = (client) => {
        if (!isObject(client) || !(#state in client)) {
          throw illegalInvocation();
        }
        return client.#state;
      };
    }

    // `connect` gives the Java side; `opening` are the functions that settle the promise of connect().
    constructor(token, connect, opening) {
      if (token !== INTERNALLY) {
        throw illegalConstructor();
      }
      super();
      this.#state = { opening, failure: null, channel: null, connection: connect(this) };
    }

    get url() {
      return connectionOf(this).url();
    }

    get readyState() {
      return connectionOf(this).readyState();
    }

    get protocol() {
      return connectionOf(this).protocol();
    }

    get extensions() {
      return connectionOf(this).extensions();
    }

    get binaryType() {
      return connectionOf(this).binaryType();
    }

    set binaryType(value) {
      const connection = connectionOf(this);
      const type = convert.DOMString(value);
      if (type === 'blob' || type === 'arraybuffer') {
        connection.setBinaryType(type);
      }
    }

    get bufferedAmount() {
      return connectionOf(this).bufferedAmount();
    }

    get bufferedAmountLowThreshold() {
      return connectionOf(this).bufferedAmountLowThreshold();
    }

    set bufferedAmountLowThreshold(value) {
      connectionOf(this).setBufferedAmountLowThreshold(convert.unsignedLongLong(value, { enforceRange: true }));
    }

    /** Why the connection failed: a WebSocketFailure, or null where it has not. */
    get failure() {
      return stateOf(this).failure;
    }

    send(data, type = undefined) {
      const connection = connectionOf(this);
      requireArguments(arguments.length, 1, "Failed to execute 'send' on 'WebSocketClient'");
      const frame = type === undefined ? undefined : TYPES[type];
      if (type !== undefined && frame === undefined) {
        throw new TypeError(`send: the type ${shown(type)} is neither TEXT (1) nor BINARY (2)`);
      }
      if (isObject(data)) {
        sendObject(connection, data, frame);
      } else {
        sendText(connection, convert.USVString(data), frame);
      }
    }

    /** Sends a ping, and gives the milliseconds until its pong. */
    async ping(data = undefined) {
      const connection = connectionOf(this);
      return settled((resolve, reject) => {
        if (data === undefined) {
          connection.ping(resolve, reject);
        } else {
          const { buffer, byteOffset, byteLength } = payload(data, 'ping');
          connection.pingWith(buffer, byteOffset, byteLength, resolve, reject);
        }
      });
    }

    /** Answers a ping, where `automaticPong` is off. */
    pong(data = '') {
      const connection = connectionOf(this);
      const { buffer, byteOffset, byteLength } = payload(data, 'pong');
      connection.pong(buffer, byteOffset, byteLength);
    }

    /** Waits until no more than `bufferedAmountLowThreshold` bytes wait to be sent. */
    async drained() {
      const connection = connectionOf(this);
      await settled((resolve, reject) => connection.drained(resolve, reject));
    }

    /** The channel, of which messages are asked for: from the first call on they come there, and not as events. */
    channel() {
      const state = stateOf(this);
      state.channel ??= use('channel').channelFor(state.connection.channel());
      return state.channel;
    }

    close(code = NORMAL_CLOSURE, reason = '') {
      const connection = connectionOf(this);
      connection.close(checkedCode(code), convert.USVString(reason));
    }
  }

  const connectionOf = (client) => stateOf(client).connection;

  /** What may be a code; which codes a close frame may have is Java's to say. */
  function checkedCode(code) {
    if (!Number.isInteger(code) || code < 0 || code > 0xffff) {
      throw new DOMException(`close: the code ${shown(code)} is not a whole number in 1000 to 4999`,
        'InvalidAccessError');
    }
    return code;
  }

  function sendText(connection, text, frame) {
    if (frame === BINARY) {
      connection.sendTextAsBytes(text);
    } else {
      connection.sendText(text);
    }
  }

  function sendObject(connection, data, frame) {
    const view = viewOf(data, "Failed to execute 'send' on 'WebSocketClient'");
    const blob = view === undefined ? use.ifLoaded('blob')?.blobOf(data) : undefined;
    if (view !== undefined && frame === TEXT) {
      connection.sendBytesAsText(view.buffer, view.byteOffset, view.byteLength);
    } else if (view !== undefined) {
      connection.sendBytes(view.buffer, view.byteOffset, view.byteLength);
    } else if (blob === undefined) {
      sendText(connection, convert.USVString(data), frame);
    } else if (frame === TEXT) {
      throw new TypeError('send: a Blob goes out as a binary message only');
    } else {
      connection.sendBlob(blob);
    }
  }

  function payload(data, operation) {
    const view = isObject(data) ? viewOf(data, `Failed to execute '${operation}' on 'WebSocketClient'`) : undefined;
    return view ?? viewOf(new (use('text-encoder').TextEncoder)().encode(data));
  }

  function settled(run) {
    return new Promise((resolve, reject) => {
      run(resolve, (failure) => reject(failureOf(failure)));
    });
  }

  // Each is called with the client first, as an outermost call; true asks for `step`.
  function fire(client, type, data) {
    const list = listenersTo(client, type);
    return list !== undefined &&
      deliver(client, list, newSlots(type, TRUSTED, membersFor(data, connectionOf(client).origin())), MessageEvent);
  }

  const isHeard = (client, type) => listenersTo(client, type) !== undefined;

  function opened(client) {
    const state = stateOf(client);
    state.opening.resolve(client);
    state.opening = null;
    return false;
  }

  function failed(client, cause) {
    const state = stateOf(client);
    state.failure = failureOf(cause);
    if (state.opening !== null) {
      state.opening.reject(state.failure);
      state.opening = null;
    }
    return begin(client, withCause(trustedEvent('error'), cause));
  }

  // What comes while it is open, for everything that has a client's interface.
  const arrivals = {
    text: (client, data) => fire(client, 'message', data),
    bytes: (client, data) => isHeard(client, 'message') && fire(client, 'message', new ARRAY_BUFFER(data)),
    blob: (client, data) => isHeard(client, 'message') && fire(client, 'message', use('blob').blobFor(data)),
    ping: (client, data) => isHeard(client, 'ping') && fire(client, 'ping', new ARRAY_BUFFER(data)),
    pong: (client, data) => isHeard(client, 'pong') && fire(client, 'pong', new ARRAY_BUFFER(data)),
    bufferedAmountLow: (client) => begin(client, trustedEvent('bufferedamountlow')),
  };

  host.sockets.deliverClientsTo({
    ...arrivals,
    opened,
    failed,
    closed: (client, wasClean, code, reason, cause) =>
      begin(client, withCause(trustedClose(wasClean, code, reason), cause)),
  });

  defineEventHandlers(WebSocketClient.prototype, ['message', 'error', 'close', 'ping', 'pong', 'bufferedamountlow'],
    branded(isClient));
  defineInterface(WebSocketClient, { constants: { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } });

  /** A client that is connecting; one of the functions `resolve` and `reject` hears what comes of it. */
  function create(url, options, opening) {
    return new WebSocketClient(INTERNALLY, (client) => host.sockets.connectClient(client, url, options), opening);
  }

  /** A promise of a client that is open. */
  function open(url, options) {
    return new Promise((resolve, reject) => {
      create(url, options, { resolve, reject });
    });
  }

  return { WebSocketClient, create, open, connectionOf, checkedCode, failed, arrivals, INTERNALLY, TEXT, BINARY };
})
