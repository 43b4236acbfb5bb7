// AbortController and AbortSignal: DOM, section 3.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, illegalConstructor, convert } = use('webidl');
  const { trustedEvent } = use('event');
  const { EventTarget, dispatch } = use('event-target');
  const { defineEventHandlers, branded } = use('event-handlers');

  // Handed to the constructor, it makes a signal; a script's call has no such thing.
  const INTERNAL = Symbol('internal');

  let isAbortSignal;
  let slots;

  class AbortSignal extends EventTarget {
    #slots = { aborted: false, reason: undefined, algorithms: [], dependent: false, sources: [], dependents: [] };

    static {
      isAbortSignal = (value) => typeof value === 'object' && value !== null && #slots in value;
      slots = (signal) => signal.#slots;
    }

    constructor() {
      if (arguments[0] !== INTERNAL) {
        throw illegalConstructor();
      }
      super();
    }

    static abort(reason = undefined) {
      const signal = newSignal();
      slots(signal).aborted = true;
      slots(signal).reason = reason === undefined ? abortError() : reason;
      return signal;
    }

    static timeout(milliseconds) {
      requireArguments(arguments.length, 1, "Failed to execute 'timeout' on 'AbortSignal'");
      const delay = convert.unsignedLongLong(milliseconds, { enforceRange: true });
      const signal = newSignal();
      host.timers.startOnce(delay, () => {
        const { DOMException } = use('dom-exception');
        abortSignal(signal, new DOMException('signal timed out', 'TimeoutError'));
      });
      return signal;
    }

    static any(signals) {
      requireArguments(arguments.length, 1, "Failed to execute 'any' on 'AbortSignal'");
      const sources = convert.sequence(signals, requireSignal, "Failed to execute 'any' on 'AbortSignal'");
      return dependentOn(sources);
    }

    get aborted() {
      return own(this).aborted;
    }

    get reason() {
      return own(this).reason;
    }

    throwIfAborted() {
      const { aborted, reason } = own(this);
      if (aborted) {
        throw reason;
      }
    }
  }

  class AbortController {
    #signal = newSignal();

    static #own(value) {
      if (typeof value !== 'object' || value === null || !(#signal in value)) {
        throw illegalInvocation();
      }
      return value;
    }

    get signal() {
      return AbortController.#own(this).#signal;
    }

    abort(reason = undefined) {
      abortSignal(AbortController.#own(this).#signal, reason === undefined ? abortError() : reason);
    }
  }

  function newSignal() {
    return new AbortSignal(INTERNAL);
  }

  function own(value) {
    if (!isAbortSignal(value)) {
      throw illegalInvocation();
    }
    return slots(value);
  }

  function requireSignal(value) {
    if (!isAbortSignal(value)) {
      throw new TypeError("Failed to execute 'any' on 'AbortSignal': an item is not of type 'AbortSignal'");
    }
    return value;
  }

  function abortError() {
    const { DOMException } = use('dom-exception');
    return new DOMException('signal is aborted without reason', 'AbortError');
  }

  // Section 3.2, "create a dependent abort signal". A dependent one is no source itself: its sources are.
  function dependentOn(signals) {
    const signal = newSignal();
    for (const source of signals) {
      if (slots(source).aborted) {
        slots(signal).aborted = true;
        slots(signal).reason = slots(source).reason;
        return signal;
      }
    }
    const dependent = slots(signal);
    dependent.dependent = true;
    for (const given of signals) {
      for (const source of slots(given).dependent ? slots(given).sources : [given]) {
        if (!dependent.sources.includes(source)) {
          dependent.sources.push(source);
          slots(source).dependents.push(signal);
        }
      }
    }
    return signal;
  }

  // Section 3.2, "signal abort": the dependent signals get their reason before any listener runs.
  function abortSignal(signal, reason) {
    const state = slots(signal);
    if (state.aborted) {
      return;
    }
    state.aborted = true;
    state.reason = reason;
    const aborted = [];
    for (const dependent of state.dependents) {
      if (!slots(dependent).aborted) {
        slots(dependent).aborted = true;
        slots(dependent).reason = reason;
        aborted.push(dependent);
      }
    }
    runSteps(signal);
    for (const dependent of aborted) {
      runSteps(dependent);
    }
  }

  function runSteps(signal) {
    const state = slots(signal);
    const { algorithms } = state;
    state.algorithms = [];
    for (const algorithm of algorithms) {
      algorithm();
    }
    dispatch(signal, trustedEvent('abort'));
  }

  function isAborted(signal) {
    return slots(signal).aborted;
  }

  /** Section 3.2, "add an abort algorithm": it is called once, before the event; at once it is never called. */
  function onAbort(signal, algorithm) {
    if (!slots(signal).aborted) {
      slots(signal).algorithms.push(algorithm);
    }
  }

  defineEventHandlers(AbortSignal.prototype, ['abort'], branded(isAbortSignal));
  defineInterface(AbortSignal);
  defineInterface(AbortController);

  return { AbortController, AbortSignal, isAbortSignal, isAborted, onAbort };
})
