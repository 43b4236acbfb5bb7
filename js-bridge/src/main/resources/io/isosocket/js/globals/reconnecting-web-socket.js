// ReconnectingWebSocket: a client that connects again, one object over all its connections. The Java object behind it
// has the states, the delays and the messages; here are the options and the events.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, convert, isObject } = use('webidl');
  const { trustedEvent } = use('event');
  const { trustedCustom } = use('custom-event');
  const { trustedClose } = use('close-event');
  const { begin } = use('event-target');
  const { defineEventHandlers, branded } = use('event-handlers');
  const { WebSocketClient, connectionOf, failed, arrivals, INTERNALLY } = use('web-socket-client');
  const { withCause } = use('web-socket');
  const { failureOf } = use('web-socket-failure');
  const { shown } = use('duration');
  const {
    choose, read, refused, duration, integer, boolean, oneOf, strings, headerFields,
  } = use('client-options');
  const { defineProperty, freeze } = Object;
  const { MAX_SAFE_INTEGER } = Number;
  const ARRAY_BUFFER = ArrayBuffer;

  const FIRST = 500;
  const MOST = 30_000;

  const number = (value, name) => {
    if (typeof value !== 'number') {
      throw refused(`${name}: ${shown(value)} is not a number`);
    }
    return value;
  };
  const DELAY = { __proto__: null, first: duration(0), factor: number, most: duration(0), jitter: number };

  // A duration is a delay that stays the same.
  function delay(value, name) {
    if (!isObject(value)) {
      const time = duration(0)(value, name);
      return [time, 1, time, 0];
    }
    const { first = FIRST, factor = 2, most = Math.max(first, MOST), jitter = 0.5 } = read(value, DELAY);
    return [first, factor, most, jitter];
  }

  function integers(least, most) {
    const check = integer(least, most);
    return (value, name) => {
      if (!Array.isArray(value)) {
        throw refused(`${name}: ${shown(value)} is not an array of numbers`);
      }
      return value.map((item, i) => check(item, `${name}[${i}]`));
    };
  }

  // A value, or a function that makes one for each attempt, at once or later.
  function perAttempt(check) {
    return (value, name) => {
      if (typeof value === 'function') {
        return async (attempt) => check(await value(attempt), name);
      }
      const checked = check(value, name);
      return async () => checked;
    };
  }

  const OPTIONS = {
    __proto__: null,
    socket: choose,
    headers: perAttempt((value, name) => headerFields(value, name).flat()),
    protocols: perAttempt(strings),
    delay,
    resetAfter: duration(0),
    maxAttempts: integer(0, 2 ** 31 - 1),
    maxDowntime: duration(0),
    finalCloseCodes: integers(1000, 4999),
    finalStatuses: integers(100, 999),
    retryEveryFailure: boolean,
    queueWhileDown: integer(0, MAX_SAFE_INTEGER),
    confirmation: oneOf('pong', 'socket'),
    unconfirmedLimit: integer(1, MAX_SAFE_INTEGER),
  };

  /** What the host calls for each attempt. */
  const making = (make) => (attempt, to) => {
    make(attempt).then((value) => to.done(value), (error) => {
      // What the options do not allow will not be allowed the next time either.
      to.failed(String(error?.message ?? error), error?.detail === 'INVALID');
    });
  };

  function connect(socket, url, given) {
    const { socket: chosen = choose(), ...values } = read(given, OPTIONS);
    if (chosen.hasFiles()) {
      throw refused('socket: ca, cert and key are read before a connection is made; the host can give them');
    }
    const choices = host.sockets.reconnectChoices();
    if (typeof url === 'function') {
      choices.urls(making(async (attempt) => convert.USVString(await url(attempt))));
    } else {
      choices.url(convert.USVString(url));
    }
    for (const name of Object.keys(values)) {
      const value = values[name];
      if (name === 'delay') {
        choices.delay(...value);
      } else {
        choices[name](typeof value === 'function' ? making(value) : value);
      }
    }
    return host.sockets.connectAgain(socket, choices, chosen);
  }

  let isReconnecting;

  class ReconnectingWebSocket extends WebSocketClient {
    #brand = true;

    static {
      isReconnecting = (value) => #brand in value;
    }

    constructor(url, options = undefined) {
      requireArguments(arguments.length, 1, "Failed to construct 'ReconnectingWebSocket'");
      super(INTERNALLY, (socket) => connect(socket, url, options), null);
    }

    /** Leaves the present connection, or ends the wait, and connects anew at once. */
    reconnect() {
      connectionOf(this).reconnect();
    }
  }

  function messages(reported) {
    const list = [];
    for (let i = 0; i < reported.size(); i++) {
      const message = reported.get(i);
      if (typeof message === 'string') {
        list.push(message);
      } else {
        list.push(reported.isBlob(i) ? use('blob').blobFor(message) : new ARRAY_BUFFER(message));
      }
    }
    return freeze(list);
  }

  function closed(wasClean, code, reason, cause, unknown, unsent) {
    const event = withCause(trustedClose(wasClean, code, reason), cause);
    const list = (value) => ({ value: messages(value), writable: false, enumerable: true, configurable: true });
    defineProperty(event, 'unknown', list(unknown));
    defineProperty(event, 'unsent', list(unsent));
    return event;
  }

  host.sockets.deliverReconnectingTo({
    ...arrivals,
    failed,
    opened: (socket) => begin(socket, trustedEvent('open')),
    closed: () => false,
    ended: (socket, ...values) => begin(socket, closed(...values)),
    reconnecting: (socket, attempt, wait, code, reason, cause) => begin(socket, trustedCustom('reconnecting',
      freeze({ attempt, delay: wait, code, reason, failure: cause === null ? null : failureOf(cause) }))),
    reconnected: (socket, attempts, unknown) =>
      begin(socket, trustedCustom('reconnected', freeze({ attempts, unknown: messages(unknown) }))),
  });

  defineEventHandlers(ReconnectingWebSocket.prototype, ['open', 'reconnecting', 'reconnected'],
    branded(isReconnecting));
  defineInterface(ReconnectingWebSocket);

  return { ReconnectingWebSocket };
})
