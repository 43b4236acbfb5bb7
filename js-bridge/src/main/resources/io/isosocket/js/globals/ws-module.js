// The module isosocket:ws: servers and clients with the habits of the npm package ws.
(function (use, host) {
  'use strict';

  const { EventEmitter } = use('event-emitter');
  const { WebSocket, accept } = use('ws-socket');
  const { call } = use('served-connection');
  const { isObject } = use('webidl');
  const { shown } = use('duration');

  const MIB = 2 ** 20;
  const OPTIONS = ['port', 'host', 'path', 'perMessageDeflate', 'maxPayload', 'verifyClient', 'handleProtocols',
    'clientTracking'];

  function checked(options) {
    if (!isObject(options)) {
      throw new TypeError(`the options: ${shown(options)} is not an object`);
    }
    for (const name of Object.keys(options)) {
      if (!OPTIONS.includes(name)) {
        throw new TypeError(`${name}: there is no such option here; there are: ${OPTIONS.join(', ')}`);
      }
    }
    if (typeof options.port !== 'number') {
      throw new TypeError(`port: ${shown(options.port)} is not a number`);
    }
    return options;
  }

  /** What Node calls an IncomingMessage, as far as it is about the handshake. */
  function requestOf(handshake) {
    const headers = {};
    for (const name of handshake.headerNames()) {
      headers[name] = handshake.header(name);
    }
    const socket = {
      remoteAddress: handshake.remoteAddress(),
      remotePort: handshake.remotePort(),
      encrypted: handshake.isSecure(),
    };
    return { method: 'GET', url: handshake.target(), httpVersion: '1.1', headers, socket, connection: socket };
  }

  class WebSocketServer extends EventEmitter {
    #server;
    #address = null;
    #state = 'starting';

    constructor(options, listening = undefined) {
      super();
      this.options = { ...checked(options) };
      this.clients = this.options.clientTracking === false ? undefined : new Set();
      if (listening !== undefined) {
        this.once('listening', listening);
      }
      const choices = host.servers.choices();
      choices.address(options.host ?? '127.0.0.1', options.port);
      choices.anyOrigin();
      choices.compression(Boolean(options.perMessageDeflate ?? false));
      choices.maxMessageSize(options.maxPayload ?? 100 * MIB);
      this.#server = host.servers.listen(choices, {
        listening: (url, port) => this.#listens(url, port),
        failed: (code, message) => this.#fails(code, message),
        deciding: (decision) => call(() => this.#decide(decision)),
        connected: (arrival) => call(() => this.#connected(arrival)),
        closed: () => this.#closed(),
      });
    }

    #tell(name, ...args) {
      call(() => this.emit(name, ...args));
    }

    #listens(url, port) {
      const address = url.replace(/^\w+:\/\/\[?|\]?:\d+$/gu, '');
      this.#address = { address, family: address.includes(':') ? 'IPv6' : 'IPv4', port };
      this.#state = 'running';
      this.#tell('listening');
    }

    #fails(code, message) {
      this.#state = 'failed';
      this.#tell('error', Object.assign(new Error(message), { code }));
    }

    #closed() {
      this.#address = null;
      if (this.#state !== 'failed') {
        this.#state = 'closed';
        this.#tell('close');
      }
    }

    #decide(decision) {
      try {
        const request = requestOf(decision);
        if (this.shouldHandle(request)) {
          this.#verify(decision, request, () => decision.accept(this.#protocolFor(decision, request)));
        } else {
          decision.refuse(400, '');
        }
      } catch (thrown) {
        decision.refuse(500, '');
        throw thrown;
      }
    }

    /** Whether a handshake is for this server, by its path. */
    shouldHandle(request) {
      const { path } = this.options;
      return path === undefined || path === null || request.url.split('?', 1)[0] === path;
    }

    #verify(decision, request, accepted) {
      const { verifyClient } = this.options;
      const origin = request.headers.origin;
      const info = { origin, secure: request.socket.encrypted, req: request };
      if (typeof verifyClient !== 'function') {
        accepted();
      } else if (verifyClient.length === 2) {
        verifyClient(info, (verified, code = 401, message = '') => {
          if (verified) {
            accepted();
          } else {
            decision.refuse(code, message);
          }
        });
      } else if (verifyClient(info)) {
        accepted();
      } else {
        decision.refuse(401, '');
      }
    }

    #protocolFor(decision, request) {
      const { handleProtocols } = this.options;
      const offered = new Set(decision.protocols());
      if (offered.size === 0) {
        return '';
      }
      const chosen = typeof handleProtocols === 'function' ? handleProtocols(offered, request) : [...offered][0];
      return chosen === false || chosen === undefined ? '' : String(chosen);
    }

    #connected(arrival) {
      const socket = accept(arrival, (ended) => this.clients?.delete(ended));
      this.clients?.add(socket);
      this.emit('connection', socket, requestOf(arrival));
    }

    /** Where it listens: an object with address, family and port; null where it does not. */
    address() {
      return this.#address;
    }

    /** Stops it, and closes its connections with 1001. */
    close(callback = undefined) {
      if (this.#state === 'closed' || this.#state === 'failed') {
        callback?.(new Error('The server is not running'));
        return;
      }
      if (callback !== undefined) {
        this.once('close', callback);
      }
      this.#server.close();
    }
  }

  Object.assign(WebSocket, { WebSocket, WebSocketServer, Server: WebSocketServer });

  return { WebSocket, WebSocketServer, default: WebSocket };
})
