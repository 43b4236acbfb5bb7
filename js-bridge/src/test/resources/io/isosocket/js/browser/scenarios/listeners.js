// Listeners and handlers: DOM, sections 2.7 and 2.9, and HTML, section 8.1.8.1.
'use strict';

scenario('a handler keeps its place when it is replaced', async () => {
  const target = await openSocket();
  target.addEventListener('message', () => log('before'));
  target.onmessage = () => log('first handler');
  target.addEventListener('message', () => log('after'));
  target.onmessage = () => log('second handler');
  target.dispatchEvent(new Event('message'));
  target.onmessage = null;
  target.onmessage = () => log('third handler');
  target.dispatchEvent(new Event('message'));
  await finish(target);
});

scenario('what handlers may be', async () => {
  const socket = socketTo('/echo');
  const never = { handleEvent: () => log('never') };
  for (const value of [1, 'x', true, Symbol.iterator, undefined, null, {}, never, [], () => {}]) {
    socket.onerror = value;
    log(show(socket.onerror), socket.onerror === value);
    socket.dispatchEvent(new Event('error'));
  }
  socket.onclose = class Never {};
  globalThis.onerror = (message) => {
    log('a class is called', typeof message);
    return true;
  };
  socket.dispatchEvent(new Event('close'));
  globalThis.onerror = null;
  socket.onclose = null;
  await next(socket, 'open');
  await finish(socket);
});

scenario('a handler that is no function keeps its place', async () => {
  const socket = socketTo('/echo');
  socket.onmessage = {};
  socket.addEventListener('message', () => log('listener'));
  socket.onmessage = () => log('handler');
  socket.dispatchEvent(new Event('message'));
  await next(socket, 'open');
  await finish(socket);
});

scenario('what a handler returns', async () => {
  const signal = new AbortController().signal;
  for (const result of [false, true, undefined, null, 0, '']) {
    signal.onabort = () => result;
    const event = new Event('abort', { cancelable: true });
    log(show(result), signal.dispatchEvent(event), event.defaultPrevented);
  }
  signal.onabort = null;
  signal.addEventListener('abort', () => false);
  log('a listener', signal.dispatchEvent(new Event('abort', { cancelable: true })));
});

scenario('this and the arguments of a handler', async () => {
  const socket = socketTo('/echo');
  socket.onopen = function (...args) {
    log(this === socket, args.length, args[0].type, args[0].currentTarget === socket);
  };
  await next(socket, 'open');
  const listener = {
    name: 'object',
    handleEvent(...args) {
      log(this === listener, args.length, this.name);
    },
  };
  socket.addEventListener('x', listener);
  socket.addEventListener('x', listener);
  socket.dispatchEvent(new Event('x'));
  listener.handleEvent = () => log('looked up each time');
  socket.dispatchEvent(new Event('x'));
  await finish(socket);
});

scenario('handleEvent that is none', async () => {
  const target = new EventTarget();
  globalThis.addEventListener('error', (event) => {
    log('error', show(event.error));
    event.preventDefault();
  });
  target.addEventListener('x', {});
  target.addEventListener('x', { handleEvent: 1 });
  target.addEventListener('x', {
    get handleEvent() {
      throw new RangeError('getter');
    },
  });
  target.addEventListener('x', () => log('the last one'));
  log(target.dispatchEvent(new Event('x')));
}, {
  browser: ['error RangeError', 'the last one', 'true'],
  standard: ['error TypeError', 'error TypeError', 'error RangeError', 'the last one', 'true'],
});

scenario('callbacks that are refused', async () => {
  const target = new EventTarget();
  attempt('one argument', () => target.addEventListener('x'));
  attempt('null', () => target.addEventListener('x', null));
  attempt('undefined', () => target.addEventListener('x', undefined));
  attempt('a string', () => target.addEventListener('x', 'f()'));
  attempt('a number', () => target.removeEventListener('x', 1));
  attempt('a signal that is none', () => target.addEventListener('x', () => {}, { signal: {} }));
  attempt('a signal that is null', () => target.addEventListener('x', () => {}, { signal: null }));
  attempt('null and a signal that is none', () => target.addEventListener('x', null, { signal: 1 }));
  attempt('another this', () => EventTarget.prototype.addEventListener.call({}, 'x', () => {}));
});

scenario('the same listener again', async () => {
  const target = new EventTarget();
  const listener = (event) => log('called', event.type);
  target.addEventListener('x', listener);
  target.addEventListener('x', listener, { once: true });
  target.addEventListener('x', listener, { passive: true });
  target.dispatchEvent(new Event('x'));
  target.dispatchEvent(new Event('x'));
  target.removeEventListener('x', listener, { once: true, capture: 0 });
  target.dispatchEvent(new Event('x'));
  target.addEventListener('x', listener, true);
  target.removeEventListener('x', listener);
  target.dispatchEvent(new Event('x'));
  target.removeEventListener('x', listener, { capture: 'yes' });
  target.dispatchEvent(new Event('x'));
});

scenario('once', async () => {
  const target = new EventTarget();
  let depth = 0;
  target.addEventListener('x', () => {
    log('once', ++depth);
    target.dispatchEvent(new Event('x'));
  }, { once: true });
  target.addEventListener('x', () => log('always'));
  target.dispatchEvent(new Event('x'));
  target.dispatchEvent(new Event('x'));
});

scenario('listeners added and removed while dispatching', async () => {
  const target = new EventTarget();
  const late = () => log('added');
  const gone = () => log('never');
  target.addEventListener('x', () => {
    log('first');
    target.addEventListener('x', late);
    target.removeEventListener('x', gone);
  });
  target.addEventListener('x', gone);
  target.addEventListener('x', () => log('last'));
  target.dispatchEvent(new Event('x'));
  log('again');
  target.dispatchEvent(new Event('x'));
});

scenario('a handler set while dispatching', async () => {
  const socket = await openSocket();
  socket.addEventListener('message', () => {
    socket.onmessage = () => log('set within');
  }, { once: true });
  socket.dispatchEvent(new Event('message'));
  socket.dispatchEvent(new Event('message'));
  socket.onmessage = () => {
    log('removes itself');
    socket.onmessage = null;
  };
  socket.dispatchEvent(new Event('message'));
  socket.dispatchEvent(new Event('message'));
  await finish(socket);
});

scenario('a handler removed and set again within a dispatch', async () => {
  const socket = await openSocket();
  socket.addEventListener('message', () => {
    socket.onmessage = null;
    socket.onmessage = () => log('new handler');
  }, { once: true });
  socket.onmessage = () => log('old handler');
  socket.addEventListener('message', () => log('listener'));
  socket.dispatchEvent(new Event('message'));
  log('again');
  socket.dispatchEvent(new Event('message'));
  await finish(socket);
});

scenario('stopImmediatePropagation', async () => {
  const target = new EventTarget();
  target.addEventListener('x', (event) => {
    log('first');
    event.stopImmediatePropagation();
    log(event.cancelBubble);
  });
  target.addEventListener('x', () => log('never'));
  const event = new Event('x');
  target.dispatchEvent(event);
  log(event.cancelBubble);
  event.stopPropagation();
  target.dispatchEvent(event);
  log(event.cancelBubble);
}, {
  browser: ['first', 'true', 'true', 'true'],
  standard: ['first', 'true', 'false', 'false'],
});

scenario('capturing listeners at the target', async () => {
  const target = new EventTarget();
  target.addEventListener('x', (event) => log('plain', event.eventPhase));
  target.addEventListener('x', (event) => log('capturing', event.eventPhase), true);
  target.addEventListener('x', (event) => log('plain again', event.eventPhase));
  target.dispatchEvent(new Event('x'));
}, {
  browser: ['plain 2', 'capturing 2', 'plain again 2'],
  standard: ['capturing 2', 'plain 2', 'plain again 2'],
});

scenario('passive listeners cannot cancel', async () => {
  const target = new EventTarget();
  target.addEventListener('x', (event) => {
    event.preventDefault();
    event.returnValue = false;
    log(event.defaultPrevented, event.returnValue);
  }, { passive: true });
  log(target.dispatchEvent(new Event('x', { cancelable: true })));
  target.addEventListener('x', (event) => event.preventDefault());
  log(target.dispatchEvent(new Event('x', { cancelable: true })));
});

scenario('listeners with a signal', async () => {
  const target = new EventTarget();
  const controller = new AbortController();
  const { signal } = controller;
  target.addEventListener('x', () => log('first'), { signal });
  target.addEventListener('x', () => controller.abort(), { signal, once: true });
  target.addEventListener('x', () => log('never'), { signal });
  target.addEventListener('x', () => log('stays'));
  target.dispatchEvent(new Event('x'));
  target.addEventListener('x', () => log('never'), { signal });
  target.dispatchEvent(new Event('x'));
});

scenario('addEventListener on the global', async () => {
  addEventListener('x', function (event) {
    log(this === globalThis, event.target === self, event.currentTarget === self);
  });
  log(dispatchEvent(new Event('x')), self.dispatchEvent.call(undefined, new Event('x')));
  const { addEventListener: add } = globalThis;
  add('y', () => log('y'));
  globalThis.dispatchEvent(new Event('y'));
});
