// The end of a connection: WebSockets Standard, sections 3.1 (close) and 4.
'use strict';

scenario('close codes that are refused', async () => {
  const socket = await openSocket();
  for (const code of [999, 1001, 1005, 1006, 2999, 5000, 65536 + 1000, -1, NaN, null, 'x', 0, Infinity, {}, 998.5, 10n,
    Symbol('x')]) {
    attempt(show(code), () => socket.close(code));
  }
  attempt('a long reason', () => socket.close(1000, '\u00e9'.repeat(62)));
  attempt('a bad code and a long reason', () => socket.close(1001, 'x'.repeat(124)));
  log(socket.readyState);
  await finish(socket);
});

scenario('close codes that are taken', async () => {
  for (const code of [1000, 3000, 4999, '1000', 1000.5, 4999.4, [4000], { valueOf: () => 4001 }]) {
    const socket = await openSocket();
    attempt(show(code), () => socket.close(code, 'r'));
    const event = await next(socket, 'close');
    log(event.code, show(event.reason), event.wasClean);
  }
});

scenario('a close code between two is rounded', async () => {
  const socket = await openSocket();
  attempt('2999.5', () => socket.close(2999.5));
  log(socket.readyState);
  await finish(socket);
}, {
  browser: ['2999.5 throws DOMException InvalidAccessError 15', '1'],
  standard: ['2999.5 gives undefined', '2'],
});

scenario('a reason without a code', async () => {
  const socket = await openSocket();
  attempt('a long one', () => socket.close(undefined, 'x'.repeat(124)));
  attempt('a short one', () => socket.close(undefined, 'short'));
  log(socket.readyState);
  const closed = next(socket, 'close');
  socket.close();
  const event = await closed;
  log(event.code, show(event.reason));
}, {
  browser: ['a long one throws DOMException InvalidAccessError 15', 'a short one throws DOMException InvalidAccessError 15',
    '1', '1005 ""'],
  standard: ['a long one throws DOMException SyntaxError 12', 'a short one gives undefined', '2', '1005 ""'],
});

scenario('reasons', async () => {
  for (const reason of ['', 'caf\u00e9', '\ud800x', 1, null, undefined, {}, 'x'.repeat(123)]) {
    const socket = await openSocket();
    attempt(show(reason), () => socket.close(4000, reason));
    log(show((await next(socket, 'close')).reason));
  }
  const socket = await openSocket();
  attempt('a Symbol', () => socket.close(1000, Symbol('x')));
  attempt('the order of conversions', () => socket.close({
    valueOf() {
      log('code');
      return 1001;
    },
  }, {
    toString() {
      log('reason');
      return 'r';
    },
  }));
  await finish(socket);
});

scenario('close before the connection is open', async () => {
  const socket = socketTo('/echo');
  logEvents(socket);
  socket.close(4000, 'early');
  log(socket.readyState);
  socket.close();
  await next(socket, 'close');
  log(socket.readyState);
});

scenario('close within open', async () => {
  const socket = socketTo('/greet/never-seen');
  logEvents(socket);
  socket.onopen = () => {
    socket.close(4000, 'at once');
    log('state', socket.readyState);
  };
  await next(socket, 'close');
});

scenario('close within message, with more in the packet', async () => {
  const socket = socketTo('/greet/1/2/3');
  logEvents(socket);
  socket.onmessage = () => socket.close();
  await next(socket, 'close');
});

scenario('close again', async () => {
  const socket = await openSocket();
  logEvents(socket);
  socket.close(4001, 'first');
  socket.close(4002, 'second');
  attempt('a bad code while closing', () => socket.close(1));
  await next(socket, 'close');
  attempt('when closed', () => socket.close(4003));
  attempt('a bad code when closed', () => socket.close(1));
});

scenario('the server closes', async () => {
  for (const order of ['!close', '!close 1000', '!close 4567 caf\u00e9', '!close 1001 away', '!close 1011']) {
    const socket = await openSocket();
    logEvents(socket);
    socket.onclose = () => log('state', socket.readyState);
    socket.send(order);
    await next(socket, 'close');
  }
});

scenario('messages sent while the server closes', async () => {
  const socket = await openSocket();
  logEvents(socket);
  socket.send('!close 4000 x');
  socket.send('lost');
  await next(socket, 'close');
});

scenario('the connection is lost', async () => {
  const socket = await openSocket();
  logEvents(socket);
  socket.send('!end');
  await next(socket, 'close');
}, {
  browser: ['close 1006 "" false'],
  standard: ['error', 'close 1006 "" false'],
});

scenario('what the close event finds', async () => {
  const socket = await openSocket();
  socket.send('!texts a b');
  socket.onmessage = ({ data }) => log('message', data);
  socket.onclose = () => {
    log('close', socket.readyState);
    Promise.resolve().then(() => log('promise of close'));
  };
  await next(socket, 'message');
  await next(socket, 'message');
  await delay(10);
  socket.close();
  log('state', socket.readyState);
  await next(socket, 'close');
  await settle();
});

scenario('a new connection from within close', async () => {
  let count = 0;
  await new Promise((resolve) => {
    const connect = () => {
      const socket = socketTo('/echo');
      socket.onopen = () => {
        log('open', ++count);
        socket.close();
      };
      socket.onclose = ({ code }) => {
        log('close', code);
        if (count < 3) {
          connect();
        } else {
          resolve();
        }
      };
    };
    connect();
  });
});
