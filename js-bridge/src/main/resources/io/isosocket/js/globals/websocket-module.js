// The module isosocket:websocket.
(function (use) {
  'use strict';

  const { clientOptions } = use('client-options');
  const { WebSocketClient, open, TEXT, BINARY } = use('web-socket-client');
  const { ReconnectingWebSocket } = use('reconnecting-web-socket');
  const { convert } = use('webidl');
  const { refusal } = use('web-socket-failure');
  const { shown } = use('duration');
  const { freeze } = Object;

  /** Resolves with a client once its connection is open. */
  async function connect(url, options = undefined) {
    if (typeof url !== 'string' && !(typeof url === 'object' && url !== null)) {
      throw refusal('INVALID', `the URL: ${shown(url)} is not a string`);
    }
    const address = convert.USVString(url);
    return open(address, await clientOptions(options));
  }

  const COMPRESSION = freeze({ DISABLED: 0, CONTEXT_TAKEOVER: 1, NO_CONTEXT: 2 });

  // Where a code has two names, the first is the shorter one and the second is IANA's.
  const CLOSE_CODES = freeze({
    NORMAL: 1000, NORMAL_CLOSURE: 1000,
    GOING_AWAY: 1001,
    PROTOCOL_ERROR: 1002,
    UNSUPPORTED_DATA: 1003,
    NO_STATUS: 1005, NO_STATUS_RCVD: 1005,
    ABNORMAL_CLOSURE: 1006,
    INVALID_PAYLOAD: 1007, INVALID_FRAME_PAYLOAD_DATA: 1007,
    POLICY_VIOLATION: 1008,
    MESSAGE_TOO_BIG: 1009,
    MANDATORY_EXT: 1010,
    INTERNAL_ERROR: 1011,
    SERVICE_RESTART: 1012,
    TRY_AGAIN_LATER: 1013,
    BAD_GATEWAY: 1014,
    TLS_HANDSHAKE: 1015,
    UNAUTHORIZED: 3000,
    FORBIDDEN: 3003,
    TIMEOUT: 3008,
  });

  return {
    ...use('websocket-callbacks'),
    connect, WebSocketClient, ReconnectingWebSocket, TEXT, BINARY, COMPRESSION, CLOSE_CODES,
    TYPE_TEXT: 'text', TYPE_BINARY: 'binary', TYPE_PING: 'ping', TYPE_PONG: 'pong', TYPE_CLOSE: 'close',
  };
})
