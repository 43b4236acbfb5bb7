// "Report an exception": HTML, section 8.1.4.6; and rejections that nobody handles, section 8.1.4.7.
(function (use, host) {
  'use strict';

  const { slotsOf, CANCELED } = use('event');
  const { dispatch, begin, listenersTo } = use('event-target');

  // While an error of an error listener is reported there is no further event: it goes to the host at once.
  let reporting = false;

  /** Fires `error` at the global, then tells the host, unless a listener canceled it. */
  function report(thrown) {
    if (!fire(thrown)) {
      host.uncaught(thrown, false);
    }
  }

  /** Fires `error` at the global, and returns whether a listener canceled it. */
  function fire(thrown) {
    if (!reporting && listenersTo(globalThis, 'error') !== undefined) {
      reporting = true;
      try {
        const event = errorEvent(thrown);
        return !dispatch(globalThis, event);
      } finally {
        reporting = false;
      }
    }
    return false;
  }

  function errorEvent(error) {
    const position = host.position(error);
    return use('error-event').trustedError({
      message: `Uncaught ${describe(error)}`,
      filename: position.filename(),
      lineno: position.lineno(),
      colno: position.colno(),
      error,
    });
  }

  // A script can make the conversion of what it throws throw again.
  function describe(thrown) {
    try {
      return String(thrown);
    } catch {
      return 'exception';
    }
  }

  const rejected = [];
  let current = null;

  // Deviation: the engine does not tell when a rejection is handled late, so what is handled before the task that
  // reports it is reported all the same, and `rejectionhandled` is never fired. The engine calls this when
  // the microtasks have run, once for each promise without a handler.
  function rejectionUnhandled(reason, promise) {
    rejected[rejected.length] = { reason, promise };
    if (rejected.length === 1) {
      host.rejectionsPending();
    }
  }

  /** Calls the first listener for the next rejection, and returns whether another one may be left. */
  function beginRejection() {
    const next = rejected.shift();
    const event = use('promise-rejection-event').trustedRejection(next.promise, next.reason);
    current = { event, reason: next.reason };
    return begin(globalThis, event);
  }

  /** When its listeners have run: tells the host, unless one of them canceled it. Returns whether more wait. */
  function endRejection() {
    const { event, reason } = current;
    if ((slotsOf(event).flags & CANCELED) === 0) {
      host.uncaught(reason, true);
    }
    return rejected.length > 0;
  }

  return { report, fire, rejectionUnhandled, beginRejection, endRejection };
})
