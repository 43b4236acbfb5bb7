// The connections of servers. What a module makes for one is an object with the functions received(data), ended(code,
// reason), pinged(data) and ponged(data), to which they come, and the Java side as `peer`.
(function (use, host) {
  'use strict';

  const { viewOf } = use('buffer-source');
  const { isObject } = use('webidl');
  const { shown } = use('duration');
  const ARRAY_BUFFER = ArrayBuffer;

  host.sockets.deliverServedTo({
    opened: () => false,
    text: (connection, data) => {
      connection.received(data);
      return false;
    },
    bytes: (connection, data) => {
      connection.received(new ARRAY_BUFFER(data));
      return false;
    },
    blob: () => false,
    ping: (connection, data) => {
      connection.pinged(new ARRAY_BUFFER(data));
      return false;
    },
    pong: (connection, data) => {
      connection.ponged(new ARRAY_BUFFER(data));
      return false;
    },
    bufferedAmountLow: () => false,
    failed: (connection, failure) => {
      connection.failed(failure);
      return false;
    },
    closed: (connection, wasClean, code, reason) => {
      connection.ended(code, reason);
      return false;
    },
  });

  /** Calls a script's function; what it throws is reported, as that of a listener. */
  function call(callback, first, second, third) {
    try {
      callback(first, second, third);
    } catch (thrown) {
      use('report-error').report(thrown);
    }
  }

  /** Sends a string, a buffer or a Blob over the Java side of a connection; any other value is a TypeError. */
  function sendOver(peer, data, operation) {
    if (typeof data === 'string') {
      peer.sendText(data);
      return;
    }
    const view = isObject(data) ? viewOf(data, operation) : undefined;
    if (view !== undefined) {
      peer.sendBytes(view.buffer, view.byteOffset, view.byteLength);
      return;
    }
    const blob = isObject(data) ? use.ifLoaded('blob')?.blobOf(data) : undefined;
    if (blob === undefined) {
      throw new TypeError(`${operation}: ${shown(data)} is neither a string nor a buffer`);
    }
    peer.sendBlob(blob);
  }

  const ignored = () => undefined;

  /** What a connection's object has where its module has nothing of its own. */
  const silent = { received: ignored, ended: ignored, failed: ignored, pinged: ignored, ponged: ignored };

  return { call, sendOver, silent };
})
