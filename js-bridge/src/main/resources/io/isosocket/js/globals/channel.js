// Channels: what comes is asked for. The channel itself is Java's; here are its promises and values.
(function (use, host) {
  'use strict';

  const { illegalConstructor, illegalInvocation } = use('webidl');
  const { promise, then } = use('promise');
  const { defineProperty, freeze } = Object;
  const ARRAY_BUFFER = ArrayBuffer;

  // Only this file can make one.
  const MAKE = Symbol('make');

  let isChannel;
  let hostOf;

  class Channel {
    #host;

    static {
      isChannel = (value) => typeof value === 'object' && value !== null && #host in value;
      hostOf = (value) => {
        if (!isChannel(value)) {
          throw illegalInvocation();
        }
        return value.#host;
      };
    }

    constructor(token, side) {
      if (token !== MAKE) {
        throw illegalConstructor();
      }
      this.#host = side;
    }

    /** A promise of { value, ok }: ok is false once the channel has ended. */
    receive() {
      const side = hostOf(this);
      return then(promise((resolve, reject) => side.receive(resolve, reject)), resultOf);
    }

    /** For select, which takes the channel itself as well. */
    caseReceive() {
      hostOf(this);
      return freeze({ channel: this });
    }

    /** How the WebSocket was closed, from then on; null before. */
    get closed() {
      const closed = hostOf(this).closed();
      return closed === null ? null : closedOf(closed);
    }

    /** The values up to the end. A loop that breaks off leaves the others in the channel. */
    [Symbol.asyncIterator]() {
      hostOf(this);
      return freeze({
        next: () => then(this.receive(), ({ value, ok }) => ({ value, done: !ok })),
        return: async (value) => ({ value, done: true }),
        [Symbol.asyncIterator]() {
          return this;
        },
      });
    }
  }
  defineProperty(Channel.prototype, Symbol.toStringTag, { value: 'Channel', configurable: true });

  function resultOf(received) {
    const kind = received.kind();
    return kind === 'end' ? { value: undefined, ok: false } : { value: valueOf(kind, received.data()), ok: true };
  }

  function valueOf(kind, data) {
    switch (kind) {
      case 'text': return { type: 'text', data };
      case 'binary': return { type: 'binary', data: new ARRAY_BUFFER(data) };
      default: return data;
    }
  }

  function closedOf(closed) {
    const failure = closed.failure();
    const result = { code: closed.code(), reason: closed.reason(), wasClean: closed.wasClean() };
    if (failure !== null) {
      result.cause = use('web-socket').causeOf(failure);
    }
    return freeze(result);
  }

  /** The script's object of a channel of Java's; a new one at each call. */
  function channelFor(side) {
    return new Channel(MAKE, side);
  }

  /** A promise of { channel, value, ok } of the first channel that has something. */
  function select(channels) {
    const sides = channels.map(hostOf);
    return then(promise((resolve, reject) => host.channels.select(sides, resolve, reject)),
      (received) => ({ channel: channels[received.index()], ...resultOf(received) }));
  }

  return { channelFor, isChannel, hostOf, select };
})
