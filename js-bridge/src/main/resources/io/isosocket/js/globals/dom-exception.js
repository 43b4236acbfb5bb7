// Web IDL, section 4.4 (DOMException) and section 2.8.1 (its names).
(function (use) {
  'use strict';

  const { defineInterface, convert, illegalInvocation } = use('webidl');

  // Names in the order of their legacy codes, from 1; the empty ones have no name any more.
  const LEGACY = [
    'IndexSizeError', '', 'HierarchyRequestError', 'WrongDocumentError', 'InvalidCharacterError', '',
    'NoModificationAllowedError', 'NotFoundError', 'NotSupportedError', 'InUseAttributeError', 'InvalidStateError',
    'SyntaxError', 'InvalidModificationError', 'NamespaceError', 'InvalidAccessError', '', 'TypeMismatchError',
    'SecurityError', 'NetworkError', 'AbortError', 'URLMismatchError', 'QuotaExceededError', 'TimeoutError',
    'InvalidNodeTypeError', 'DataCloneError',
  ];
  const CONSTANTS = [
    'INDEX_SIZE_ERR', 'DOMSTRING_SIZE_ERR', 'HIERARCHY_REQUEST_ERR', 'WRONG_DOCUMENT_ERR', 'INVALID_CHARACTER_ERR',
    'NO_DATA_ALLOWED_ERR', 'NO_MODIFICATION_ALLOWED_ERR', 'NOT_FOUND_ERR', 'NOT_SUPPORTED_ERR',
    'INUSE_ATTRIBUTE_ERR', 'INVALID_STATE_ERR', 'SYNTAX_ERR', 'INVALID_MODIFICATION_ERR', 'NAMESPACE_ERR',
    'INVALID_ACCESS_ERR', 'VALIDATION_ERR', 'TYPE_MISMATCH_ERR', 'SECURITY_ERR', 'NETWORK_ERR', 'ABORT_ERR',
    'URL_MISMATCH_ERR', 'QUOTA_EXCEEDED_ERR', 'TIMEOUT_ERR', 'INVALID_NODE_TYPE_ERR', 'DATA_CLONE_ERR',
  ];
  const { defineProperty } = Object;

  let isDOMException;

  class DOMException {
    #message;
    #name;

    static {
      isDOMException = (value) => typeof value === 'object' && value !== null && #name in value;
    }

    constructor(message = '', name = 'Error') {
      this.#message = convert.DOMString(message);
      this.#name = convert.DOMString(name);
      const { stack } = new Error();
      defineProperty(this, 'stack', {
        value: `${this.#name}: ${this.#message}${stack.slice(stack.indexOf('\n'))}`,
        writable: true,
        enumerable: false,
        configurable: true,
      });
    }

    get name() {
      if (!isDOMException(this)) {
        throw illegalInvocation();
      }
      return this.#name;
    }

    get message() {
      if (!isDOMException(this)) {
        throw illegalInvocation();
      }
      return this.#message;
    }

    get code() {
      if (!isDOMException(this)) {
        throw illegalInvocation();
      }
      return this.#name === '' ? 0 : LEGACY.indexOf(this.#name) + 1;
    }
  }

  Object.setPrototypeOf(DOMException.prototype, Error.prototype);
  const constants = {};
  for (let i = 0; i < CONSTANTS.length; i++) {
    constants[CONSTANTS[i]] = i + 1;
  }
  defineInterface(DOMException, { constants });

  return { DOMException, isDOMException };
})
