// The entries of the timeline: Performance Timeline, section 4; marks and measures: User Timing, sections 3 and 4.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, illegalConstructor, convert, isObject } = use('webidl');
  const { now } = use('clock');

  // Handed to a constructor in place of the name, it makes an entry from what is known of it.
  const INTERNAL = Symbol('internal');
  // User Timing, section 3.1.2: attributes of a window's PerformanceTiming, which a worker has no values for.
  const WINDOW_NAMES = [
    'navigationStart', 'unloadEventStart', 'unloadEventEnd', 'redirectStart', 'redirectEnd', 'fetchStart',
    'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd', 'secureConnectionStart', 'requestStart',
    'responseStart', 'responseEnd', 'domLoading', 'domInteractive', 'domContentLoadedEventStart',
    'domContentLoadedEventEnd', 'domComplete', 'loadEventStart', 'loadEventEnd',
  ];

  let slots;

  class PerformanceEntry {
    #slots;

    static {
      slots = (entry) => {
        try {
          return entry.#slots;
        } catch {
          throw illegalInvocation();
        }
      };
    }

    constructor() {
      if (arguments[0] !== INTERNAL) {
        throw illegalConstructor();
      }
      this.#slots = arguments[1];
    }

    get name() {
      return slots(this).name;
    }

    get entryType() {
      return slots(this).entryType;
    }

    get startTime() {
      return slots(this).startTime;
    }

    get duration() {
      return slots(this).duration;
    }

    toJSON() {
      const { name, entryType, startTime, duration } = slots(this);
      return { name, entryType, startTime, duration };
    }
  }

  class PerformanceMark extends PerformanceEntry {
    #detail;

    constructor(markName, markOptions = undefined) {
      const where = "Failed to construct 'PerformanceMark'";
      requireArguments(arguments.length, 1, where);
      const name = convert.DOMString(markName);
      const options = convert.dictionary(markOptions, where);
      const { detail: given } = options;
      const { startTime: start } = options;
      const startTime = start === undefined ? now() : timestamp(convert.double(start), where);
      super(INTERNAL, { name, entryType: 'mark', startTime, duration: 0 });
      this.#detail = copied(given);
    }

    get detail() {
      if (!isObject(this) || !(#detail in this)) {
        throw illegalInvocation();
      }
      return this.#detail;
    }
  }

  class PerformanceMeasure extends PerformanceEntry {
    #detail;

    constructor() {
      super(arguments[0], arguments[1]);
      this.#detail = arguments[2];
    }

    get detail() {
      if (!isObject(this) || !(#detail in this)) {
        throw illegalInvocation();
      }
      return this.#detail;
    }
  }

  // Where the name is undefined every name will do, and so for the type.
  function isEntry(entry, type, name) {
    const { name: ownName, entryType } = slots(entry);
    return (type === undefined || type === entryType) && (name === undefined || name === ownName);
  }

  function sorted(entries) {
    return entries.sort((a, b) => slots(a).startTime - slots(b).startTime);
  }

  function timestamp(value, where) {
    if (value < 0) {
      throw new TypeError(`${where}: the time ${value} is negative`);
    }
    return value;
  }

  function copied(detail) {
    return detail === undefined || detail === null ? null : use('structured-clone').structuredClone(detail);
  }

  const WHERE = "Failed to execute 'measure' on 'Performance'";

  // (DOMString or DOMHighResTimeStamp): User Timing, section 4.1.4, "convert a mark to a timestamp".
  function markOrTime(value) {
    return typeof value === 'number' ? convert.double(value) : convert.DOMString(value);
  }

  function timeOf(timeline, mark) {
    if (typeof mark === 'number') {
      return timestamp(mark, WHERE);
    }
    if (WINDOW_NAMES.includes(mark)) {
      throw new TypeError(`${WHERE}: '${mark}' has a value in windows only`);
    }
    for (let i = timeline.length - 1; i >= 0; i--) {
      if (isEntry(timeline[i], 'mark', mark)) {
        return slots(timeline[i]).startTime;
      }
    }
    const { DOMException } = use('dom-exception');
    throw new DOMException(`${WHERE}: the mark '${mark}' does not exist`, 'SyntaxError');
  }

  // (DOMString or PerformanceMeasureOptions), the dictionary's members in lexicographical order.
  function measureOptions(value) {
    if (value !== undefined && value !== null && !isObject(value)) {
      return { mark: convert.DOMString(value) };
    }
    const given = convert.dictionary(value, WHERE);
    const { detail } = given;
    const { duration } = given;
    const length = duration === undefined ? undefined : convert.double(duration);
    const { end } = given;
    const until = end === undefined ? undefined : markOrTime(end);
    const { start } = given;
    return { detail, duration: length, end: until, start: start === undefined ? undefined : markOrTime(start) };
  }

  function checkOptions({ start, end, duration, detail }, endMark) {
    const isEmpty = start === undefined && end === undefined && duration === undefined && detail === undefined;
    if (isEmpty) {
      return;
    }
    if (endMark !== undefined) {
      throw new TypeError(`${WHERE}: an end mark beside the options`);
    }
    if (start === undefined && end === undefined) {
      throw new TypeError(`${WHERE}: the options have neither start nor end`);
    }
    if (start !== undefined && end !== undefined && duration !== undefined) {
      throw new TypeError(`${WHERE}: the options have start, end and duration`);
    }
  }

  /** User Timing, section 3.1.3: the measure between two points of a timeline. */
  function measure(timeline, name, startOrOptions, givenEndMark) {
    const options = measureOptions(startOrOptions);
    const endMark = givenEndMark === undefined ? undefined : convert.DOMString(givenEndMark);
    checkOptions(options, endMark);
    const { start, end, duration, detail, mark } = options;
    const endTime = endMark !== undefined ? timeOf(timeline, endMark)
      : end !== undefined ? timeOf(timeline, end)
        : start !== undefined && duration !== undefined
          ? timeOf(timeline, start) + timestamp(duration, WHERE) : now();
    const startTime = start !== undefined ? timeOf(timeline, start)
      : end !== undefined && duration !== undefined ? endTime - timestamp(duration, WHERE)
        : mark !== undefined ? timeOf(timeline, mark) : 0;
    const slotValues = { name, entryType: 'measure', startTime, duration: endTime - startTime };
    return new PerformanceMeasure(INTERNAL, slotValues, copied(detail));
  }

  defineInterface(PerformanceEntry);
  defineInterface(PerformanceMark);
  defineInterface(PerformanceMeasure);

  return { PerformanceEntry, PerformanceMark, PerformanceMeasure, isEntry, sorted, measure };
})
