/** The side bar: connections, saved things, presets, the echo server. */

import { activate, askCloseTab, attempt, changeSettings, openDialog } from '../actions.js';
import { api } from '../api.js';
import { importCollection, loadSavedConnection, openPreset, startEcho, stopEcho } from '../connection-actions.js';
import { t } from '../i18n.js';
import { loadSavedMessage } from '../message-actions.js';
import { h } from '../preact.js';
import { lightOf, sessionOf, store, tabKeys, titleOf } from '../store.js';
import { Button, IconButton, Light, Select, icon } from './controls.js';
import { lightLabel } from './tabs.js';

export function Sidebar({ state }) {
  return h('aside', { id: 'sidebar', class: 'sidebar', 'aria-label': t('sidebar.title') }, [
    h('header', { key: 'header', class: 'brand' }, [
      h('img', { key: 'logo', src: '/page/icon.svg', alt: '', width: 22, height: 22 }),
      h('span', { key: 'name', class: 'brand-name' }, 'Isosocket'),
      h('span', { key: 'version', class: 'quiet-text', title: state.version }, state.version.replace(/-SNAPSHOT$/, '')),
      h('span', { key: 'grow', class: 'grow' }),
      h(IconButton, {
        key: 'keys',
        name: 'keyboard',
        label: t('keys.title'),
        onClick: () => openDialog({ type: 'keys' }),
      }),
      h(IconButton, {
        key: 'settings',
        name: 'gear',
        label: t('settings.title'),
        onClick: () => openDialog({ type: 'settings' }),
      }),
      h(IconButton, {
        key: 'close',
        name: 'cross',
        class: 'drawer-button',
        label: t('sidebar.close'),
        onClick: () => store.set({ drawer: false }),
      }),
    ]),
    h('div', { key: 'sections', class: 'sections' }, [
      h(Connections, { key: 'connections', state }),
      h(SavedConnections, { key: 'saved-connections', state }),
      h(SavedMessages, { key: 'saved-messages', state }),
      h(Presets, { key: 'presets', presets: state.presets }),
    ]),
    h(Echo, { key: 'echo', echo: state.echo }),
  ]);
}

function Section({ title, count, tools, children }) {
  return h('details', { class: 'section', open: true }, [
    h('summary', { key: 'title' }, [h('h2', { key: 'h' }, title), count > 0 && h('span', { key: 'n', class: 'badge' }, count)]),
    tools && h('div', { key: 'tools', class: 'section-tools' }, tools),
    children,
  ]);
}

const Empty = ({ text }) => h('p', { class: 'empty' }, text);

function Connections({ state }) {
  const keys = tabKeys(state).filter((key) => sessionOf(key, state));
  return h(Section, { title: t('sidebar.connections'), count: keys.length }, [
    keys.length === 0 && h(Empty, { key: 'none', text: t('sidebar.no-connections') }),
    h('ul', { key: 'list' }, [
      keys.map((key) => {
        const session = sessionOf(key, state);
        const title = titleOf(key, state);
        return h('li', { key, class: key === state.active ? 'item active' : 'item' }, [
          h('button', { key: 'open', type: 'button', class: 'item-main', onClick: () => activate(key) }, [
            h(Light, { key: 'light', state: lightOf(session), label: lightLabel(session) }),
            h('span', { key: 'name', class: 'item-name' }, title),
            h('span', { key: 'url', class: 'item-more' }, session.connection.url),
          ]),
          h(IconButton, {
            key: 'close',
            name: 'cross',
            label: t('tab.close-named', title),
            onClick: () => askCloseTab(key),
          }),
        ]);
      }),
    ]),
  ]);
}

const SORTS = {
  manual: (a, b) => a.position - b.position,
  name: (a, b) => a.name.localeCompare(b.name),
  created: (a, b) => b.created - a.created,
  used: (a, b) => (b.used ?? 0) - (a.used ?? 0),
};

function sorted(list, by) {
  return [...list].sort(SORTS[by] ?? SORTS.manual);
}

function SortChoice({ setting, value }) {
  return h(Select, {
    label: t('saved.sort'),
    bare: true,
    value,
    options: Object.keys(SORTS).map((name) => [name, t(`sort.${name}`)]),
    onValue: (sort) => changeSettings({ [setting]: sort }),
  });
}

/** Moves a saved thing one place up or down. */
function move(kind, list, index, by) {
  const ids = list.map((saved) => saved.id);
  [ids[index], ids[index + by]] = [ids[index + by], ids[index]];
  return attempt(() => api.orderSaved(kind, ids));
}

/** A saved thing: what loads it, and the buttons that change it. */
function Saved({ kind, saved, list, index, manual, more, onLoad, children }) {
  return h('li', { class: 'item' }, [
    h('button', { key: 'load', type: 'button', class: 'item-main', title: t('saved.load', saved.name), onClick: onLoad }, [
      h('span', { key: 'name', class: 'item-name' }, saved.name),
      h('span', { key: 'more', class: 'item-more' }, more),
    ]),
    h('span', { key: 'buttons', class: 'item-buttons' }, [
      children,
      manual &&
        index > 0 &&
        h(IconButton, {
          key: 'up',
          name: 'up',
          label: t('saved.up', saved.name),
          onClick: () => move(kind, list, index, -1),
        }),
      manual &&
        index < list.length - 1 &&
        h(IconButton, {
          key: 'down',
          name: 'down',
          label: t('saved.down', saved.name),
          onClick: () => move(kind, list, index, 1),
        }),
      h(IconButton, {
        key: 'rename',
        name: 'pencil',
        label: t('saved.rename', saved.name),
        onClick: () => openDialog({ type: 'rename-saved', kind, id: saved.id, value: saved.name }),
      }),
      h(IconButton, {
        key: 'delete',
        name: 'trash',
        label: t('saved.delete', saved.name),
        onClick: () =>
          openDialog({
            type: 'confirm',
            title: t('saved.delete-question', saved.name),
            text: t('saved.delete-explanation'),
            action: t('dialog.delete'),
            run: () => api.deleteSaved(kind, saved.id),
          }),
      }),
    ]),
  ]);
}

function SavedConnections({ state }) {
  const sort = state.settings.sortConnections;
  const list = sorted(state.savedConnections, sort);
  const tools = [
    list.length > 1 && h(SortChoice, { key: 'sort', setting: 'sortConnections', value: sort }),
    h('span', { key: 'grow', class: 'grow' }),
    h('label', { key: 'import', class: 'icon-button', title: t('collection.import') }, [
      icon('upload'),
      h('input', {
        key: 'file',
        type: 'file',
        accept: '.json,application/json',
        class: 'visually-hidden',
        'aria-label': t('collection.import'),
        onChange: (event) => {
          if (event.target.files[0]) {
            importCollection(event.target.files[0]);
          }
          event.target.value = '';
        },
      }),
    ]),
    h(IconButton, {
      key: 'export',
      name: 'download',
      label: t('collection.export'),
      onClick: () => openDialog({ type: 'export-collection' }),
    }),
  ];
  return h(Section, { title: t('sidebar.saved-connections'), count: list.length, tools }, [
    list.length === 0 && h(Empty, { key: 'none', text: t('sidebar.no-saved-connections') }),
    h('ul', { key: 'list' }, [
      list.map((saved, index) =>
        h(
          Saved,
          {
            key: saved.id,
            kind: 'connections',
            saved,
            list,
            index,
            manual: sort === 'manual',
            more: saved.connection.url,
            onLoad: () => loadSavedConnection(saved, false),
          },
          h(IconButton, {
            key: 'connect',
            name: 'play',
            label: t('saved.connect', saved.name),
            onClick: () => loadSavedConnection(saved, true),
          }),
        ),
      ),
    ]),
  ]);
}

function SavedMessages({ state }) {
  const sort = state.settings.sortMessages;
  const list = sorted(state.savedMessages, sort);
  const tools = list.length > 1 && h(SortChoice, { setting: 'sortMessages', value: sort });
  return h(Section, { title: t('sidebar.saved-messages'), count: list.length, tools }, [
    list.length === 0 && h(Empty, { key: 'none', text: t('sidebar.no-saved-messages') }),
    h('ul', { key: 'list' }, [
      list.map((saved, index) =>
        h(Saved, {
          key: saved.id,
          kind: 'messages',
          saved,
          list,
          index,
          manual: sort === 'manual',
          more: `${t(`composer.${saved.kind}`)} · ${saved.data.slice(0, 80)}`,
          onLoad: () => loadSavedMessage(state.active, saved),
        }),
      ),
    ]),
  ]);
}

function Presets({ presets }) {
  return h(Section, { title: t('sidebar.presets') }, [
    h('ul', { key: 'list' }, [
      presets.map((preset) =>
        h('li', { key: preset.name, class: 'item' }, [
          h('button', { key: 'open', type: 'button', class: 'item-main', onClick: () => openPreset(preset) }, [
            h('span', { key: 'name', class: 'item-name' }, t(preset.name)),
            h('span', { key: 'url', class: 'item-more' }, `/${preset.path}`),
          ]),
        ]),
      ),
    ]),
  ]);
}

function Echo({ echo }) {
  return h('section', { class: 'echo', 'aria-label': t('echo.title') }, [
    h('span', { key: 'text', class: 'echo-text' }, [
      h('span', { key: 'name', class: 'item-name' }, t('echo.title')),
      h('span', { key: 'url', class: 'item-more', role: 'status' }, echo ? echo.url : t('echo.stopped')),
    ]),
    echo
      ? h('span', { key: 'buttons', class: 'button-pair' }, [
          h(Button, { key: 'connect', class: 'quiet', onClick: startEcho }, t('connection.connect')),
          h(IconButton, { key: 'stop', name: 'stop', label: t('echo.stop'), onClick: stopEcho }),
        ])
      : h(Button, { key: 'start', name: 'play', onClick: startEcho }, t('echo.start')),
  ]);
}
