// btoa and atob: HTML, section 8.3. The work is Java's, which is far faster at it than an interpreted loop.
(function (use, host) {
  'use strict';

  const { base64 } = host;

  function btoa(data) {
    const text = base64.encode(data);
    if (text === null) {
      throw invalid('btoa', 'the string has a character above U+00FF');
    }
    return text;
  }

  function atob(data) {
    const bytes = base64.decode(data);
    if (bytes === null) {
      throw invalid('atob', 'the string is not correctly encoded base64');
    }
    return bytes;
  }

  function invalid(operation, rule) {
    const { DOMException } = use('dom-exception');
    return new DOMException(`Failed to execute '${operation}': ${rule}`, 'InvalidCharacterError');
  }

  return { btoa, atob };
})
