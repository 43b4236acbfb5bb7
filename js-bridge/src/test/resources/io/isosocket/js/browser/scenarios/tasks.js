// Tasks, microtasks and timers: HTML, sections 8.1.7 and 8.6.
'use strict';

scenario('microtasks run between the listeners of an event of the host', async () => {
  const socket = socketTo('/greet/x');
  socket.addEventListener('message', () => {
    log('first');
    queueMicrotask(() => {
      log('microtask of the first');
      Promise.resolve().then(() => log('promise of the microtask'));
    });
  });
  socket.onmessage = () => {
    log('handler');
    Promise.resolve().then(() => log('promise of the handler'));
  };
  socket.addEventListener('message', async () => {
    log('async begins');
    await null;
    log('async goes on');
  });
  socket.addEventListener('message', () => log('last'));
  await next(socket, 'message');
  await finish(socket);
});

scenario('no microtask runs between the listeners of an event of the script', async () => {
  const target = new EventTarget();
  target.addEventListener('x', () => {
    log('first');
    queueMicrotask(() => log('microtask'));
  });
  target.addEventListener('x', () => log('second'));
  target.dispatchEvent(new Event('x'));
  log('dispatched');
  await null;
});

scenario('a listener removed by a microtask of another', async () => {
  const socket = socketTo('/greet/x/y');
  const gone = () => log('second');
  socket.addEventListener('message', () => {
    log('first');
    queueMicrotask(() => socket.removeEventListener('message', gone));
  });
  socket.addEventListener('message', gone);
  const late = () => log('late');
  socket.addEventListener('message', () => {
    queueMicrotask(() => socket.addEventListener('message', late));
  }, { once: true });
  await next(socket, 'message');
  await next(socket, 'message');
  await finish(socket);
});

scenario('microtasks before the next message of the same packet', async () => {
  const socket = socketTo('/greet/1/2/3');
  socket.onmessage = ({ data }) => {
    log('message', data);
    Promise.resolve().then(() => log('promise', data)).then(() => log('promise of the promise', data));
  };
  await next(socket, 'message');
  await next(socket, 'message');
  await next(socket, 'message');
  await settle();
  await finish(socket);
});

scenario('await sees every message of a packet', async () => {
  const socket = await openSocket();
  socket.send('!texts a b c d');
  for (let i = 0; i < 4; i++) {
    log((await next(socket, 'message')).data);
  }
  await finish(socket);
});

scenario('handlers set after open see the messages that came with it', async () => {
  const socket = socketTo('/greet/now');
  await next(socket, 'open');
  await null;
  socket.onmessage = ({ data }) => log(data);
  await next(socket, 'message');
  await finish(socket);
});

scenario('handlers set in the same task miss nothing', async () => {
  const socket = new WebSocket('ws://127.0.0.1:1/');
  const end = Date.now() + 50;
  while (Date.now() < end);
  log('state', socket.readyState);
  await null;
  logEvents(socket);
  await next(socket, 'close');
});

scenario('promises, microtasks and timers', async () => {
  setTimeout(() => log('timer'), 0);
  queueMicrotask(() => log('microtask'));
  Promise.resolve().then(() => log('promise'));
  (async () => {
    log('async begins');
    await undefined;
    log('async goes on');
  })();
  log('sync');
  await delay(5);
});

scenario('timers of one delay keep their order', async () => {
  setTimeout(() => log('a 0'));
  setTimeout(() => log('b 0'), 0);
  setTimeout(() => log('c -1'), -1);
  setTimeout(() => log('d undefined'), undefined);
  setTimeout(() => log('e NaN'), NaN);
  setTimeout(() => log('f null'), null);
  setTimeout(() => log('g string'), '0');
  setTimeout(() => log('h 2 ** 32'), 2 ** 32);
  setTimeout(() => log('i 0.9'), 0.9);
  setTimeout(() => log('j Infinity'), Infinity);
  await delay(10);
});

scenario('timers of different delays', async () => {
  // As far apart as a slow machine may stop between two lines.
  setTimeout(() => log('600'), 600);
  setTimeout(() => log('300'), 300);
  setTimeout(() => log('900'), 900);
  setTimeout(() => log('0'), 0);
  await delay(1200);
});

scenario('microtasks run between timers', async () => {
  setTimeout(() => {
    log('first');
    Promise.resolve().then(() => log('its promise'));
  });
  setTimeout(() => log('second'));
  await delay(10);
});

scenario('arguments and this of a timer', async () => {
  setTimeout(function (...args) {
    log(this === globalThis, args);
  }, 0, 1, 'two', null, undefined);
  setTimeout((...args) => log(args), 0);
  const f = setInterval((a, b) => {
    log(a, b);
    clearInterval(f);
  }, 1, 'x', 'y');
  await delay(30);
});

scenario('ids of timers', async () => {
  const a = setTimeout(() => log('never'), 5);
  const b = setInterval(() => log('never'), 5);
  log(Number.isInteger(a), a > 0, b > a);
  clearInterval(a);
  clearTimeout(String(b));
  attempt('clear of what is none', () => clearTimeout(-1));
  attempt('clear without an id', () => clearTimeout());
  attempt('clear of an object', () => clearInterval({}));
  attempt('clear of a Symbol', () => clearInterval(Symbol('x')));
  await delay(20);
});

scenario('timers cleared by timers', async () => {
  const later = setTimeout(() => log('never'), 0);
  clearTimeout(later);
  let second = 0;
  setTimeout(() => {
    log('first clears second');
    clearTimeout(second);
  }, 1);
  second = setTimeout(() => log('never'), 1);
  const self = setTimeout(() => {
    clearTimeout(self);
    log('clears itself');
  }, 1);
  let count = 0;
  const interval = setInterval(() => {
    log('interval', ++count);
    if (count === 3) {
      clearInterval(interval);
    }
  }, 1);
  await until(() => count === 3);
  await settle();
});

scenario('an interval that throws goes on', async () => {
  globalThis.onerror = () => true;
  let count = 0;
  const interval = setInterval(() => {
    log('called', ++count);
    if (count === 2) {
      clearInterval(interval);
    }
    throw new Error('no');
  }, 1);
  await until(() => count === 2);
  await settle();
});

scenario('text as a timer', async () => {
  globalThis.seen = (value) => log('text ran', value);
  setTimeout('seen(this === globalThis)', 0);
  setTimeout({ toString: () => 'seen("an object")' }, 0);
  setTimeout('var declared = 1; let hidden = 2', 0);
  await delay(5);
  log(typeof globalThis.declared, typeof globalThis.hidden);
  globalThis.onerror = (message) => {
    log(message.startsWith('Uncaught SyntaxError'));
    return true;
  };
  setTimeout('(', 0);
  await delay(5);
  attempt('no argument', () => setTimeout());
  attempt('a Symbol', () => setTimeout(Symbol('x')));
});

scenario('nested timers', async () => {
  const started = performance.now();
  let depth = 0;
  await new Promise((resolve) => {
    setTimeout(function again() {
      if (++depth === 12) {
        resolve();
      } else {
        setTimeout(again, 0);
      }
    }, 0);
  });
  // Five of them may take no time, the others wait for 4 ms each.
  log(depth, performance.now() - started >= 4 * (12 - 6));
});

scenario('timers and messages', async () => {
  const socket = await openSocket();
  socket.onmessage = ({ data }) => {
    log('message', data);
    setTimeout(() => log('timer of', data), 0);
    queueMicrotask(() => log('microtask of', data));
  };
  setTimeout(() => {
    log('timer without delay');
    socket.send('one');
  }, 0);
  await next(socket, 'message');
  await delay(30);
  await finish(socket);
});

scenario('queueMicrotask', async () => {
  attempt('no argument', () => queueMicrotask());
  attempt('no function', () => queueMicrotask({ handleEvent() {} }));
  attempt('null', () => queueMicrotask(null));
  queueMicrotask(function (...args) {
    log(this === undefined, args.length);
  });
  for (let i = 0; i < 3; i++) {
    queueMicrotask(() => log('microtask', i));
    Promise.resolve().then(() => log('promise', i));
  }
  await delay(5);
});
