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

/** Tabs whose session is being made or connected. */
const underWay = new Set();

/** Asks the server for a tab once, also where Enter is held or pressed again before the answer is there. */
async function once(key, ask) {
  if (underWay.has(key)) {
    return null;
  }
  underWay.add(key);
  try {
    return await ask();
  } finally {
    underWay.delete(key);
  }
}

/** Connects what the tab shows. */
export async function connect(key) {
  const session = sessionOf(key);
  if (isIdle(session)) {
    await once(key, () => (session === null ? connectDraft(key) : connectAgain(key, session)));
  }
}

const connectDraft = (key) =>
  createSession(key, { connection: tabOf(key).connection ?? NEW_CONNECTION, connect: true });

async function connectAgain(key, session) {
  const { connection } = tabOf(key);
  const answer = await withFieldErrors(key, () => api.connect(session.id, connection ? { connection } : {}));
  if (answer !== null) {
    patchTab(key, { connection: null, errors: {}, panel: null, savedOffer: true });
    upsertAnswer(answer);
    await renameAfter(session, connection ?? session.connection);
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
  // What the server refuses of it is corrected in the form.
  const form = { ...NEW_CONNECTION, ...connection };
  const patch = { from, connection: form, composer: { ...NEW_TAB.composer, ...composer } };
  const key = untouched ? active : newTab(patch);
  if (untouched) {
    patchTab(key, patch);
  }
  store.set({ drawer: false });
  return once(key, () => createSession(key, { title, connection, connect: connectNow }));
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
