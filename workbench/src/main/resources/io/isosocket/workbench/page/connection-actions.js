/** What the page does with connections at the user's word. */

import { attempt, newTab, notify, upsertAnswer, wordsOf } from './actions.js';
import { ApiError, api } from './api.js';
import { t } from './i18n.js';
import { NEW_CONNECTION, NEW_TAB, connectionOf, isIdle, keyOf, patchTab, sessionOf, store, tabOf } from './store.js';

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
    if (!showAtField(key, error)) {
      notify(wordsOf(error), 'error');
    }
    return null;
  }
}

/** Shows what is wrong with a member of the connection where it is typed; gives whether it is that. */
function showAtField(key, error) {
  if (!error.field?.startsWith('connection.')) {
    return false;
  }
  const field = error.field.slice('connection.'.length);
  patchTab(key, { errors: { [field]: error.message }, panel: panelOf(field) ?? tabOf(key).panel });
  return true;
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

/** What the server calls a session that was given no name. */
function hostOf(url) {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

/** A tab that is called after its host goes on to be called after it. */
async function renameAfter(session, connection) {
  const host = hostOf(connection.url);
  if (host !== '' && session.title === hostOf(session.connection.url) && session.title !== host) {
    await attempt(() => api.patchSession(session.id, { title: host }));
  }
}

/** Tabs whose wish to connect is on its way to the server. */
const connecting = new Set();

/** Connects what the tab shows: once, also where Enter is held or pressed again before the answer is there. */
export async function connect(key) {
  if (connecting.has(key) || !isIdle(sessionOf(key))) {
    return;
  }
  connecting.add(key);
  try {
    await askToConnect(key);
  } finally {
    connecting.delete(key);
  }
}

async function askToConnect(key) {
  const session = sessionOf(key);
  const connection = tabOf(key).connection;
  if (session === null) {
    await createSession(key, { connection: connection ?? NEW_CONNECTION, connect: true });
    return;
  }
  const answer = await withFieldErrors(key, () => api.connect(session.id, connection ? { connection } : {}));
  if (answer !== null) {
    patchTab(key, { connection: null, errors: {}, panel: null, savedOffer: true });
    upsertAnswer(answer);
    await renameAfter(session, connection ?? session.connection);
  }
}

/** The drafts whose session is being made: a second Enter means nothing more. */
const underWay = new Set();

/** Makes a session of a draft: its tab goes on as the session's. */
async function createSession(draft, request) {
  if (underWay.has(draft)) {
    return null;
  }
  underWay.add(draft);
  const { from } = tabOf(draft);
  const asked = withFieldErrors(draft, () => api.createSession(from ? { ...request, from } : request));
  const session = await asked.finally(() => underWay.delete(draft));
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
  // What the server refuses of it is corrected in the form.
  const form = { ...NEW_CONNECTION, ...connection };
  const patch = { from, connection: form, composer: { ...NEW_TAB.composer, ...composer } };
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

// What is kept of connections

export async function saveConnection(key, name) {
  const session = sessionOf(key);
  const from = tabOf(key).from ?? (session ? { session: session.id } : undefined);
  try {
    await api.saveConnection({ name, connection: connectionOf(key), from });
  } catch (error) {
    showAtField(key, error);
    throw error;
  }
  patchTab(key, { savedOffer: false });
  notify(t('saved.connection-saved', name));
}

export async function loadSavedConnection(saved, connectNow) {
  const { name, connection, id } = saved;
  if (await openConnection({ title: name, connection, from: { saved: id }, connectNow })) {
    await attempt(() => api.useSaved('connections', id));
  }
}

/** A preset leads to the local echo server, which is started for it. */
export async function openPreset(preset) {
  const echo = await runningEcho();
  if (echo) {
    await openConnection({
      title: t(preset.name),
      connection: { url: new URL(preset.path, echo.url).href },
      composer: { kind: preset.kind, data: preset.message },
    });
  }
}

export async function importCollection(file) {
  const added = await attempt(async () => api.importCollection(await file.text()));
  if (added) {
    notify(t('collection.imported', added.connections, added.messages));
  }
}

// Echo

/** The local echo server, started where it does not run; null where that fails. */
async function runningEcho() {
  const echo = await attempt(() => api.startEcho());
  if (echo) {
    store.set({ echo });
  }
  return echo;
}

export async function startEcho() {
  const echo = await runningEcho();
  if (echo) {
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
