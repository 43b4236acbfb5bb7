// The WebSocket interface: WebSockets Standard, section 3.1. The states, the URL's rules and the connection are those
// of the Java object behind it; here are the conversions, the brand and the events.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert, isObject } = use('webidl');
  const { trustedEvent, newSlots, TRUSTED } = use('event');
  const { MessageEvent, membersFor } = use('message-event');
  const { trustedClose } = use('close-event');
  const { EventTarget, listenersTo, begin, deliver } = use('event-target');
  const { defineEventHandlers, branded } = use('event-handlers');
  const { viewOf } = use('buffer-source');
  const { defineProperty, freeze } = Object;

  const CONNECTING = 0;
  const OPEN = 1;
  const CLOSING = 2;
  const CLOSED = 3;

  // Handed to the constructor with what adopts a Java object, it makes the object for a socket that Java opened.
  const ADOPT = Symbol('adopt');
  // Under this symbol an error or close event shows why the connection failed; Symbol.for gives it to scripts.
  const CAUSE = Symbol.for('isosocket.cause');
  const ARRAY_BUFFER = ArrayBuffer;

  let isWebSocket;
  let connectionOf;
  let originOf;

  class WebSocket extends EventTarget {
    #connection;
    // Of the URL, as every message has it; null until the first one.
    #origin = null;

    static {
      isWebSocket = (value) => #connection in value;
      connectionOf = (socket) => {
        let connection;
        try {
          connection = socket.#connection;
        } catch {
          throw illegalInvocation();
        }
        return connection;
      };
      originOf = (socket) => {
        socket.#origin ??= socket.#connection.origin();
        return socket.#origin;
      };
    }

    constructor(url, protocols = []) {
      if (url === ADOPT) {
        super();
        this.#connection = protocols.adopted(this);
        return;
      }
      requireArguments(arguments.length, 1, "Failed to construct 'WebSocket'");
      super();
      const address = convert.USVString(url);
      this.#connection = host.sockets.connect(this, address, protocolList(protocols));
    }

    get url() {
      return connectionOf(this).url();
    }

    get readyState() {
      return connectionOf(this).readyState();
    }

    get bufferedAmount() {
      return connectionOf(this).bufferedAmount();
    }

    get extensions() {
      return connectionOf(this).extensions();
    }

    get protocol() {
      return connectionOf(this).protocol();
    }

    close(code = undefined, reason = undefined) {
      const connection = connectionOf(this);
      const status = code === undefined ? -1 : convert.unsignedShort(code, { clamp: true });
      const text = reason === undefined ? null : convert.USVString(reason);
      connection.close(status, text);
    }

    get binaryType() {
      return connectionOf(this).binaryType();
    }

    set binaryType(value) {
      const connection = connectionOf(this);
      const type = convert.DOMString(value);
      // Web IDL, section 3.7.6: a value that is none of the enumeration's is ignored.
      if (type === 'blob' || type === 'arraybuffer') {
        connection.setBinaryType(type);
      }
    }

    send(data) {
      const connection = connectionOf(this);
      if (typeof data === 'string') {
        connection.sendText(data);
      } else if (isObject(data)) {
        sendObject(connection, data);
      } else {
        requireArguments(arguments.length, 1, "Failed to execute 'send' on 'WebSocket'");
        connection.sendText(convert.USVString(data));
      }
    }
  }

  // Web IDL, section 3.2.24: buffers and blobs are themselves; every other object becomes a string.
  function sendObject(connection, data) {
    const view = viewOf(data, "Failed to execute 'send' on 'WebSocket'");
    if (view !== undefined) {
      connection.sendBytes(view.buffer, view.byteOffset, view.byteLength);
      return;
    }
    const blob = use.ifLoaded('blob')?.blobOf(data);
    if (blob !== undefined) {
      connection.sendBlob(blob);
    } else {
      connection.sendText(convert.USVString(data));
    }
  }

  // (DOMString or sequence<DOMString>): an object with an iterator is a sequence.
  function protocolList(protocols) {
    if (isObject(protocols)) {
      const method = protocols[Symbol.iterator];
      if (method !== undefined && method !== null) {
        return convert.sequence(protocols, convert.DOMString, "Failed to construct 'WebSocket': protocols", method);
      }
    }
    return protocols === undefined ? [] : [convert.DOMString(protocols)];
  }

  defineEventHandlers(WebSocket.prototype, ['open', 'error', 'close', 'message'], branded(isWebSocket));
  defineInterface(WebSocket, { constants: { CONNECTING, OPEN, CLOSING, CLOSED } });

  function withCause(event, failure) {
    if (failure !== null) {
      defineProperty(event, CAUSE,
        { value: causeOf(failure), writable: false, enumerable: false, configurable: true });
    }
    return event;
  }

  function causeOf(failure) {
    const cause = {
      kind: failure.kind(), phase: failure.phase(), message: failure.message(), retryable: failure.retryable(),
    };
    if (failure.status() !== 0) {
      cause.status = failure.status();
      cause.body = failure.body();
    }
    if (failure.closeCodeSent() !== 0) {
      cause.closeCodeSent = failure.closeCodeSent();
    }
    return freeze(cause);
  }

  // Nothing is made for a message that nobody listens to.
  function message(socket, data) {
    let more = false;
    const list = listenersTo(socket, 'message');
    if (list !== undefined) {
      more = deliver(socket, list, newSlots('message', TRUSTED, membersFor(data, originOf(socket))), MessageEvent);
    }
    return more;
  }

  const isHeard = (socket) => listenersTo(socket, 'message') !== undefined;

  // What the host calls when something comes, each as an outermost call; true asks for `step`.
  host.sockets.deliverTo({
    opened: (socket) => begin(socket, trustedEvent('open')),
    text: message,
    bytes: (socket, data) => isHeard(socket) && message(socket, new ARRAY_BUFFER(data)),
    blob: (socket, data) => isHeard(socket) && message(socket, use('blob').blobFor(data)),
    failed: (socket, cause) => begin(socket, withCause(trustedEvent('error'), cause)),
    closed: (socket, wasClean, code, reason, cause) =>
      begin(socket, withCause(trustedClose(wasClean, code, reason), cause)),
  });

  /** The object for a WebSocket that Java code opened. */
  function adopt(adoption) {
    return new WebSocket(ADOPT, adoption);
  }

  return { WebSocket, adopt, connectionOf, isWebSocket, withCause, causeOf };
})
