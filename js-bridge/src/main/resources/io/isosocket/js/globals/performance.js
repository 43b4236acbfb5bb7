// The Performance interface: High Resolution Time, section 4.4, with the parts of Performance Timeline, section 3, and
// of User Timing, section 3.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, illegalConstructor, convert, isObject } = use('webidl');
  const { EventTarget } = use('event-target');
  const { now, timeOrigin } = use('clock');

  // Handed to the constructor, it makes the one object that there is; a script's call has no such thing.
  const INTERNAL = Symbol('internal');

  class Performance extends EventTarget {
    #timeline = [];

    constructor() {
      if (arguments[0] !== INTERNAL) {
        throw illegalConstructor();
      }
      super();
    }

    static #own(value) {
      if (!isObject(value) || !(#timeline in value)) {
        throw illegalInvocation();
      }
      return value;
    }

    static #select(performance, matches) {
      const entries = [];
      for (const entry of performance.#timeline) {
        if (matches(entry)) {
          entries.push(entry);
        }
      }
      // Section 4.2.1 of Performance Timeline: by their start, and where that is equal as they came.
      return use('performance-timeline').sorted(entries);
    }

    static #remove(performance, type, name) {
      const { isEntry } = use('performance-timeline');
      performance.#timeline = performance.#timeline.filter((entry) => !isEntry(entry, type, name));
    }

    get timeOrigin() {
      Performance.#own(this);
      return timeOrigin;
    }

    now() {
      Performance.#own(this);
      return now();
    }

    toJSON() {
      Performance.#own(this);
      return { timeOrigin };
    }

    clearMarks(markName = undefined) {
      const own = Performance.#own(this);
      Performance.#remove(own, 'mark', markName === undefined ? undefined : convert.DOMString(markName));
    }

    clearMeasures(measureName = undefined) {
      const own = Performance.#own(this);
      Performance.#remove(own, 'measure', measureName === undefined ? undefined : convert.DOMString(measureName));
    }

    getEntries() {
      return Performance.#select(Performance.#own(this), () => true);
    }

    getEntriesByName(name, type = undefined) {
      const own = Performance.#own(this);
      requireArguments(arguments.length, 1, "Failed to execute 'getEntriesByName' on 'Performance'");
      const wanted = convert.DOMString(name);
      const kind = type === undefined ? undefined : convert.DOMString(type);
      const { isEntry } = use('performance-timeline');
      return Performance.#select(own, (entry) => isEntry(entry, kind, wanted));
    }

    getEntriesByType(type) {
      const own = Performance.#own(this);
      requireArguments(arguments.length, 1, "Failed to execute 'getEntriesByType' on 'Performance'");
      const kind = convert.DOMString(type);
      const { isEntry } = use('performance-timeline');
      return Performance.#select(own, (entry) => isEntry(entry, kind, undefined));
    }

    mark(markName, markOptions = {}) {
      const own = Performance.#own(this);
      requireArguments(arguments.length, 1, "Failed to execute 'mark' on 'Performance'");
      const { PerformanceMark } = use('performance-timeline');
      const entry = new PerformanceMark(markName, markOptions);
      own.#timeline.push(entry);
      return entry;
    }

    measure(measureName, startOrMeasureOptions = {}, endMark = undefined) {
      const own = Performance.#own(this);
      requireArguments(arguments.length, 1, "Failed to execute 'measure' on 'Performance'");
      const { measure } = use('performance-timeline');
      const entry = measure(own.#timeline, convert.DOMString(measureName), startOrMeasureOptions, endMark);
      own.#timeline.push(entry);
      return entry;
    }
  }

  defineInterface(Performance);

  return { Performance, performance: new Performance(INTERNAL) };
})
