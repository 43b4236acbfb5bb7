// The events of a socket and their properties: WebSockets Standard, section 4, and DOM, section 2.
'use strict';

scenario('the order of a whole connection', async () => {
  const socket = socketTo('/greet/first/second');
  logEvents(socket);
  await next(socket, 'open');
  log('state', socket.readyState);
  socket.send('third');
  await next(socket, 'message');
  await next(socket, 'message');
  await next(socket, 'message');
  socket.close(4000, 'bye');
  log('state', socket.readyState);
  await next(socket, 'close');
  log('state', socket.readyState);
});

scenario('properties of a trusted event', async () => {
  const socket = socketTo('/echo');
  socket.addEventListener('open', function (event) {
    log(event.constructor.name, event.type, event.isTrusted, this === socket, event.target === socket,
      event.srcElement === socket, event.currentTarget === socket);
    log(event.eventPhase, event.bubbles, event.cancelable, event.composed, event.defaultPrevented, event.returnValue);
    log(typeof event.timeStamp, event.timeStamp > 0 && event.timeStamp <= performance.now() + 1);
    log(event.composedPath().length, event.composedPath()[0] === socket, event.cancelBubble);
    event.preventDefault();
    event.returnValue = false;
    log(event.defaultPrevented, event.returnValue);
  });
  const event = await next(socket, 'open');
  await settle();
  log(event.target === socket, event.currentTarget, event.eventPhase, event.composedPath().length, event.isTrusted);
  await finish(socket);
});

scenario('properties of a message', async () => {
  const socket = await openSocket();
  socket.send('caf\u00e9 \ud83d\ude00');
  const event = await next(socket, 'message');
  log(event.constructor.name, show(event.data), event.origin.replace(location.host, 'HOST'), show(event.lastEventId));
  log(event.source, event.ports, Object.isFrozen(event.ports), event.ports === event.ports);
  log(event.bubbles, event.cancelable, event instanceof Event, Object.getPrototypeOf(event) === MessageEvent.prototype);
  log(Reflect.ownKeys(event).join());
  await finish(socket);
});

scenario('an event is dispatched until the microtasks of its last listener have run', async () => {
  const socket = await openSocket();
  const elsewhere = new EventTarget();
  elsewhere.addEventListener('message', (event) => log('elsewhere', event.isTrusted, event.data));
  let kept;
  let last;
  socket.onmessage = (event) => {
    kept ??= event;
    last = event;
    log('listener', event.eventPhase, event.currentTarget === socket);
    queueMicrotask(() => {
      log('microtask', event.eventPhase, event.currentTarget === socket, event.composedPath().length);
      event.initEvent('other');
      log(event.type);
      try {
        elsewhere.dispatchEvent(event);
      } catch (e) {
        log(e);
      }
    });
  };
  socket.send('1');
  await new Promise((resolve) => setTimeout(function wait() {
    if (kept === undefined) {
      setTimeout(wait);
    } else {
      resolve();
    }
  }));
  log('task', kept.eventPhase, kept.currentTarget, kept.composedPath().length, kept.target === socket);
  kept.stopPropagation();
  socket.send('2');
  await next(socket, 'message');
  await settle();
  log('kept', kept.cancelBubble);
  log('again', elsewhere.dispatchEvent(last), last.target === elsewhere);
  await finish(socket);
});

scenario('an event that was stopped before its dispatch reaches nobody', async () => {
  const target = new EventTarget();
  target.addEventListener('x', () => log('capturing'), true);
  target.addEventListener('x', () => log('plain'));
  const event = new Event('x');
  event.stopPropagation();
  log(target.dispatchEvent(event), event.cancelBubble);
  log(target.dispatchEvent(event));
}, {
  browser: ['capturing', 'plain', 'true true', 'capturing', 'plain', 'true'],
  standard: ['true false', 'capturing', 'plain', 'true'],
});

scenario('properties of a close', async () => {
  const socket = await openSocket();
  socket.close(4321, 'caf\u00e9');
  const event = await next(socket, 'close');
  log(event.constructor.name, event.code, event.reason, event.wasClean, event.bubbles, event.cancelable);
  log(Object.prototype.toString.call(event), Reflect.ownKeys(event).join());
});

scenario('isTrusted is of each event and cannot be changed', async () => {
  const event = new Event('x');
  const descriptor = Object.getOwnPropertyDescriptor(event, 'isTrusted');
  log(typeof descriptor.get, descriptor.get.name, descriptor.set, descriptor.enumerable, descriptor.configurable);
  log(event.isTrusted, Object.getOwnPropertyDescriptor(new Event('y'), 'isTrusted').get === descriptor.get);
  attempt('an assignment', () => {
    event.isTrusted = true;
  });
  attempt('the getter elsewhere', () => descriptor.get.call({}));
  attempt('on the prototype', () => Event.prototype.isTrusted);
});

scenario('events made by a script', async () => {
  attempt('Event()', () => new Event());
  attempt('a Symbol', () => new Event(Symbol('x')));
  attempt('a dictionary that is none', () => new Event('x', 1));
  log(new Event(undefined).type, new Event(null).type, new Event('x', null).bubbles);
  const close = new CloseEvent('close', { code: 65536 + 7, reason: 5, wasClean: 'yes' });
  log(close.code, show(close.reason), close.wasClean, close.isTrusted);
  const message = new MessageEvent('m', { data: 1n, origin: 'o', lastEventId: 5 });
  log(message.data, show(message.origin), show(message.lastEventId), message.ports);
  const error = new ErrorEvent('e', { lineno: -1, colno: 2.9, message: null, filename: undefined });
  log(error.lineno, error.colno, show(error.message), show(error.filename), error.error);
  const custom = new CustomEvent('c', { detail: null, bubbles: 1, cancelable: 'x', composed: {} });
  log(custom.detail, custom.bubbles, custom.cancelable, custom.composed);
  attempt('a rejection without its promise', () => new PromiseRejectionEvent('r', {}));
  attempt('a rejection without a dictionary', () => new PromiseRejectionEvent('r'));
});

scenario('the promise of a rejection event is any object', async () => {
  for (const promise of [1, 'x', null, {}, () => {}]) {
    attempt(show(promise), () => new PromiseRejectionEvent('r', { promise }).promise === promise);
  }
}, {
  browser: ['1 gives false', '"x" gives false', 'null gives false', '{} gives false', 'function  gives false'],
  standard: ['1 throws TypeError', '"x" throws TypeError', 'null throws TypeError', '{} gives true',
    'function  gives true'],
});

scenario('a lone surrogate in the reason of an event', async () => {
  log(show(new CloseEvent('close', { reason: '\ud800' }).reason));
}, {
  browser: ['"\\ud800"'],
  standard: ['"\ufffd"'],
});

scenario('the order in which dictionaries are read', async () => {
  const reads = (where) => new Proxy({}, {
    get(target, key) {
      // An attribute of Chromium's own.
      if (key !== 'userActivation') {
        log(where, 'reads', String(key));
      }
      return key === 'promise' ? Promise.resolve() : undefined;
    },
  });
  new Event('x', reads('Event'));
  new CloseEvent('x', reads('CloseEvent'));
  new MessageEvent('x', reads('MessageEvent'));
  new ErrorEvent('x', reads('ErrorEvent'));
  new CustomEvent('x', reads('CustomEvent'));
  new PromiseRejectionEvent('x', reads('PromiseRejectionEvent'));
  new EventTarget().addEventListener('x', () => {}, reads('addEventListener'));
  new EventTarget().removeEventListener('x', () => {}, reads('removeEventListener'));
});

scenario('initEvent and its kin', async () => {
  const event = new Event('a', { bubbles: true, cancelable: true });
  event.preventDefault();
  event.initEvent('b');
  log(event.type, event.bubbles, event.cancelable, event.defaultPrevented);
  const custom = new CustomEvent('a', { detail: 1 });
  custom.initCustomEvent('b', true, false, 2);
  log(custom.type, custom.bubbles, custom.detail);
  const message = new MessageEvent('a');
  message.initMessageEvent('b', false, true, 3, 'o', 'id');
  log(message.type, message.cancelable, message.data, message.origin, message.lastEventId);
  log(message.source, message.ports);
  const target = new EventTarget();
  target.addEventListener('again', (dispatched) => {
    dispatched.initEvent('other', true, true);
    log(dispatched.type, dispatched.bubbles);
  });
  target.dispatchEvent(new Event('again'));
});

scenario('dispatchEvent', async () => {
  const target = new EventTarget();
  target.addEventListener('x', (event) => {
    log('outer', event.eventPhase, event.isTrusted, event.target === target);
    attempt('the same event again', () => target.dispatchEvent(event));
    log('another', target.dispatchEvent(new Event('y')));
    event.preventDefault();
    log('end of outer');
  });
  target.addEventListener('y', () => log('inner'));
  log(target.dispatchEvent(new Event('x', { cancelable: true })), target.dispatchEvent(new Event('x')));
  attempt('no event', () => target.dispatchEvent({ type: 'x' }));
  attempt('null', () => target.dispatchEvent(null));
  attempt('nothing', () => target.dispatchEvent());
  const event = new Event('y');
  target.dispatchEvent(event);
  new EventTarget().dispatchEvent(event);
  log(event.target === target, event.currentTarget);
});

scenario('a trusted event dispatched again by the script', async () => {
  const socket = socketTo('/echo');
  const event = await next(socket, 'open');
  log(event.isTrusted, event.eventPhase, event.currentTarget === socket);
  attempt('within a microtask of its listener', () => socket.dispatchEvent(event));
  await settle();
  log(event.isTrusted, event.eventPhase, event.currentTarget);
  const other = new EventTarget();
  other.onopen = () => log('never');
  other.addEventListener('open', (again) => log(again === event, again.isTrusted, again.target === other));
  other.dispatchEvent(event);
  log(event.isTrusted, event.target === other);
  await finish(socket);
});

scenario('events that the script fires at a socket', async () => {
  const socket = await openSocket();
  logEvents(socket);
  socket.onmessage = () => log('handler', socket.readyState);
  socket.dispatchEvent(new MessageEvent('message', { data: 'fake' }));
  socket.dispatchEvent(new CloseEvent('close', { code: 1, reason: 'fake' }));
  socket.dispatchEvent(new Event('error'));
  log(socket.readyState);
  await finish(socket);
});
