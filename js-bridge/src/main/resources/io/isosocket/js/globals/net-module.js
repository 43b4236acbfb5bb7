// The module isosocket:net: clients and servers that tell everything by callbacks. Nothing here throws: what is wrong
// goes to the callback `error`, and to the console where there is none.
(function (use, host) {
  'use strict';

  const { call, sendOver, silent } = use('served-connection');
  const { create, connectionOf } = use('web-socket-client');
  const { choose } = use('client-options');
  const { EventTarget } = use('event-target');
  const { uncurry } = use('uncurry');
  const { illegalInvocation, isObject } = use('webidl');
  const { shown } = use('duration');

  const CONNECTING = 0;
  const OPEN = 1;
  const CLOSED = 3;

  const listen = uncurry(EventTarget.prototype.addEventListener);
  const { defineProperty, defineProperties } = Object;
  const states = new WeakMap();

  function stateOf(object) {
    const state = states.get(object);
    if (state === undefined) {
      throw illegalInvocation();
    }
    return state;
  }

  /** What a client or a server has to tell: the callbacks that the script gave it. */
  class Callbacks {
    constructor(name, given) {
      this.name = name;
      this.given = isObject(given) ? given : {};
      if (given !== undefined && given !== null && !isObject(given)) {
        this.fail(`the callbacks: ${shown(given)} is not an object`);
      }
    }

    tell(callback, first, second) {
      const function_ = this.given[callback];
      if (typeof function_ === 'function') {
        call(function_, first, second);
      }
    }

    /** An error that nobody hears is logged. */
    fail(message) {
      if (typeof this.given.error === 'function') {
        call(this.given.error, message);
      } else {
        use('console').console.error(`${this.name}: ${message}`);
      }
    }

    /** Runs something whose errors are told. */
    guarded(operation) {
      try {
        operation();
      } catch (thrown) {
        this.fail(thrown.message);
      }
    }
  }

  /** A constructor that may be called without `new`, with its methods and the getters of its attributes. */
  function constructor(name, initialize, methods, attributes) {
    function construct(...args) {
      if (new.target === undefined) {
        return new construct(...args);
      }
      initialize(this, ...args);
      return this;
    }
    defineProperty(construct, 'name', { value: name });
    for (const method of Object.keys(methods)) {
      defineProperty(construct.prototype, method,
        { value: methods[method], writable: true, enumerable: false, configurable: true });
    }
    for (const attribute of Object.keys(attributes)) {
      defineProperties(construct.prototype,
        { [attribute]: { get: attributes[attribute], enumerable: true, configurable: true } });
    }
    defineProperty(construct.prototype, Symbol.toStringTag, { value: name, configurable: true });
    return construct;
  }

  // --- Clients.

  function connect(state, url, callbacks) {
    state.callbacks = new Callbacks(state.name, callbacks);
    if (typeof url !== 'string') {
      state.callbacks.fail(`connect: the URL ${shown(url)} is not a string`);
    } else if (state.socket !== null && state.socket.readyState !== CLOSED) {
      state.callbacks.fail('connect: it has a connection already; close that first');
    } else if (state.secure && !/^\s*(?:wss|https):/iu.test(url)) {
      state.callbacks.fail(`connect: ${shown(url)} is no URL of wss`);
    } else {
      state.callbacks.guarded(() => open(state, url));
    }
  }

  function open(state, url) {
    const { callbacks } = state;
    const socket = create(url, choose(undefined),
      { resolve: () => callbacks.tell('connected'), reject: () => undefined });
    state.socket = socket;
    listen(socket, 'message', ({ data }) => callbacks.tell('message', data));
    listen(socket, 'error', () => callbacks.fail(socket.failure.message));
    listen(socket, 'close', ({ code, reason }) => callbacks.tell('closed', code, reason));
  }

  function send(state, data) {
    const { callbacks, socket } = state;
    const readyState = socket === null ? CLOSED : socket.readyState;
    if (readyState === OPEN) {
      callbacks.guarded(() => sendOver(connectionOf(socket), data, 'send'));
    } else {
      callbacks.fail(readyState === CONNECTING ? 'send: it is not connected yet' : 'send: it is not connected');
    }
  }

  const clientMethods = {
    connect(url, callbacks = undefined) {
      connect(stateOf(this), url, callbacks);
    },
    send(data) {
      send(stateOf(this), data);
    },
    close(code = undefined, reason = undefined) {
      const { callbacks, socket } = stateOf(this);
      if (socket !== null) {
        callbacks.guarded(() => socket.close(code, reason));
      }
    },
  };

  function clientConstructor(name, secure) {
    return constructor(name, (client) => {
      states.set(client, { name, secure, socket: null, callbacks: new Callbacks(name) });
    }, clientMethods, {});
  }

  // --- Servers.

  /** Starts listening; `choose` makes further choices, and `connected` takes an arrival. */
  function start(state, address, port, callbacks, chooseMore, connected) {
    state.callbacks = new Callbacks(state.name, callbacks);
    if (state.server !== null) {
      state.callbacks.fail('start: it is started already');
    } else if (typeof address !== 'string') {
      state.callbacks.fail(`start: the host ${shown(address)} is not a string`);
    } else if (typeof port !== 'number') {
      state.callbacks.fail(`start: the port ${shown(port)} is not a number`);
    } else {
      state.callbacks.guarded(() => {
        const choices = host.servers.choices();
        choices.address(address, port);
        choices.anyOrigin();
        chooseMore(choices);
        state.server = host.servers.listen(choices, listeners(state, connected));
      });
    }
  }

  function listeners(state, connected) {
    return {
      listening: (url, port) => {
        state.url = url;
        state.port = port;
        state.callbacks.tell('started', url, port);
      },
      failed: (code, message) => {
        state.server = null;
        state.callbacks.fail(message);
      },
      connected,
      closed: () => undefined,
    };
  }

  function stop(state) {
    const { server } = state;
    state.server = null;
    state.url = null;
    state.port = null;
    if (server !== null) {
      server.close();
    }
  }

  function arrived(state, arrival) {
    const { clients, callbacks } = state;
    const id = arrival.id();
    const connection = {
      ...silent,
      received: (data) => callbacks.tell('message', id, data),
      ended: () => {
        clients.delete(id);
        callbacks.tell('disconnected', id);
      },
    };
    connection.peer = arrival.take(connection);
    clients.set(id, connection);
    callbacks.tell('connected', id);
  }

  function newServer(name) {
    return { name, server: null, url: null, port: null, clients: new Map(), callbacks: new Callbacks(name) };
  }

  const serverAttributes = {
    /** Where it listens, or null. */
    url() {
      return stateOf(this).url;
    },
    /** The port that it got, or null. */
    port() {
      return stateOf(this).port;
    },
  };

  const WebSocketServer = constructor('WebSocketServer', (server) => {
    states.set(server, newServer('WebSocketServer'));
  }, {
    start(address, port, callbacks = undefined) {
      const state = stateOf(this);
      start(state, address, port, callbacks, () => undefined, (arrival) => arrived(state, arrival));
    },
    send(id, data) {
      const { callbacks, clients, server } = stateOf(this);
      const connection = clients.get(String(id));
      if (server === null) {
        callbacks.fail('send: the server is not started');
      } else if (connection === undefined) {
        callbacks.fail(`send: there is no client ${shown(id)}`);
      } else {
        callbacks.guarded(() => sendOver(connection.peer, data, 'send'));
      }
    },
    stop() {
      stop(stateOf(this));
    },
  }, serverAttributes);

  const WebSocketEchoServer = constructor('WebSocketEchoServer', (server, address, port, callbacks = undefined) => {
    const state = newServer('WebSocketEchoServer');
    states.set(server, state);
    start(state, address, port, callbacks, (choices) => choices.echoing(), () => undefined);
  }, {
    stop() {
      stop(stateOf(this));
    },
  }, serverAttributes);

  return {
    WebSocketClient: clientConstructor('WebSocketClient', false),
    WebSocketClientTls: clientConstructor('WebSocketClientTls', true),
    WebSocketServer,
    WebSocketEchoServer,
  };
})
