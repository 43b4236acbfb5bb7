// Errors as text: what they are, where they come from, and what caused them.
(function (use) {
  'use strict';

  const { getOwnPropertyDescriptor } = Object;

  function describe(error, className) {
    const header = headerOf(error, className ?? 'Error');
    const stack = string(error, 'stack');
    const start = stack.indexOf('\n    at ');
    const base = start >= 0 ? header + stack.slice(start)
      : stack === '' || stack === engineHeader(error) ? `[${header}]` : stack;
    return {
      name: className ?? 'Error',
      base,
      short: `[${header}]`,
      skipped: ['stack', 'message', 'name', 'cause', 'errors'],
      items: (show) => [...hidden(error, 'cause', show), ...hidden(error, 'errors', show)],
    };
  }

  // The stack's own first line holds the name that the error had when it was made: a class often sets it later.
  function headerOf(error, className) {
    const name = string(error, 'name');
    const message = string(error, 'message');
    const shown = name === className || name === '' ? className
      : name === 'Error' && className !== 'Object' ? className
        : className === 'DOMException' ? `DOMException [${name}]` : name;
    return message === '' ? shown : `${shown}: ${message}`;
  }

  function engineHeader(error) {
    const name = string(error, 'name');
    const message = string(error, 'message');
    return message === '' ? name : `${name}: ${message}`;
  }

  // These may be getters of a script's, as they are of a DOMException.
  function string(error, key) {
    try {
      const value = error[key];
      return typeof value === 'string' ? value : '';
    } catch {
      return '';
    }
  }

  function hidden(error, key, show) {
    const descriptor = getOwnPropertyDescriptor(error, key);
    if (descriptor === undefined || descriptor.get !== undefined) {
      return [];
    }
    return [`${descriptor.enumerable ? key : `[${key}]`}: ${show(descriptor.value)}`];
  }

  return { describe };
})
