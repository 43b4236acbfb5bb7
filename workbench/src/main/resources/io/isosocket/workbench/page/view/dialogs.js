/** The dialogs, by the type that the state names. */

import { changeSettings } from '../actions.js';
import { ApiError, api, download } from '../api.js';
import { saveConnection } from '../connection-actions.js';
import { LANGUAGES, LANGUAGE_NAMES, t } from '../i18n.js';
import { KEYS } from '../keys.js';
import { exportLog, kindsOf, saveMessage } from '../message-actions.js';
import { Component, Fragment, h } from '../preact.js';
import { patchTab, sessionOf, tabOf } from '../store.js';
import { Compare } from './compare.js';
import { Check, Segments, Select, Text } from './controls.js';
import { Dialog } from './dialog.js';

export function Dialogs({ state }) {
  const { dialog } = state;
  if (dialog === null) {
    return null;
  }
  const Type = TYPES[dialog.type];
  return h(Type, { key: dialog.type, dialog, state });
}

function Confirm({ dialog }) {
  const { title, text, action, run } = dialog;
  return h(Dialog, { title, action, danger: true, onSubmit: run }, h('p', null, text));
}

/** Asks for a name. */
class Name extends Component {
  constructor(props) {
    super(props);
    this.state = { name: props.dialog.value ?? '' };
  }

  render({ title, action, onName, children }, { name }) {
    const submit = () => (name.trim() === '' ? false : onName(name.trim()));
    return h(
      Dialog,
      { title, action, onSubmit: submit },
      h(Text, {
        label: t('dialog.name'),
        value: name,
        required: true,
        maxLength: 200,
        'data-focus': '',
        onValue: (value) => this.setState({ name: value }),
      }),
      children,
    );
  }
}

const RenameTab = ({ dialog }) =>
  h(Name, {
    dialog,
    title: t('tab.rename'),
    action: t('dialog.rename'),
    onName: (title) => api.patchSession(sessionOf(dialog.key).id, { title }),
  });

const RenameSaved = ({ dialog }) =>
  h(Name, {
    dialog,
    title: t('saved.rename-title'),
    action: t('dialog.rename'),
    onName: (name) => api.changeSaved(dialog.kind, dialog.id, { name }),
  });

const SaveConnection = ({ dialog }) =>
  h(Name, {
    dialog,
    title: t('saved.save-connection'),
    action: t('dialog.save'),
    onName: (name) => saveConnection(dialog.key, name),
  });

const SaveMessage = ({ dialog }) =>
  h(
    Name,
    { dialog, title: t('saved.save-message'), action: t('dialog.save'), onName: (name) => saveMessage(name, dialog.message) },
    h('pre', { class: 'mono excerpt' }, dialog.message.data.slice(0, 500)),
  );

/** What a close frame may carry: the codes that the standards leave to whoever closes. */
const mayBeSent = (code) =>
  Number.isInteger(code) &&
  ((code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999));

class Disconnect extends Component {
  state = { code: '1000', reason: '', errors: {} };

  async run() {
    const { reason } = this.state;
    const typed = this.state.code.trim();
    // Without a code the close frame is empty.
    const code = typed === '' ? undefined : Number(typed);
    if (code !== undefined && !mayBeSent(code)) {
      this.setState({ errors: { code: t('disconnect.code-rule', typed) } });
      return false;
    }
    try {
      await api.disconnect(sessionOf(this.props.dialog.key).id, { code, reason });
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || (error.field !== 'code' && error.field !== 'reason')) {
        throw error;
      }
      this.setState({ errors: { [error.field]: error.message } });
      return false;
    }
  }

  render(props, { code, reason, errors }) {
    return h(Dialog, { title: t('connection.disconnect-with'), action: t('connection.disconnect'), onSubmit: () => this.run() }, [
      h(Text, {
        key: 'code',
        inputMode: 'numeric',
        label: t('disconnect.code'),
        hint: t('disconnect.code-hint'),
        error: errors.code,
        value: code,
        'data-focus': '',
        onValue: (value) => this.setState({ code: value, errors: {} }),
      }),
      h(Text, {
        key: 'reason',
        label: t('disconnect.reason'),
        hint: t('disconnect.reason-hint'),
        error: errors.reason,
        value: reason,
        onValue: (value) => this.setState({ reason: value, errors: {} }),
      }),
    ]);
  }
}

class Export extends Component {
  state = { format: 'json', filtered: true, secrets: false };

  run() {
    const { key } = this.props.dialog;
    const { format, filtered, secrets } = this.state;
    const { filter } = tabOf(key);
    exportLog(key, {
      format,
      ...(filtered ? { kinds: kindsOf(filter), text: filter.text } : {}),
      secrets: secrets ? 'show' : null,
    });
  }

  render(props, { format, filtered, secrets }) {
    return h(Dialog, { title: t('log.export'), action: t('dialog.export'), onSubmit: () => this.run() }, [
      h(Segments, {
        key: 'format',
        label: t('export.format'),
        value: format,
        options: ['json', 'text', 'har'].map((name) => [name, t(`export.${name}`)]),
        onValue: (value) => this.setState({ format: value }),
      }),
      h('p', { key: 'what', class: 'quiet-text' }, t(`export.${format}-explanation`)),
      h(Check, {
        key: 'filtered',
        label: t('export.filtered'),
        checked: filtered,
        onValue: (value) => this.setState({ filtered: value }),
      }),
      h(Secrets, { key: 'secrets', secrets, onValue: (value) => this.setState({ secrets: value }) }),
    ]);
  }
}

const Secrets = ({ secrets, onValue }) =>
  h(
    Fragment,
    null,
    h(Check, { label: t('secrets.include'), checked: secrets, onValue }),
    secrets && h('p', { class: 'panel-note' }, t('secrets.warning')),
  );

class ExportCollection extends Component {
  state = { connections: true, messages: true, secrets: false };

  run() {
    const { secrets, ...parts } = this.state;
    const chosen = Object.keys(parts).filter((part) => parts[part]);
    if (chosen.length === 0) {
      return false;
    }
    download(api.collectionUrl({ parts: chosen.join(','), secrets: secrets ? 'show' : null }));
    return true;
  }

  render(props, state) {
    return h(Dialog, { title: t('collection.export'), action: t('dialog.export'), onSubmit: () => this.run() }, [
      ['connections', 'messages'].map((part) =>
        h(Check, {
          key: part,
          label: t(`sidebar.saved-${part}`),
          checked: state[part],
          onValue: (value) => this.setState({ [part]: value }),
        }),
      ),
      h(Secrets, { key: 'secrets', secrets: state.secrets, onValue: (secrets) => this.setState({ secrets }) }),
    ]);
  }
}

/** A number of a message, or a time of the day of its newest one. */
class Jump extends Component {
  state = { where: '', error: null };

  run() {
    const { key } = this.props.dialog;
    const where = this.state.where.trim();
    const time = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/.exec(where);
    if (/^#?\d+$/.test(where)) {
      patchTab(key, { jump: { seq: Number(where.replace('#', '')) } });
      return true;
    }
    if (time === null) {
      this.setState({ error: t('jump.rule', where) });
      return false;
    }
    const [, hours, minutes, seconds = '0', fraction = '0'] = time;
    const at = new Date();
    at.setHours(Number(hours), Number(minutes), Number(seconds), Number(fraction.padEnd(3, '0')));
    // A time that is still to come was yesterday's.
    patchTab(key, { jump: { time: at.getTime() > Date.now() ? at.getTime() - 86_400_000 : at.getTime() } });
    return true;
  }

  render(props, { where, error }) {
    return h(
      Dialog,
      { title: t('jump.title'), action: t('jump.go'), onSubmit: () => this.run() },
      h(Text, {
        label: t('jump.where'),
        hint: t('jump.hint'),
        value: where,
        error,
        required: true,
        'data-focus': '',
        onValue: (value) => this.setState({ where: value, error: null }),
      }),
    );
  }
}

function Settings({ state }) {
  const { settings } = state;
  const choice = (name, options) =>
    h(Select, {
      key: name,
      label: t(`settings.${name}`),
      value: settings[name],
      options,
      onValue: (value) => changeSettings({ [name]: value }),
    });
  const check = (name) =>
    h(Check, {
      key: name,
      label: t(`settings.${name}`),
      checked: settings[name],
      onValue: (value) => changeSettings({ [name]: value }),
    });
  return h(Dialog, { title: t('settings.title') }, [
    choice('theme', ['system', 'light', 'dark'].map((name) => [name, t(`theme.${name}`)])),
    choice('language', [['', t('settings.language-system')], ...LANGUAGES.map((name) => [name, LANGUAGE_NAMES[name]])]),
    choice('details', ['right', 'below'].map((name) => [name, t(`settings.details-${name}`)])),
    check('enterSends'),
    check('delta'),
    h('p', { key: 'where', class: 'quiet-text' }, t('settings.connection')),
  ]);
}

function Keys() {
  const rows = [...KEYS.map(({ label, text, bare }) => [bare ? `Alt+${label}  ${bare}` : `Alt+${label}`, t(text)]), ['Alt+1 … 9', t('keys.tab')]];
  const table = (list) =>
    h('dl', { class: 'key-list' }, [
      list.map(([keys, text]) =>
        h(Fragment, { key: keys }, h('dt', null, h('kbd', null, keys)), h('dd', null, text)),
      ),
    ]);
  return h(Dialog, { title: t('keys.title') }, [
    h('h3', { key: 'everywhere' }, t('keys.everywhere')),
    h('div', { key: 'all' }, table(rows)),
    h('h3', { key: 'log' }, t('keys.in-log')),
    h('div', { key: 'in-log' }, [
      table([
        ['↑ ↓', t('keys.select')],
        ['PageUp PageDown', t('keys.page')],
        ['Home End', t('keys.ends')],
        ['Enter', t('keys.open')],
        ['Space', t('keys.mark')],
        ['Esc', t('keys.close-details')],
      ]),
    ]),
    h('h3', { key: 'tab' }, t('keys.on-tab')),
    h('div', { key: 'on-tab' }, [
      table([
        ['F2', t('tab.rename')],
        ['Delete', t('tab.close')],
      ]),
    ]),
  ]);
}

const TYPES = {
  confirm: Confirm,
  'rename-tab': RenameTab,
  'rename-saved': RenameSaved,
  'save-connection': SaveConnection,
  'save-message': SaveMessage,
  disconnect: Disconnect,
  export: Export,
  'export-collection': ExportCollection,
  jump: Jump,
  settings: Settings,
  keys: Keys,
  compare: Compare,
};
