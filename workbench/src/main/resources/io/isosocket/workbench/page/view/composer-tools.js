/** Ping, frames, repeat and the variables of templates. */

import { attempt } from '../actions.js';
import { ApiError, api } from '../api.js';
import { BytesError, checkBase64, checkHex } from '../bytes.js';
import { duration, number } from '../format.js';
import { t } from '../i18n.js';
import { startRepeat, stopRepeat } from '../message-actions.js';
import { Component, h } from '../preact.js';
import { Button, Check, IconButton, NumberInput, Select, Text } from './controls.js';

export function ComposerTools({ tool, tab, session, composer }) {
  if (session === null) {
    return h('p', { class: 'panel panel-note' }, t('send.not-connected'));
  }
  return h('div', { class: 'panel tool' }, h(TOOLS[tool], { tab, session, composer }));
}

function checkData(kind, data) {
  if (kind !== 'text') {
    (kind === 'hex' ? checkHex : checkBase64)(data);
  }
}

/** What is wrong with what was typed; throws what is no such error. */
function wordsOf(error) {
  if (error instanceof BytesError) {
    return t('check.at', 1, error.at + 1, t(error.key, error.char));
  }
  if (error instanceof ApiError) {
    return error.message;
  }
  throw error;
}

const OPCODES = new Map([
  [0, 'continuation'],
  [1, 'text'],
  [2, 'binary'],
  [8, 'close'],
  [9, 'ping'],
  [10, 'pong'],
]);

/** A frame as it is made up here: it may break the protocol. */
class Frame extends Component {
  state = { fin: true, rsv: 0, opcode: 1, kind: 'text', data: '', result: null, error: null };

  async run() {
    const { fin, rsv, opcode, kind, data } = this.state;
    this.setState({ result: null, error: null });
    try {
      checkData(kind, data);
      await api.frame(this.props.session.id, { fin, rsv, opcode, kind, data });
      this.setState({ result: t('frame.sent') });
    } catch (error) {
      this.setState({ error: wordsOf(error) });
    }
  }

  render({ session }, { fin, rsv, opcode, kind, data, result, error }) {
    const change = (state) => this.setState({ ...state, error: null });
    return h(
      'form',
      {
        class: 'tool-row',
        onSubmit: (event) => {
          event.preventDefault();
          this.run();
        },
      },
      h(Select, {
        label: t('frame.opcode'),
        value: String(opcode),
        options: Array.from({ length: 16 }, (_, number) => [
          String(number),
          `${number} ${OPCODES.get(number) ?? t('frame.reserved')}`,
        ]),
        onValue: (value) => change({ opcode: Number(value) }),
      }),
      h('div', { class: 'frame-bits' }, [
        h(Check, { key: 'fin', label: 'FIN', checked: fin, onValue: (value) => change({ fin: value }) }),
        [4, 2, 1].map((bit, index) =>
          h(Check, {
            key: bit,
            label: `RSV${index + 1}`,
            checked: (rsv & bit) !== 0,
            onValue: () => change({ rsv: rsv ^ bit }),
          }),
        ),
      ]),
      h(Text, { label: t('frame.payload'), value: data, error, onValue: (value) => change({ data: value }) }),
      h(Select, {
        label: t('composer.kind'),
        value: kind,
        options: ['text', 'hex', 'base64'].map((name) => [name, t(`composer.${name}`)]),
        onValue: (value) => change({ kind: value }),
      }),
      h(Button, { type: 'submit', class: 'primary', disabled: session.state !== 'open' }, t('frame.send')),
      h('output', { class: 'tool-result' }, result),
      h('p', { class: 'quiet-text' }, t('frame.how')),
    );
  }
}

class Ping extends Component {
  state = { kind: 'text', data: '', result: null, error: null, running: false };

  async run(name) {
    const { kind, data, running } = this.state;
    if (running) {
      return;
    }
    this.setState({ result: null, error: null, running: true });
    try {
      checkData(kind, data);
      const answer = await api[name](this.props.session.id, { kind, data });
      this.setState({ result: name === 'ping' ? t('ping.round-trip', duration(answer.roundTrip)) : t('ping.pong-sent') });
    } catch (error) {
      this.setState({ error: wordsOf(error) });
    } finally {
      this.setState({ running: false });
    }
  }

  render({ session }, { kind, data, result, error, running }) {
    const ready = session.state === 'open' && !running;
    return h(
      'form',
      {
        class: 'tool-row',
        onSubmit: (event) => {
          event.preventDefault();
          this.run('ping');
        },
      },
      h(Text, {
        label: t('ping.data'),
        value: data,
        maxLength: 300,
        error,
        onValue: (value) => this.setState({ data: value, error: null }),
      }),
      h(Select, {
        label: t('composer.kind'),
        value: kind,
        options: ['text', 'hex', 'base64'].map((name) => [name, t(`composer.${name}`)]),
        onValue: (value) => this.setState({ kind: value, error: null }),
      }),
      h(Button, { type: 'submit', class: 'primary', disabled: !ready }, t('ping.send')),
      h(Button, { disabled: !ready, onClick: () => this.run('pong') }, t('ping.send-pong')),
      h('output', { class: 'tool-result' }, result),
    );
  }
}

class Repeat extends Component {
  state = { everyMillis: 1000, times: 0 };

  render({ tab, session, composer }, { everyMillis, times }) {
    const { repeat } = session;
    if (repeat) {
      return h('div', { class: 'tool-row' }, [
        h('span', { key: 'text', class: 'tool-result', role: 'status' }, [
          t('repeat.running', number(repeat.sent), duration(repeat.everyMillis)),
        ]),
        h('code', { key: 'data', class: 'repeat-data' }, repeat.data.slice(0, 80)),
        h(Button, { key: 'stop', name: 'stop', class: 'danger', onClick: () => stopRepeat(tab) }, t('repeat.stop')),
      ]);
    }
    const ready = session.state === 'open' && composer.kind !== 'file' && composer.data !== '' && everyMillis > 0;
    return h('div', { class: 'tool-row' }, [
      h(NumberInput, {
        key: 'every',
        label: t('repeat.every'),
        value: everyMillis,
        min: 1,
        onValue: (value) => this.setState({ everyMillis: value }),
      }),
      h(NumberInput, {
        key: 'times',
        label: t('repeat.times'),
        value: times,
        onValue: (value) => this.setState({ times: value }),
      }),
      h(
        Button,
        {
          key: 'start',
          name: 'play',
          class: 'primary',
          disabled: !ready,
          onClick: () => startRepeat(tab, everyMillis, times),
        },
        t('repeat.start'),
      ),
      !ready && h('span', { key: 'why', class: 'quiet-text' }, t('repeat.needs')),
    ]);
  }
}

class Variables extends Component {
  constructor(props) {
    super(props);
    this.state = { rows: Object.entries(props.session.variables ?? {}) };
  }

  /** Shows the rows, and gives the server those that have a name. */
  change(rows) {
    this.setState({ rows });
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.put(rows), 250);
  }

  put(rows) {
    this.typing = null;
    const variables = Object.fromEntries(rows.filter(([name]) => name !== ''));
    return attempt(() => api.patchSession(this.props.session.id, { variables }));
  }

  componentWillUnmount() {
    if (this.typing) {
      clearTimeout(this.typing);
      this.put(this.state.rows);
    }
  }

  render(props, { rows }) {
    const replace = (index, row) => this.change(rows.map((old, at) => (at === index ? row : old)));
    const cell = (index, part) =>
      h('input', {
        key: part,
        type: 'text',
        value: rows[index][part],
        'aria-label': t(part === 0 ? 'variable.name' : 'variable.value', index + 1),
        placeholder: t(part === 0 ? 'variable.name-placeholder' : 'variable.value-placeholder'),
        spellcheck: false,
        onInput: (event) => replace(index, rows[index].map((old, at) => (at === part ? event.target.value : old))),
      });
    return h('div', { class: 'rows' }, [
      h('p', { key: 'how', class: 'quiet-text' }, t('variable.how')),
      rows.map((row, index) =>
        h('div', { key: index, class: 'row-of-inputs variable-row' }, [
          cell(index, 0),
          cell(index, 1),
          h(IconButton, {
            key: 'remove',
            name: 'trash',
            label: t('variable.remove', index + 1),
            onClick: () => this.change(rows.filter((old, at) => at !== index)),
          }),
        ]),
      ),
      h(
        Button,
        { key: 'add', name: 'plus', class: 'quiet', onClick: () => this.setState({ rows: [...rows, ['', '']] }) },
        t('variable.add'),
      ),
    ]);
  }
}

const TOOLS = { ping: Ping, frame: Frame, repeat: Repeat, variables: Variables };
