/** What is to be sent: text, JSON, bytes or a file; once or again and again. */

import { openDialog } from '../actions.js';
import { checkBase64, checkHex, placeOf } from '../bytes.js';
import { number, size } from '../format.js';
import { t } from '../i18n.js';
import { parseJson, printJson } from '../json.js';
import { send } from '../message-actions.js';
import { Component, createRef, h } from '../preact.js';
import { patchComposer, patchTab, sessionOf, tabOf } from '../store.js';
import { ComposerTools } from './composer-tools.js';
import { Button, Check, IconButton, Segments } from './controls.js';
import { JsonText } from './json-text.js';

const KINDS = ['text', 'json', 'hex', 'base64', 'file'];
const PREVIEW_LIMIT = 20_000;

export class Composer extends Component {
  input = createRef();

  onKeyDown = (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey) {
      return;
    }
    const { enterSends } = this.props.state.settings;
    if (enterSends || event.ctrlKey || event.metaKey) {
      event.preventDefault();
      // A key that is held means one message.
      if (!event.repeat) {
        this.submit();
      }
    }
  };

  onPaste = (event) => {
    const { tab } = this.props;
    const { kind, data, template } = tabOf(tab).composer;
    const pasted = event.clipboardData.getData('text');
    if (kind !== 'json' || data.trim() !== '' || pasted === '') {
      return;
    }
    const { node } = check({ kind, data: pasted, template });
    if (node) {
      event.preventDefault();
      patchComposer(tab, { data: printJson(node) });
    }
  };

  submit() {
    const { tab } = this.props;
    const checked = check(tabOf(tab).composer);
    if (checked.error) {
      this.showPlace(checked.error.at);
      patchComposer(tab, { error: checked.error });
      return;
    }
    send(tab);
    this.input.current?.focus();
  }

  showPlace(at) {
    const input = this.input.current;
    if (input && at !== null) {
      input.focus();
      input.setSelectionRange(at, at + 1);
    }
  }

  print(indent) {
    const { tab } = this.props;
    const { node } = check(tabOf(tab).composer);
    if (node) {
      patchComposer(tab, { data: printJson(node, indent) });
    }
  }

  render({ tab, state }) {
    const session = sessionOf(tab, state);
    const { composer, tool, sending } = tabOf(tab, state);
    const { kind, data, template, file } = composer;
    const open = session?.state === 'open';
    const checked = check(composer);
    const error = composer.error ?? checked.error;
    return h(
      'section',
      { class: 'composer', 'aria-label': t('composer.title') },
      h('div', { class: 'composer-bar' }, [
        h(Segments, {
          key: 'kind',
          label: t('composer.kind'),
          value: kind,
          options: KINDS.map((name) => [name, t(`composer.${name}`)]),
          onValue: (value) => patchComposer(tab, { kind: value }),
        }),
        kind !== 'file' &&
          h(Check, {
            key: 'template',
            label: t('composer.template'),
            title: t('composer.template-hint'),
            checked: template,
            onValue: (value) => patchComposer(tab, { template: value }),
          }),
        kind === 'json' &&
          h('span', { key: 'json', class: 'button-pair' }, [
            h(Button, { key: 'format', class: 'quiet', disabled: !checked.node, onClick: () => this.print(2) }, t('json.format')),
            h(Button, { key: 'compact', class: 'quiet', disabled: !checked.node, onClick: () => this.print(0) }, t('json.compact')),
          ]),
        h('span', { key: 'grow', class: 'grow' }),
        ['ping', 'frame', 'repeat', 'variables'].map((name) =>
          h(
            'button',
            {
              key: name,
              type: 'button',
              class: 'option-button',
              'aria-expanded': String(tool === name),
              onClick: () => patchTab(tab, { tool: tool === name ? null : name }),
            },
            t(`tool.${name}`),
            name === 'repeat' && session?.repeat && h('span', { class: 'badge' }, number(session.repeat.sent)),
          ),
        ),
      ]),
      tool && h(ComposerTools, { key: tool, tool, tab, session, composer }),
      h('div', { class: 'composer-input' }, [
        kind === 'file'
          ? h(FileInput, { key: 'file', tab, composer })
          : h('textarea', {
              key: 'text',
              id: 'message',
              ref: this.input,
              class: error ? 'mono wrong' : 'mono',
              rows: Math.min(7, Math.max(2, data.split('\n').length)),
              'aria-label': t('composer.message'),
              'aria-describedby': 'message-check',
              'aria-invalid': error ? 'true' : undefined,
              placeholder: t(`composer.placeholder.${kind}`),
              spellcheck: false,
              value: data,
              onInput: (event) => patchComposer(tab, { data: event.target.value }),
              onKeyDown: this.onKeyDown,
              onPaste: this.onPaste,
            }),
        checked.node &&
          kind === 'json' &&
          data.length < PREVIEW_LIMIT &&
          h(JsonText, { key: 'preview', node: checked.node, label: t('json.preview') }),
        h('div', { key: 'buttons', class: 'composer-buttons' }, [
          h(IconButton, {
            key: 'save',
            name: 'star',
            label: t('saved.save-message'),
            disabled: kind === 'file' || data === '',
            onClick: () => openDialog({ type: 'save-message', message: { kind, data, template }, value: data.trim().slice(0, 40) }),
          }),
          h(
            Button,
            {
              key: 'send',
              class: 'primary send',
              disabled: !open || (kind === 'file' && !file),
              'aria-busy': sending ? 'true' : undefined,
              title: open ? undefined : t('send.not-connected'),
              onClick: () => this.submit(),
            },
            t('composer.send'),
          ),
        ]),
      ]),
      h('p', { id: 'message-check', class: error ? 'check-line wrong' : 'check-line', role: error ? 'alert' : undefined }, [
        error ? describe(error, data) : checked.text,
      ]),
    );
  }
}

/** What is wrong and where: line and column, counted from 1. */
function describe(error, data) {
  if (error.at === null || error.at === undefined) {
    return error.text;
  }
  const { line, column } = placeOf(data, error.at);
  return t('check.at', line, column, error.text);
}

/** Checks as somebody types; gives what to say below, or what is wrong. */
function check({ kind, data, template }) {
  if (data.trim() === '' || kind === 'file') {
    return { text: '' };
  }
  try {
    switch (kind) {
      case 'json':
        return { text: t('json.valid'), node: parseJson(data, template) };
      case 'hex':
        return { text: t('check.bytes', number(checkHex(data, template))) };
      case 'base64':
        return { text: t('check.bytes', number(checkBase64(data, template))) };
      default:
        return { text: t('check.text', number(data.length), size(new TextEncoder().encode(data).length)) };
    }
  } catch (error) {
    if (error.key === undefined) {
      throw error;
    }
    return { text: '', error: { text: t(error.key, error.char), at: error.at } };
  }
}

function FileInput({ tab, composer }) {
  const { file, fileKind = 'binary' } = composer;
  const take = (chosen) => chosen && patchComposer(tab, { file: chosen });
  return h(
    'div',
    {
      class: 'file-input',
      onDragOver: (event) => event.preventDefault(),
      onDrop: (event) => {
        event.preventDefault();
        take(event.dataTransfer.files[0]);
      },
    },
    h('label', { class: 'button file-button' }, [
      t('file.choose'),
      h('input', {
        key: 'input',
        id: 'message',
        type: 'file',
        class: 'visually-hidden',
        onChange: (event) => {
          take(event.target.files[0]);
          // Or the same file could not be chosen again.
          event.target.value = '';
        },
      }),
    ]),
    h('span', { class: 'file-name' }, file ? `${file.name} (${size(file.size)})` : t('file.drop')),
    h(Segments, {
      label: t('file.as'),
      value: fileKind,
      options: [
        ['binary', t('type.binary')],
        ['text', t('type.text')],
      ],
      onValue: (value) => patchComposer(tab, { fileKind: value }),
    }),
  );
}
