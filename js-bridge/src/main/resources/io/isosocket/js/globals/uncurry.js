// Built-in methods as functions of their receiver, safe from scripts that replace them later.
(function () {
  'use strict';

  const { getOwnPropertyDescriptor } = Object;
  const bind = Function.prototype.bind.bind(Function.prototype.call);

  /** Takes a method's receiver as the first argument. */
  function uncurry(method) {
    return bind(method);
  }

  /** The getter of a prototype's attribute, as a function of the object. */
  function getter(prototype, name) {
    return bind(getOwnPropertyDescriptor(prototype, name).get);
  }

  return { uncurry, getter };
})
