/** What the page does at the user's word: asks the server and takes over what it answers. */

import { ApiError, api, download } from './api.js';
import { preferredLanguage, setTexts, t } from './i18n.js';
import {
  DEFAULT_SETTINGS,
  NEW_CONNECTION,
  NEW_TAB,
  connectionOf,
  isIdle,
  keyOf,
  patchComposer,
  patchTab,
  sessionOf,
  store,
  tabKeys,
  tabOf,
} from './store.js';

const NOTICE_MILLIS = 6000;
let lastNotice = 0;
let lastDraft = 0;

/** Tells the user something for some seconds. */
export function notify(text, kind = 'info') {
  const id = ++lastNotice;
  store.set({ notices: [...store.state.notices.slice(-3), { id, text, kind }] });
  setTimeout(() => dismiss(id), NOTICE_MILLIS);
}

export function dismiss(id) {
  store.set({ notices: store.state.notices.filter((notice) => notice.id !== id) });
}

/** Does it, and tells what the server refused; gives null then. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    notify(error.status === 0 ? t('error.no-answer') : error.message, 'error');
    return null;
  }
}

export function openDialog(dialog) {
  store.set({ dialog });
}

export function closeDialog() {
  store.set({ dialog: null });
}

// State

/** Events that came while the state was on its way: it may be older than they are. */
let held = [];
let refreshing = 0;

/** Takes over the server's whole state, after a start and after each loss of the events. */
export async function refresh() {
  refreshing++;
  try {
    await takeState();
  } finally {
    refreshing--;
    if (refreshing === 0) {
      held.splice(0).forEach(onEvent);
    }
  }
}

async function takeState() {
  const state = await api.state();
  const settings = { ...DEFAULT_SETTINGS, ...state.settings };
  const drafts = state.sessions.length + store.state.drafts.length === 0 ? [newDraftKey()] : store.state.drafts;
  store.set({ ...state, settings, drafts, phase: 'ready' });
  const keys = tabKeys();
  if (!keys.includes(store.state.active)) {
    store.set({ active: keys[0] });
  }
}

export async function loadTexts(settings) {
  const language = settings.language || preferredLanguage();
  setTexts(language, await api.texts(language));
}

/** Takes over a session from an answer, unless an event was faster and told something newer. */
function upsertAnswer(session) {
  const known = sessionOf(keyOf(session.id));
  if (known === null || session.since >= known.since) {
    upsert(session);
  }
}

function upsert(session) {
  const { sessions } = store.state;
  const known = sessions.some((other) => other.id === session.id);
  store.set({
    sessions: known ? sessions.map((other) => (other.id === session.id ? session : other)) : [...sessions, session],
  });
}

function forget(id) {
  const key = keyOf(id);
  const at = tabKeys().indexOf(key);
  const { [key]: gone, ...tabs } = store.state.tabs;
  store.set({ sessions: store.state.sessions.filter((session) => session.id !== id), tabs });
  activateNear(key, at);
}

function activateNear(key, at) {
  if (tabKeys().length === 0) {
    newTab();
  } else if (store.state.active === key) {
    const keys = tabKeys();
    store.set({ active: keys[Math.min(Math.max(at, 0), keys.length - 1)] });
  }
}

/** Takes over one of the server's events. */
export function onEvent(event) {
  if (refreshing > 0) {
    held.push(event);
    return;
  }
  switch (event.type) {
    case 'session':
      upsert(event.session);
      break;
    case 'session-gone':
      if (sessionOf(keyOf(event.id))) {
        forget(event.id);
      }
      break;
    case 'log':
      store.set({
        sessions: store.state.sessions.map((session) =>
          session.id === event.id ? { ...session, log: event.log } : session,
        ),
      });
      if (event.cleared) {
        patchTab(keyOf(event.id), { details: null, marks: [], paused: false });
      }
      break;
    case 'saved':
      store.set({ savedConnections: event.savedConnections, savedMessages: event.savedMessages });
      break;
    case 'echo':
      store.set({ echo: event.echo });
      break;
    case 'order':
      takeOrder(event.sessions);
      break;
    default:
  }
}

function takeOrder(ids) {
  const place = (session) => (ids.indexOf(session.id) + ids.length + 1) % (ids.length + 1);
  store.set({ sessions: [...store.state.sessions].sort((a, b) => place(a) - place(b)) });
}

// Settings

export async function changeSettings(patch) {
  const settings = { ...store.state.settings, ...patch };
  if ('language' in patch) {
    await attempt(() => loadTexts(settings));
  }
  store.set({ settings });
  await attempt(() => api.putSettings(settings));
}

// Tabs

function newDraftKey() {
  return `d${++lastDraft}`;
}

export function newTab(patch = {}) {
  const key = newDraftKey();
  store.set({
    drafts: [...store.state.drafts, key],
    active: key,
    drawer: false,
    tabs: { ...store.state.tabs, [key]: { ...NEW_TAB, ...patch } },
  });
  return key;
}

/** A new tab at the user's word: what comes next is its URL. */
export function beginTab() {
  newTab();
  requestAnimationFrame(() => document.getElementById('url')?.focus());
}

export function activate(key) {
  store.set({ active: key, drawer: false });
}

export async function closeTab(key) {
  const session = sessionOf(key);
  if (session === null) {
    const at = tabKeys().indexOf(key);
    store.set({ drafts: store.state.drafts.filter((draft) => draft !== key) });
    activateNear(key, at);
    return;
  }
  await attempt(() => api.deleteSession(session.id));
  if (sessionOf(key)) {
    forget(session.id);
  }
}

/** Asks first where closing would end something. */
export function askCloseTab(key) {
  if (isIdle(sessionOf(key))) {
    return closeTab(key);
  }
  return openDialog({
    type: 'confirm',
    title: t('tab.close-question'),
    text: t('tab.close-explanation'),
    action: t('tab.close'),
    run: () => closeTab(key),
  });
}

/** Moves a tab of a session one place to the left or to the right. */
export async function moveTab(key, by) {
  const ids = store.state.sessions.map((session) => session.id);
  const at = ids.findIndex((id) => keyOf(id) === key);
  const to = at + by;
  if (at >= 0 && to >= 0 && to < ids.length) {
    [ids[at], ids[to]] = [ids[to], ids[at]];
    takeOrder(ids);
    await attempt(() => api.orderSessions(ids));
  }
}

// Connections

export function editConnection(key, patch) {
  patchTab(key, { connection: { ...connectionOf(key), ...patch }, errors: {} });
}

async function withFieldErrors(key, work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    if (error.field?.startsWith('connection.')) {
      const field = error.field.slice('connection.'.length);
      patchTab(key, { errors: { [field]: error.message }, panel: panelOf(field) ?? tabOf(key).panel });
    } else {
      notify(error.status === 0 ? t('error.no-answer') : error.message, 'error');
    }
    return null;
  }
}

/** The panel of the options that has a member of the connection, or null. */
function panelOf(field) {
  const member = field.split('.')[0];
  if (member === 'url') {
    return null;
  }
  const panels = { headers: 'headers', protocols: 'protocols', tls: 'tls', proxy: 'tls', reconnect: 'reconnect' };
  return panels[member] ?? 'options';
}

/** Connects what the tab shows. */
export async function connect(key) {
  const session = sessionOf(key);
  if (!isIdle(session)) {
    return;
  }
  const connection = tabOf(key).connection;
  if (session === null) {
    await createSession(key, { connection: connection ?? NEW_CONNECTION, connect: true });
    return;
  }
  const answer = await withFieldErrors(key, () => api.connect(session.id, connection ? { connection } : {}));
  if (answer !== null) {
    patchTab(key, { connection: null, errors: {}, panel: null, savedOffer: true });
    upsertAnswer(answer);
  }
}

/** Makes a session of a draft: its tab goes on as the session's. */
async function createSession(draft, request) {
  const { from } = tabOf(draft);
  const session = await withFieldErrors(draft, () => api.createSession(from ? { ...request, from } : request));
  if (session === null) {
    return null;
  }
  const key = keyOf(session.id);
  upsertAnswer(session);
  const { [draft]: tab = NEW_TAB, ...tabs } = store.state.tabs;
  store.set({
    drafts: store.state.drafts.filter((other) => other !== draft),
    tabs: { ...tabs, [key]: { ...tab, connection: null, from: null, errors: {}, panel: null } },
    active: store.state.active === draft ? key : store.state.active,
  });
  return key;
}

/** Opens a connection in the draft at hand if it is untouched, else in a new tab. */
export async function openConnection({ title, connection, from = null, composer = {}, connectNow = false }) {
  const { active } = store.state;
  const untouched = sessionOf(active) === null && !tabOf(active).connection?.url;
  const patch = { from, composer: { ...NEW_TAB.composer, ...composer } };
  const key = untouched ? active : newTab(patch);
  if (untouched) {
    patchTab(key, patch);
  }
  store.set({ drawer: false });
  return createSession(key, { title, connection, connect: connectNow });
}

export async function disconnect(key, end = {}) {
  await attempt(() => api.disconnect(sessionOf(key).id, end));
}

/** The failure's one click: ws in place of wss, or the other way round. */
export async function connectOther(key, url) {
  editConnection(key, { url });
  await connect(key);
}

/** Shows the secrets of a tab's connection, which are masked else. */
export async function revealSecrets(key) {
  const session = sessionOf(key);
  const shown = session && (await attempt(() => api.session(session.id, true)));
  if (shown) {
    patchTab(key, { connection: shown.connection });
  }
}

// Sending

const KIND_OF_TYPE = { binary: 'base64', text: 'text' };

async function sending(key, work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    patchComposer(key, { error: { text: error.message, at: error.field === 'data' ? error.at : null } });
    return null;
  }
}

/** Sends what is in the composer, and empties it unless it is to be kept. */
export async function send(key) {
  const session = sessionOf(key);
  const { kind, data, template, file, fileKind = 'binary' } = tabOf(key).composer;
  if (session?.state !== 'open') {
    patchComposer(key, { error: { text: t('send.not-connected'), at: null } });
    return;
  }
  if (kind === 'file') {
    if (file && (await sending(key, () => api.sendFile(session.id, file, fileKind)))) {
      patchComposer(key, { file: null });
    }
    return;
  }
  const sent = await sending(key, () => api.send(session.id, { kind, data, template }));
  if (sent && tabOf(key).composer.data === data) {
    patchComposer(key, { data: template ? data : '' });
  }
}

export async function startRepeat(key, everyMillis, times) {
  const { kind, data } = tabOf(key).composer;
  await sending(key, () => api.repeat(sessionOf(key).id, { everyMillis, times, kind, data }));
}

export async function stopRepeat(key) {
  await attempt(() => api.stopRepeat(sessionOf(key).id));
}

/** Puts a message of the log into the composer. */
export function compose(key, entry) {
  const kind = KIND_OF_TYPE[entry.type];
  patchComposer(key, { kind: entry.json ? 'json' : kind, data: kind === 'base64' ? entry.base64 : entry.text });
}

// Saved things

export async function saveMessage(name, { kind, data }) {
  return attempt(() => api.saveMessage({ name, kind, data }));
}

export async function saveConnection(key, name) {
  const session = sessionOf(key);
  const from = session ? { session: session.id } : undefined;
  const saved = await attempt(() => api.saveConnection({ name, connection: connectionOf(key), from }));
  if (saved) {
    patchTab(key, { savedOffer: false });
    notify(t('saved.connection-saved', name));
  }
}

export async function loadSavedConnection(saved, connectNow) {
  const { name, connection, id } = saved;
  if (await openConnection({ title: name, connection, from: { saved: id }, connectNow })) {
    await attempt(() => api.useSaved('connections', id));
  }
}

export async function loadSavedMessage(key, saved) {
  const template = saved.data.includes('{{');
  patchComposer(key, { kind: saved.kind, data: saved.data, template, file: null });
  store.set({ drawer: false });
  await attempt(() => api.useSaved('messages', saved.id));
}

export function openPreset(preset) {
  return openConnection({
    title: t(preset.name),
    connection: { url: preset.url },
    composer: { kind: preset.kind ?? 'text', data: preset.message ?? '' },
  });
}

export async function importCollection(file) {
  const added = await attempt(async () => api.importCollection(await file.text()));
  if (added) {
    notify(t('collection.imported', added.connections, added.messages));
  }
}

// Echo

export async function startEcho() {
  const echo = await attempt(() => api.startEcho());
  if (echo) {
    store.set({ echo });
    await openConnection({
      title: t('preset.echo'),
      connection: { url: echo.url },
      composer: { data: t('echo.message') },
      connectNow: true,
    });
  }
}

export async function stopEcho() {
  await attempt(() => api.stopEcho());
}

// The log

/** The kinds as the server takes them: all of them need no naming. */
export const kindsOf = (filter) => filter.kinds.join(',');

export async function clearLog(key) {
  await attempt(() => api.clearLog(sessionOf(key).id));
}

export function toggleMark(key, seq) {
  const { marks } = tabOf(key);
  // The third mark takes the place of the second: the first is what others are compared with.
  const added = marks.length === 0 ? [seq] : [marks[0], seq];
  patchTab(key, { marks: marks.includes(seq) ? marks.filter((mark) => mark !== seq) : added });
}

export function exportLog(key, what) {
  download(api.exportUrl(sessionOf(key).id, what));
}
