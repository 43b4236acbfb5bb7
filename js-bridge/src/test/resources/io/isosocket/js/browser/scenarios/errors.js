// Errors that no code catches: HTML, sections 8.1.4.6 and 8.1.4.7.
'use strict';

scenario('listeners that throw do not stop the others', async () => {
  const socket = socketTo('/echo');
  globalThis.addEventListener('error', (event) => {
    log('error', event.message, show(event.error));
    queueMicrotask(() => log('microtask of the error'));
    event.preventDefault();
  });
  socket.addEventListener('open', () => {
    queueMicrotask(() => log('microtask of the thrower'));
    throw new RangeError('first');
  });
  socket.onopen = () => {
    log('handler');
    throw new TypeError('second');
  };
  socket.addEventListener('open', () => log('last'));
  await next(socket, 'open');
  await finish(socket);
});

scenario('properties of the error event', async () => {
  globalThis.addEventListener('error', (event) => {
    log(event.constructor.name, event.isTrusted, event.bubbles, event.cancelable, event.target === globalThis);
    log(event.message, event.filename.replace(location.origin, 'ORIGIN'), event.lineno > 0, event.colno > 0);
    log(event.error === thrown, event.defaultPrevented);
    event.preventDefault();
  });
  const thrown = new Error('seen');
  setTimeout(() => {
    throw thrown;
  });
  await delay(5);
});

scenario('what onerror gets and returns', async () => {
  globalThis.onerror = function (...args) {
    log(this === globalThis, args.length, args[0], args[1].replace(location.origin, 'ORIGIN'), typeof args[2],
      typeof args[3], show(args[4]));
    return true;
  };
  globalThis.addEventListener('error', (event) => log('canceled by true', event.defaultPrevented));
  setTimeout(() => {
    throw new SyntaxError('mine');
  });
  await delay(5);
  globalThis.onerror = (...args) => {
    log(args.length, show(args[0]), show(args[1]), args[2], args[3], show(args[4]));
  };
  globalThis.dispatchEvent(new ErrorEvent('error', { message: 'm', filename: 'f', lineno: 1, colno: 2, error: 'e' }));
  globalThis.onerror = (...args) => {
    log(args.length, show(args[0]));
    return false;
  };
  const plain = new Event('error', { cancelable: true });
  globalThis.dispatchEvent(plain);
  log(plain.defaultPrevented);
});

scenario('anything can be thrown', async () => {
  globalThis.onerror = (message, file, line, column, error) => {
    log(message, show(error));
    return true;
  };
  for (const thrown of [1, 'text', null, undefined, new DOMException('m', 'AbortError'), new (class Own extends Error {
    name = 'Named';
  })('own')]) {
    setTimeout(() => {
      throw thrown;
    });
  }
  await delay(10);
});

scenario('errors of error listeners', async () => {
  let count = 0;
  globalThis.addEventListener('error', (event) => {
    event.preventDefault();
    log('listener', event.message);
    if (++count < 3) {
      throw new Error(`of the listener ${count}`);
    }
  });
  globalThis.addEventListener('error', () => log('second listener'));
  setTimeout(() => {
    throw new Error('first');
  });
  await delay(10);
});

scenario('reportError', async () => {
  globalThis.onerror = (message, file, line, column, error) => {
    log(message, show(error));
    return true;
  };
  log(reportError(new Error('reported')));
  reportError('text');
  reportError(undefined);
  attempt('no argument', () => reportError());
  log('after');
});

scenario('errors of microtasks', async () => {
  globalThis.onerror = (message) => {
    log(message);
    return true;
  };
  queueMicrotask(() => {
    log('throws');
    throw new Error('of a microtask');
  });
  queueMicrotask(() => log('the next one'));
  Promise.resolve().then(() => log('promise'));
  await delay(5);
});

scenario('a rejection that nobody handles', async () => {
  globalThis.addEventListener('unhandledrejection', (event) => {
    log(event.constructor.name, event.isTrusted, event.bubbles, event.cancelable, show(event.reason),
      event.promise === mine);
    queueMicrotask(() => log('microtask of the event'));
    event.preventDefault();
  });
  globalThis.onunhandledrejection = () => log('handler');
  const mine = Promise.reject(new RangeError('r'));
  queueMicrotask(() => log('microtask'));
  setTimeout(() => log('timer'), 5);
  log('sync');
  await delay(20);
});

scenario('rejections that are handled in time', async () => {
  globalThis.onunhandledrejection = (event) => {
    log('unhandled', show(event.reason));
    event.preventDefault();
  };
  const first = Promise.reject(1);
  first.catch((reason) => log('caught', reason));
  const second = Promise.reject(2);
  queueMicrotask(() => second.catch((reason) => log('caught in a microtask', reason)));
  const third = Promise.reject(3);
  Promise.allSettled([third]).then((results) => log(results[0].status));
  new Promise((resolve, reject) => reject(4)).then(() => log('never'));
  await delay(10);
});

scenario('several rejections', async () => {
  globalThis.onunhandledrejection = (event) => {
    log('unhandled', show(event.reason));
    event.preventDefault();
  };
  Promise.reject('a');
  (async () => {
    throw 'b';
  })();
  new Promise(() => {
    throw 'c';
  });
  setTimeout(() => {
    Promise.reject('d');
    log('timer');
  });
  await delay(10);
});

scenario('an async listener that throws', async () => {
  globalThis.onerror = () => log('never');
  globalThis.onunhandledrejection = (event) => {
    log('unhandled', show(event.reason));
    event.preventDefault();
  };
  const socket = socketTo('/echo');
  socket.onopen = async () => {
    throw new TypeError('async');
  };
  await next(socket, 'open');
  await delay(10);
  await finish(socket);
});
