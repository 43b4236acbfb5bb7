// The constructor: WebSockets Standard, section 3.1, and the conversions of Web IDL before it.
'use strict';

scenario('urls that are refused', async () => {
  for (const url of ['ws://', 'http//x', 'ftp://127.0.0.1/', 'ws://127.0.0.1:99999/', 'ws://a<b/', 'mailto:x',
    'ws://[::1', 'ws://127.0.0.1:1/#fragment', 'ws://127.0.0.1:1/#']) {
    attempt(show(url), () => new WebSocket(url).url);
  }
});

scenario('spaces in hosts and drives in paths', async () => {
  attempt('new WebSocket', () => new WebSocket('ws://a b/').url);
  attempt('new URL', () => new URL('http://a b/').href);
  attempt('a drive', () => new URL('file:///C|/x').href);
}, {
  browser: ['new WebSocket gives "ws://a%20b/"', 'new URL gives "http://a%20b/"', 'a drive gives "file:///C%7C/x"'],
  standard: ['new WebSocket throws DOMException SyntaxError 12', 'new URL throws TypeError',
    'a drive gives "file:///C:/x"'],
});

scenario('urls as they are shown', async () => {
  const { host } = location;
  for (const url of [`ws://${host}`, `WS://${host}/A%20b?c d`, `http://${host}/echo`, '/echo', 'echo?x=1',
    `//${host}/x/../y`, '?q', '', `  ws://${host}/echo\n`, `ws://${host}/\u00e9\ud800`]) {
    attempt(show(url.replace(host, 'HOST')), () => {
      const socket = new WebSocket(url);
      socket.close();
      return socket.url.replace(host, 'HOST');
    });
  }
});

scenario('subprotocols that are refused', async () => {
  for (const protocols of ['', ' ', 'a b', 'a,b', 'caf\u00e9', ['a', 'a'], ['a', ''], '\u007f', 'a\tb', ['x', 'y', 'x'],
    'a/b', '{}']) {
    attempt(show(protocols), () => new WebSocket(`${SERVER}/echo`, protocols));
  }
});

scenario('conversions of the arguments and their order', async () => {
  const noisy = (name, value) => ({
    toString() {
      log(`${name} is converted`);
      return value;
    },
  });
  attempt('no argument', () => new WebSocket());
  attempt('a Symbol', () => new WebSocket(Symbol('x')));
  attempt('undefined', () => {
    const socket = new WebSocket(undefined);
    socket.close();
    return socket.url.replace(location.host, 'HOST');
  });
  attempt('a bad URL and bad protocols', () => new WebSocket(noisy('url', 'ftp://x/'), [noisy('protocol', 'a b')]));
  attempt('a throwing protocol', () => new WebSocket(noisy('url', 'ftp://x/'), [{
    toString() {
      throw new RangeError();
    },
  }]));
  attempt('a Symbol as protocol', () => new WebSocket(`${SERVER}/echo`, Symbol('x')));
  attempt('a Symbol among protocols', () => new WebSocket(`${SERVER}/echo`, ['a', Symbol('x')]));
  attempt('a call without new', () => WebSocket(`${SERVER}/echo`));
});

scenario('protocols from an iterator', async () => {
  const iterable = {
    get [Symbol.iterator]() {
      log('the iterator is looked up');
      return function* () {
        log('the iterator begins');
        yield 'first';
        yield { toString: () => 'second' };
        log('the iterator ends');
      };
    },
    toString() {
      return 'never';
    },
  };
  const socket = socketTo('/last-protocol', iterable);
  await next(socket, 'open');
  log(socket.protocol);
  await finish(socket);
  attempt('an iterator that is no function', () => socketTo('/echo', { [Symbol.iterator]: 1 }));
  attempt('an iterator that is null', () => {
    const plain = socketTo('/echo', { [Symbol.iterator]: null, toString: () => 'plain' });
    plain.close();
    return plain.protocol;
  });
  attempt('null', () => {
    const named = socketTo('/echo', null);
    named.close();
    return named.protocol;
  });
});

scenario('a new socket', async () => {
  const socket = socketTo('/echo', 'chat');
  log(socket.readyState, socket.bufferedAmount, show(socket.protocol), show(socket.extensions), socket.binaryType);
  log(socket.onopen, socket.onmessage, socket.onerror, socket.onclose);
  log(Object.prototype.toString.call(socket), socket instanceof EventTarget, Object.keys(socket).length);
  log(Object.keys(WebSocket.prototype).sort().join());
  attempt('send while connecting', () => socket.send('x'));
  attempt('send without an argument', () => socket.send());
  await next(socket, 'close');
  log(socket.readyState);
});

scenario('a subprotocol that was not offered fails the connection', async () => {
  for (const [path, offered] of [['/other-protocol', ['a', 'b']], ['/other-protocol', []]]) {
    const socket = socketTo(path, offered);
    logEvents(socket);
    await next(socket, 'close');
    log(show(socket.protocol), socket.readyState);
  }
});

scenario('a refused connection', async () => {
  const socket = socketTo('/refuse');
  logEvents(socket);
  socket.onerror = (event) => {
    log(event.constructor.name, event.bubbles, event.cancelable, socket.readyState, 'message' in event);
    log(Reflect.ownKeys(event).filter((key) => typeof key === 'string').join());
  };
  await next(socket, 'close');
});

scenario('subclasses', async () => {
  class Chat extends WebSocket {
    #said = 0;

    constructor(path) {
      super(`${SERVER}${path}`, ['a', 'b']);
      log(new.target.name, this instanceof Chat, this.readyState);
    }

    say(text) {
      this.#said++;
      super.send(text);
      return this.#said;
    }

    get protocol() {
      return `<${super.protocol}>`;
    }
  }
  const chat = new Chat('/last-protocol');
  log(chat.constructor.name, Object.prototype.toString.call(chat), Chat.OPEN, Chat.length);
  await next(chat, 'open');
  log(chat.protocol, chat.say('x'));
  log((await next(chat, 'message')).data);
  log(Reflect.construct(EventTarget, [], Chat) instanceof Chat);
  attempt('a method on what only inherits', () => Object.create(Chat.prototype).say('x'));
  await finish(chat);
});

scenario('constants cannot be changed', async () => {
  for (const name of ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED']) {
    log(name, WebSocket[name], WebSocket.prototype[name]);
  }
  attempt('an assignment', () => {
    WebSocket.OPEN = 9;
  });
  attempt('delete', () => delete WebSocket.OPEN);
  attempt('a read-only attribute', () => {
    socketTo('/echo').readyState = 3;
  });
});
