/** The panels with everything of a connection but its URL. */

import { editConnection, revealSecrets } from '../connection-actions.js';
import { t } from '../i18n.js';
import { h } from '../preact.js';
import { Button, Check, IconButton, NumberInput, Select, Text } from './controls.js';

const PANELS = { headers: Headers, protocols: Protocols, options: Options, tls: TlsAndProxy, reconnect: Reconnect };

export function ConnectionOptions({ panel, tab, session, idle, connection, errors }) {
  const edit = (patch) => editConnection(tab, patch);
  const masked = JSON.stringify(connection).includes('••••••');
  return h(
    'fieldset',
    { id: 'connection-panel', class: `panel panel-${panel}`, disabled: !idle },
    h('legend', { class: 'visually-hidden' }, t('connection.settings')),
    !idle && h('p', { class: 'panel-note' }, t('connection.read-only')),
    h(PANELS[panel], { connection, errors, edit }),
    masked &&
      session &&
      idle &&
      h(Button, { name: 'eye', class: 'quiet', onClick: () => revealSecrets(tab) }, t('secrets.show')),
  );
}

const replaced = (list, index, value) => list.map((old, at) => (at === index ? value : old));
const without = (list, index) => list.filter((old, at) => at !== index);

function Headers({ connection, errors, edit }) {
  const { headers } = connection;
  const change = (index, patch) => edit({ headers: replaced(headers, index, { ...headers[index], ...patch }) });
  return h('div', { class: 'rows' }, [
    headers.map((header, index) =>
      h('div', { key: index, class: 'row-of-inputs header-row' }, [
        h('input', {
          key: 'enabled',
          type: 'checkbox',
          'aria-label': t('header.enabled', index + 1),
          title: t('header.enabled', index + 1),
          checked: header.enabled,
          onChange: (event) => change(index, { enabled: event.target.checked }),
        }),
        h(Bare, {
          key: 'name',
          label: t('header.name', index + 1),
          placeholder: 'Authorization',
          value: header.name,
          error: errors[`headers.${index}.name`] ?? errors[`headers.${index}`],
          onValue: (name) => change(index, { name }),
        }),
        h(Bare, {
          key: 'value',
          label: t('header.value', index + 1),
          // A collection that was exported without secrets has such fields.
          placeholder: header.enabled ? 'Bearer …' : t('header.not-exported'),
          value: header.value,
          error: errors[`headers.${index}.value`],
          onValue: (value) => change(index, { value }),
        }),
        h(IconButton, {
          key: 'remove',
          name: 'trash',
          label: t('header.remove', index + 1),
          onClick: () => edit({ headers: without(headers, index) }),
        }),
      ]),
    ),
    errors.headers && h('p', { key: 'error', class: 'field-error', role: 'alert' }, errors.headers),
    h(
      Button,
      {
        key: 'add',
        name: 'plus',
        class: 'quiet',
        onClick: () => edit({ headers: [...headers, { name: '', value: '', enabled: true }] }),
      },
      t('header.add'),
    ),
  ]);
}

function Bare({ label, error, onValue, ...rest }) {
  return h('span', { class: 'bare-field' }, [
    h('input', {
      key: 'input',
      type: 'text',
      'aria-label': label,
      'aria-invalid': error ? 'true' : undefined,
      class: error ? 'wrong' : '',
      spellcheck: false,
      autocomplete: 'off',
      onInput: (event) => onValue(event.target.value),
      ...rest,
    }),
    error && h('span', { key: 'error', class: 'field-error', role: 'alert' }, error),
  ]);
}

function Protocols({ connection, errors, edit }) {
  const { protocols } = connection;
  return h('div', { class: 'rows' }, [
    protocols.map((protocol, index) =>
      h('div', { key: index, class: 'row-of-inputs protocol-row' }, [
        h(Bare, {
          key: 'name',
          label: t('protocol.name', index + 1),
          placeholder: 'chat',
          value: protocol,
          error: errors[`protocols.${index}`],
          onValue: (value) => edit({ protocols: replaced(protocols, index, value) }),
        }),
        h(IconButton, {
          key: 'remove',
          name: 'trash',
          label: t('protocol.remove', index + 1),
          onClick: () => edit({ protocols: without(protocols, index) }),
        }),
      ]),
    ),
    errors.protocols && h('p', { key: 'error', class: 'field-error', role: 'alert' }, errors.protocols),
    h(
      Button,
      { key: 'add', name: 'plus', class: 'quiet', onClick: () => edit({ protocols: [...protocols, ''] }) },
      t('protocol.add'),
    ),
  ]);
}

function Options({ connection, errors, edit }) {
  const millis = (member) =>
    h(NumberInput, {
      key: member,
      label: t(`option.${member}`),
      value: connection[member],
      error: errors[member],
      onValue: (value) => edit({ [member]: value }),
    });
  return h('div', { class: 'grid-of-fields' }, [
    h(Text, {
      key: 'origin',
      label: t('option.origin'),
      placeholder: 'https://example.com',
      value: connection.origin,
      error: errors.origin,
      onValue: (origin) => edit({ origin }),
    }),
    h(Select, {
      key: 'compression',
      label: t('option.compression'),
      value: connection.compression,
      options: ['context-takeover', 'no-context', 'off'].map((name) => [name, t(`compression.${name}`)]),
      onValue: (compression) => edit({ compression }),
    }),
    millis('handshakeTimeout'),
    millis('closeTimeout'),
    millis('keepAliveInterval'),
    millis('maxMessageSize'),
    h(Check, {
      key: 'pong',
      label: t('option.automaticPong'),
      checked: connection.automaticPong,
      onValue: (automaticPong) => edit({ automaticPong }),
    }),
  ]);
}

function TlsAndProxy({ connection, errors, edit }) {
  const { tls } = connection;
  return h('div', { class: 'grid-of-fields' }, [
    ['ca', 'certificate', 'key'].map((member) =>
      h(Text, {
        key: member,
        label: t(`tls.${member}`),
        placeholder: t('tls.placeholder'),
        value: tls[member],
        error: errors[`tls.${member}`] ?? (member === 'ca' ? errors.tls : undefined),
        onValue: (value) => edit({ tls: { ...tls, [member]: value } }),
      }),
    ),
    h(Text, {
      key: 'proxy',
      label: t('option.proxy'),
      hint: t('option.proxy-hint'),
      placeholder: 'socks5://user:password@host:1080',
      value: connection.proxy,
      error: errors.proxy,
      onValue: (proxy) => edit({ proxy }),
    }),
  ]);
}

function Reconnect({ connection, errors, edit }) {
  const { reconnect } = connection;
  const change = (patch) => edit({ reconnect: { ...reconnect, ...patch } });
  return h('div', { class: 'grid-of-fields' }, [
    h(Check, {
      key: 'enabled',
      label: t('reconnect.enabled'),
      checked: reconnect.enabled,
      onValue: (enabled) => change({ enabled }),
    }),
    ['delay', 'maxDelay', 'maxAttempts'].map((member) =>
      h(NumberInput, {
        key: member,
        label: t(`reconnect.${member}`),
        value: reconnect[member],
        error: errors[`reconnect.${member}`],
        disabled: !reconnect.enabled,
        onValue: (value) => change({ [member]: value }),
      }),
    ),
  ]);
}
