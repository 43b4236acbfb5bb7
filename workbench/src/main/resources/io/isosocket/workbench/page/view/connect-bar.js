/** The URL, Connect and Disconnect, and the buttons that open what else there is to a connection. */

import { openDialog } from '../actions.js';
import { connect, disconnect, editConnection } from '../connection-actions.js';
import { t } from '../i18n.js';
import { Fragment, h } from '../preact.js';
import { connectionOf, isIdle, lightOf, patchTab, sessionOf, tabOf, titleOf } from '../store.js';
import { ConnectionOptions } from './connection-options.js';
import { Button, IconButton, Light, icon } from './controls.js';
import { lightLabel } from './tabs.js';

export function ConnectBar({ tab, state }) {
  const session = sessionOf(tab, state);
  const { errors, panel, savedOffer } = tabOf(tab, state);
  const connection = connectionOf(tab, state);
  const idle = isIdle(session);
  const toggle = (name) => patchTab(tab, { panel: panel === name ? null : name });
  return h(
    Fragment,
    null,
    h(
      'form',
      {
        class: 'connect-bar',
        onSubmit: (event) => {
          event.preventDefault();
          connect(tab);
        },
      },
      h('span', { class: 'connect-light' }, h(Light, { state: lightOf(session) }), lightLabel(session)),
      h('input', {
        id: 'url',
        class: errors.url ? 'url wrong' : 'url',
        type: 'text',
        inputMode: 'url',
        placeholder: 'wss://example.com/socket',
        'aria-label': t('connection.url'),
        'aria-invalid': errors.url ? 'true' : undefined,
        'aria-describedby': errors.url ? 'url-error' : undefined,
        spellcheck: false,
        autocomplete: 'off',
        value: connection.url,
        readOnly: !idle,
        onInput: (event) => editConnection(tab, { url: event.target.value }),
      }),
      idle
        ? h(Button, { type: 'submit', class: 'primary' }, t('connection.connect'))
        : h(ConnectedButtons, { tab, session }),
      session?.everOpen && h(SaveButton, { tab, title: titleOf(tab, state), offer: savedOffer }),
    ),
    errors.url && h('p', { id: 'url-error', class: 'error-line', role: 'alert' }, errors.url),
    h(
      'div',
      { class: 'option-bar', role: 'toolbar', 'aria-label': t('connection.settings') },
      panels(connection).map(([name, text, count]) =>
        h(
          'button',
          {
            key: name,
            type: 'button',
            class: 'option-button',
            'aria-expanded': String(panel === name),
            'aria-controls': 'connection-panel',
            onClick: () => toggle(name),
          },
          text,
          count !== '' && h('span', { class: 'badge' }, count),
        ),
      ),
    ),
    panel && h(ConnectionOptions, { tab, panel, connection, errors, session, idle }),
  );
}

function panels(connection) {
  const count = (list) => (list.length === 0 ? '' : String(list.length));
  const headers = connection.headers.filter((header) => header.enabled);
  return [
    ['headers', t('connection.headers'), count(headers)],
    ['protocols', t('connection.protocols'), count(connection.protocols)],
    ['options', t('connection.options'), ''],
    ['tls', t('connection.tls-proxy'), connection.proxy || Object.values(connection.tls).some(Boolean) ? '•' : ''],
    ['reconnect', t('connection.reconnect'), connection.reconnect.enabled ? t('option.on') : ''],
  ];
}

function ConnectedButtons({ tab, session }) {
  const open = session.state === 'open';
  return h(
    'span',
    { class: 'button-pair' },
    h(
      Button,
      { class: 'danger', disabled: session.state === 'closing', onClick: () => disconnect(tab) },
      t(open ? 'connection.disconnect' : 'connection.cancel'),
    ),
    open &&
      h(IconButton, {
        name: 'down',
        label: t('connection.disconnect-with'),
        onClick: () => openDialog({ type: 'disconnect', key: tab }),
      }),
  );
}

function SaveButton({ tab, title, offer }) {
  return h(
    'button',
    {
      type: 'button',
      class: offer ? 'button save offered' : 'button save',
      'aria-label': t('saved.save-connection'),
      title: t('saved.save-connection'),
      onClick: () => openDialog({ type: 'save-connection', key: tab, value: title }),
    },
    icon('star'),
    h('span', { class: 'save-label' }, t('saved.save-connection')),
  );
}
