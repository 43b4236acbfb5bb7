// The WorkerNavigator interface: HTML, sections 10.3.2 and 8.10.1.
(function (use, host) {
  'use strict';

  const { defineInterface, illegalInvocation, illegalConstructor } = use('webidl');

  // Handed to the constructor, it makes the one object that there is; a script's call has no such thing.
  const INTERNAL = Symbol('internal');
  const { navigator: platform } = host;

  class WorkerNavigator {
    #languages;

    constructor() {
      if (arguments[0] !== INTERNAL) {
        throw illegalConstructor();
      }
      this.#languages = Object.freeze([platform.language()]);
    }

    static #own(value) {
      if (typeof value !== 'object' || value === null || !(#languages in value)) {
        throw illegalInvocation();
      }
      return value;
    }

    get appCodeName() {
      WorkerNavigator.#own(this);
      return 'Mozilla';
    }

    get appName() {
      WorkerNavigator.#own(this);
      return 'Netscape';
    }

    // Section 8.10.1.1: empty, since the userAgent does not claim to be a Mozilla.
    get appVersion() {
      WorkerNavigator.#own(this);
      return '';
    }

    get platform() {
      WorkerNavigator.#own(this);
      return platform.platform();
    }

    get product() {
      WorkerNavigator.#own(this);
      return 'Gecko';
    }

    get userAgent() {
      WorkerNavigator.#own(this);
      return platform.userAgent();
    }

    get language() {
      return WorkerNavigator.#own(this).#languages[0];
    }

    get languages() {
      return WorkerNavigator.#own(this).#languages;
    }

    // Whether there is a network is for a connection to find out.
    get onLine() {
      WorkerNavigator.#own(this);
      return true;
    }

    get hardwareConcurrency() {
      WorkerNavigator.#own(this);
      return platform.hardwareConcurrency();
    }
  }

  defineInterface(WorkerNavigator);

  return { WorkerNavigator, navigator: new WorkerNavigator(INTERNAL) };
})
