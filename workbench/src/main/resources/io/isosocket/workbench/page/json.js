/**
 * JSON with its source kept: numbers stay as they are written, however long, members stay in order and may repeat, and
 * an error knows its place. `JSON.parse` does none of it.
 */

const DEEPEST = 500;
const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const STRING_BEGIN = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const WORD = /true|false|null/y;
const TEMPLATE = /\{\{[^{}]*\}\}/y;

/** What is wrong, as a key of the texts, and where in the text. */
export class JsonError extends Error {
  constructor(key, at) {
    super(`${key} at ${at}`);
    this.key = key;
    this.at = at;
  }
}

class Parser {
  constructor(text, templates) {
    this.text = text;
    this.templates = templates;
    this.at = 0;
  }

  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) {
      return null;
    }
    this.at += found[0].length;
    return found[0];
  }

  takeChar(char) {
    if (this.text[this.at] !== char) {
      return false;
    }
    this.at++;
    return true;
  }

  fail(key) {
    throw new JsonError(this.at >= this.text.length ? 'json.error.end' : key, this.at);
  }

  whole() {
    this.take(SPACE);
    const node = this.value(0);
    this.take(SPACE);
    if (this.at < this.text.length) {
      this.fail('json.error.more');
    }
    return node;
  }

  value(depth) {
    if (depth > DEEPEST) {
      throw new JsonError('json.error.deep', this.at);
    }
    const template = this.templates && this.take(TEMPLATE);
    if (template) {
      return { type: 'template', raw: template };
    }
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return { type: 'string', raw: this.string() };
      default:
        return this.scalar();
    }
  }

  scalar() {
    const number = this.take(NUMBER);
    if (number) {
      return { type: 'number', raw: number };
    }
    const word = this.take(WORD);
    if (word) {
      return { type: 'literal', raw: word };
    }
    return this.fail('json.error.value');
  }

  string() {
    const string = this.take(STRING);
    if (string !== null) {
      return string;
    }
    this.take(STRING_BEGIN);
    return this.fail('json.error.string');
  }

  object(depth) {
    const members = [];
    this.at++;
    this.take(SPACE);
    while (!this.takeChar('}')) {
      if (members.length > 0) {
        if (!this.takeChar(',')) {
          this.fail('json.error.comma-or-brace');
        }
        this.take(SPACE);
      }
      if (this.text[this.at] !== '"') {
        this.fail('json.error.key');
      }
      const key = this.string();
      this.take(SPACE);
      if (!this.takeChar(':')) {
        this.fail('json.error.colon');
      }
      this.take(SPACE);
      members.push({ key, node: this.value(depth + 1) });
      this.take(SPACE);
    }
    return { type: 'object', members };
  }

  array(depth) {
    const items = [];
    this.at++;
    this.take(SPACE);
    while (!this.takeChar(']')) {
      if (items.length > 0) {
        if (!this.takeChar(',')) {
          this.fail('json.error.comma-or-bracket');
        }
        this.take(SPACE);
      }
      items.push(this.value(depth + 1));
      this.take(SPACE);
    }
    return { type: 'array', items };
  }
}

/** Parses a text; with `templates`, `{{name}}` may stand where a value does. */
export function parseJson(text, templates = false) {
  return new Parser(text, templates).whole();
}

/** Parses a text, or null where it is no JSON. */
export function tryParseJson(text) {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) {
      return null;
    }
    throw error;
  }
}

/** The node as pieces of text, each with what it is: `key`, `string`, `number`, `literal`, `template` or `mark`. */
export function* pieces(node, indent = 2, level = 0) {
  const children = node.type === 'object' ? node.members : node.items;
  if (children === undefined) {
    yield { kind: node.type, text: node.raw };
    return;
  }
  const [open, close] = node.type === 'object' ? '{}' : '[]';
  if (children.length === 0) {
    yield { kind: 'mark', text: open + close };
    return;
  }
  const line = (depth) => (indent === 0 ? '' : `\n${' '.repeat(indent * depth)}`);
  let mark = open;
  for (const child of children) {
    yield { kind: 'mark', text: mark + line(level + 1) };
    if (node.type === 'object') {
      yield { kind: 'key', text: child.key };
      yield { kind: 'mark', text: indent === 0 ? ':' : ': ' };
    }
    yield* pieces(node.type === 'object' ? child.node : child, indent, level + 1);
    mark = ',';
  }
  yield { kind: 'mark', text: line(level) + close };
}

/** The node as text: indented, or with an indent of 0 in one line. */
export function printJson(node, indent = 2) {
  let text = '';
  for (const piece of pieces(node, indent)) {
    text += piece.text;
  }
  return text;
}
