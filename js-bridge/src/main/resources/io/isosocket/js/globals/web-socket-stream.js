// The interface WebSocketStream of the proposal for the WebSockets Standard. The connection and its back-pressure are
// those of the Java object behind it.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert, isObject } = use('webidl');
  const { DOMException } = use('dom-exception');
  const { closeInfo } = use('web-socket-close-info');
  const { isWebSocketError, webSocketError } = use('web-socket-error');
  const { viewOf } = use('buffer-source');
  const { then } = use('promise');
  const PROMISE = Promise;
  const ARRAY_BUFFER = ArrayBuffer;

  const NOT_WRITABLE = 'A closed WebSocketStream cannot be written to';

  let stateOf;

  class WebSocketStream {
    #state;

    static {
      stateOf = (stream) => {
        if (!isObject(stream) || !(#state in stream)) {
          throw illegalInvocation();
        }
        return stream.#state;
      };
    }

    constructor(url, options = undefined) {
      const where = "Failed to construct 'WebSocketStream'";
      requireArguments(arguments.length, 1, where);
      const address = convert.USVString(url);
      const { protocols, signal } = streamOptions(options, where);
      this.#state = {
        opened: deferred(), closed: deferred(), connection: null, readable: null, writable: null, ended: false,
      };
      start(this, this.#state, address, protocols, signal);
    }

    get url() {
      return stateOf(this).connection.url();
    }

    get opened() {
      try {
        return stateOf(this).opened.promise;
      } catch (error) {
        return PROMISE.reject(error);
      }
    }

    get closed() {
      try {
        return stateOf(this).closed.promise;
      } catch (error) {
        return PROMISE.reject(error);
      }
    }

    close(closeInfoDict = undefined) {
      const { connection } = stateOf(this);
      const { closeCode, reason } = closeInfo(closeInfoDict, "Failed to execute 'close' on 'WebSocketStream'");
      connection.close(closeCode ?? -1, reason);
    }
  }

  defineInterface(WebSocketStream);

  // The dictionary WebSocketStreamOptions, its members in lexicographical order.
  function streamOptions(given, where) {
    const options = convert.dictionary(given, where);
    const { protocols } = options;
    const list = protocols === undefined ? [] : convert.sequence(protocols, convert.USVString, `${where}: protocols`);
    const { signal } = options;
    if (signal !== undefined && !use('abort').isAbortSignal(signal)) {
      throw new TypeError(`${where}: member signal is not of type 'AbortSignal'`);
    }
    return { protocols: list, signal };
  }

  // A promise that may be rejected without anybody's hearing of it: nobody need look at both of a stream's.
  function deferred() {
    const settle = {};
    settle.promise = new PROMISE((resolve, reject) => {
      settle.resolve = resolve;
      settle.reject = reject;
    });
    then(settle.promise, undefined, () => {});
    return settle;
  }

  function start(stream, state, url, protocols, signal) {
    state.connection = host.sockets.connectStream(stream, url, protocols);
    if (signal === undefined) {
      return;
    }
    const abort = () => {
      if (state.readable === null && !state.ended) {
        state.ended = true;
        state.opened.reject(signal.reason);
        state.closed.reject(signal.reason);
        state.connection.close(-1, '');
      }
    };
    if (use('abort').isAborted(signal)) {
      abort();
    } else {
      use('abort').onAbort(signal, abort);
    }
  }

  function opened(stream, protocol, extensions) {
    const state = stateOf(stream);
    if (state.ended) {
      return false;
    }
    const { ReadableStream, WritableStream } = use('streams');
    const { connection } = state;
    const readable = new ReadableStream({
      start(controller) {
        state.readable = controller;
      },
      pull: () => connection.pull(),
      cancel: (reason) => closeUsing(connection, reason),
    });
    const writable = new WritableStream({
      start(controller) {
        state.writable = controller;
      },
      write: (chunk) => write(connection, chunk),
      close() {
        connection.close(-1, '');
        return then(state.closed.promise, () => {});
      },
      abort: (reason) => closeUsing(connection, reason),
    });
    state.opened.resolve({ extensions, protocol, readable, writable });
    return false;
  }

  function write(connection, chunk) {
    const view = isObject(chunk) ? viewOf(chunk, 'write') : undefined;
    const text = view === undefined ? convert.USVString(chunk) : '';
    return new PROMISE((resolve, reject) => {
      const failed = (name, message) => reject(new DOMException(message, name));
      if (view === undefined) {
        connection.writeText(text, resolve, failed);
      } else {
        connection.writeBytes(view.buffer, view.byteOffset, view.byteLength, resolve, failed);
      }
    });
  }

  // "Close using reason".
  function closeUsing(connection, reason) {
    if (isWebSocketError(reason)) {
      connection.close(reason.closeCode ?? -1, reason.reason);
    } else {
      connection.close(-1, '');
    }
  }

  function enqueue(stream, chunk) {
    const { readable, ended } = stateOf(stream);
    if (!ended) {
      readable.enqueue(chunk);
    }
    return false;
  }

  function closed(stream, code, reason) {
    const state = stateOf(stream);
    if (!state.ended) {
      state.ended = true;
      closeReadable(state.readable);
      state.writable.error(new DOMException(NOT_WRITABLE, 'InvalidStateError'));
      state.closed.resolve({ closeCode: code, reason });
    }
    return false;
  }

  // A stream that was cancelled is closed already.
  function closeReadable(controller) {
    try {
      controller.close();
    } catch (alreadyClosed) {
      // Nothing is left to close.
    }
  }

  function failed(stream, code, reason, message) {
    const state = stateOf(stream);
    if (!state.ended) {
      state.ended = true;
      const error = webSocketError(message, code, reason);
      if (state.readable === null) {
        state.opened.reject(webSocketError(message, null, ''));
      } else {
        state.readable.error(error);
        state.writable.error(error);
      }
      state.closed.reject(error);
    }
    return false;
  }

  // Each is called as an outermost call.
  host.sockets.deliverStreamsTo({
    opened,
    text: enqueue,
    // Deviation: the proposal has a Uint8Array; Chromium gives an ArrayBuffer.
    bytes: (stream, data) => enqueue(stream, new ARRAY_BUFFER(data)),
    closed,
    failed,
  });

  return { WebSocketStream };
})
