/** What the page does with connections at the user's word. */

import { activate, attempt, newTab, notify, upsertAnswer, wordsOf } from './actions.js';
import { ApiError, api } from './api.js';
import { t } from './i18n.js';
import { revealed } from './secrets.js';
import { NEW_CONNECTION, NEW_TAB, connectionOf, isIdle, keyOf, patchTab, sessionOf, store, tabOf } from './store.js';

export function editConnection(key, patch) {
  patchTab(key, { connection: { ...connectionOf(key), ...patch }, errors: {} });
}

async function withFieldErrors(key, work) {
  const asked = tabOf(key);
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    if (!showAtField(key, error, asked)) {
      notify(wordsOf(error), 'error');
    }
    return null;
  }
}

/** Shows what is wrong with a member of the connection where it is typed; gives whether it is in sight there. */
function showAtField(key, error, asked) {
  if (!error.field?.startsWith('connection.')) {
    return false;
  }
  const field = error.field.slice('connection.'.length);
  const { panel } = tabOf(key);
  const wanted = panelOf(field) ?? panel;
  // A panel that was opened since the server was asked is in use.
  const inUse = panel !== null && panel !== asked.panel;
  patchTab(key, { errors: { [field]: error.message }, panel: inUse ? panel : wanted });
  return !inUse || panel === wanted;
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
  // It may have been given a name meanwhile.
  const title = sessionOf(keyOf(session.id))?.title;
  if (host !== '' && title === hostOf(session.connection.url) && title !== host) {
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

/** What of a tab is done with once its connection is made; what the user has changed since it was asked for is not. */
function done(asked, { connection, panel }) {
  return {
    connection: connection === asked.connection ? null : connection,
    panel: panel === asked.panel ? null : panel,
    errors: {},
  };
}

/** What the user has made of a tab. */
function changesOf(tab = NEW_TAB) {
  return Object.fromEntries(Object.entries(tab).filter(([member, value]) => value !== NEW_TAB[member]));
}

async function connectAgain(key, session) {
  const asked = tabOf(key);
  const { connection } = asked;
  const answer = await withFieldErrors(key, () => api.connect(session.id, connection ? { connection } : {}));
  if (answer !== null) {
    patchTab(key, { ...done(asked, tabOf(key)), savedOffer: true });
    upsertAnswer(answer);
    await renameAfter(session, connection ?? session.connection);
  }
}

/** Makes a session of a draft: its tab goes on as the session's. */
async function createSession(draft, request) {
  const asked = tabOf(draft);
  const { from } = asked;
  const session = await withFieldErrors(draft, () => api.createSession(from ? { ...request, from } : request));
  if (session === null) {
    return null;
  }
  const key = keyOf(session.id);
  upsertAnswer(session);
  const { [draft]: tab = NEW_TAB, ...tabs } = store.state.tabs;
  store.set({
    drafts: store.state.drafts.filter((other) => other !== draft),
    // The event that tells of the session may have come first, and its tab may be in use.
    tabs: { ...tabs, [key]: { ...tab, ...done(asked, tab), from: null, ...changesOf(tabs[key]) } },
    active: store.state.active === draft ? key : store.state.active,
  });
  return key;
}

/** Whether a tab is there, has no session and is not about to get one, and has nothing of a connection typed. */
const isUntouched = (key) =>
  store.state.drafts.includes(key) &&
  !underWay.has(key) &&
  JSON.stringify(connectionOf(key)) === JSON.stringify(NEW_CONNECTION);

/** Opens a connection in the draft that was at hand if it is untouched, else in a new tab. */
async function openConnection(at, { title, connection, from = null, composer = {}, connectNow = false }) {
  const key = isUntouched(at) ? at : newTab();
  const written = tabOf(key).composer;
  const isWritten = written.data !== '' || written.file !== null;
  patchTab(key, {
    from,
    // What the server refuses of it is corrected in the form.
    connection: { ...NEW_CONNECTION, ...connection },
    composer: isWritten ? written : { ...NEW_TAB.composer, ...composer },
  });
  // Who has gone to another tab meanwhile is busy there.
  if (store.state.active === at) {
    activate(key);
  }
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
    patchTab(key, { connection: revealed(connectionOf(key), session.connection, shown.connection) });
  }
}

// What is kept of connections

export async function saveConnection(key, name) {
  const session = sessionOf(key);
  const asked = tabOf(key);
  const from = asked.from ?? (session ? { session: session.id } : undefined);
  try {
    await api.saveConnection({ name, connection: connectionOf(key), from });
  } catch (error) {
    showAtField(key, error, asked);
    throw error;
  }
  patchTab(key, { savedOffer: false });
  notify(t('saved.connection-saved', name));
}

export async function loadSavedConnection(saved, connectNow) {
  const { name, connection, id } = saved;
  if (await openConnection(store.state.active, { title: name, connection, from: { saved: id }, connectNow })) {
    await attempt(() => api.useSaved('connections', id));
  }
}

/** A preset leads to the local echo server, which is started for it. */
export async function openPreset(preset) {
  const { active } = store.state;
  const echo = await runningEcho();
  if (echo) {
    await openConnection(active, {
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
  const { active } = store.state;
  const echo = await runningEcho();
  if (echo) {
    await openConnection(active, {
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
