// setTimeout and setInterval: HTML, section 8.6. The host keeps the time and the nesting level; the callbacks and
// their arguments stay here.
(function (use, host) {
  'use strict';

  const { convert, apply } = use('webidl');

  const { timers: clock } = host;
  const active = new Map();
  const compile = globalThis.eval;
  let lastId = 0;

  function start(handler, timeout, args, repeats) {
    const callback = typeof handler === 'function' ? handler : convert.DOMString(handler);
    const delay = convert.long(timeout);
    const id = ++lastId;
    clock.start(id, delay);
    active.set(id, { callback, args, delay, repeats });
    return id;
  }

  // setTimeout and setInterval share their ids, so either way clears both.
  function clear(id) {
    const number = convert.long(id);
    if (active.delete(number)) {
      clock.clear(number);
    }
  }

  /** The host calls this when the time of a timer has come. */
  function fire(id) {
    const timer = active.get(id);
    if (timer === undefined) {
      return;
    }
    const { callback, args, delay, repeats } = timer;
    try {
      if (typeof callback === 'string') {
        compile(callback);
      } else {
        apply(callback, globalThis, args);
      }
    } catch (thrown) {
      use('report-error').report(thrown);
    }
    if (!repeats) {
      active.delete(id);
    } else if (active.has(id)) {
      clock.start(id, delay);
    }
  }

  return { start, clear, fire };
})
