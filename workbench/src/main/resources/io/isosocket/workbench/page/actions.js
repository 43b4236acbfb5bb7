/** What the page does at the user's word: asks the server and takes over what it answers. */

import { ApiError, api } from './api.js';
import { preferredLanguage, setTexts, t } from './i18n.js';
import { DEFAULT_SETTINGS, isIdle, keyOf, patchTab, sessionOf, store, tabKeys } from './store.js';

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

/** What the server refused, or that it is not there. */
export const wordsOf = (error) => (error.status === 0 ? t('error.no-answer') : error.message);

/** Does it, and tells what the server refused; gives null then. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    notify(wordsOf(error), 'error');
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

/** Events and answers that came while the state was on its way: it may be older than they are. */
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
      seeToATab();
    }
  }
}

async function takeState() {
  await saving;
  const before = store.state.settings;
  const state = await api.state();
  // What the user has changed meanwhile is newer.
  const isChanged = store.state.settings !== before;
  const settings = isChanged ? store.state.settings : { ...DEFAULT_SETTINGS, ...state.settings };
  store.set({ ...state, settings, phase: 'ready' });
}

/** Has a tab be there and one active. Not before the held events: they may tell of the active one's session. */
function seeToATab() {
  if (tabKeys().length === 0) {
    store.set({ drafts: [newDraftKey()] });
  }
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
export function upsertAnswer(session) {
  if (refreshing > 0) {
    held.push({ type: 'answer', session });
  }
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
    activate(newTab());
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
    case 'answer':
      upsertAnswer(event.session);
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
        patchTab(keyOf(event.id), { details: null, marks: [], frozen: null });
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

/** The settings on their way to the server. */
let saving = Promise.resolve();

export async function changeSettings(patch) {
  if ('language' in patch) {
    await attempt(() => loadTexts(patch));
  }
  // Another one may have been changed while the texts were on their way.
  const settings = { ...store.state.settings, ...patch };
  store.set({ settings });
  saving = attempt(() => api.putSettings(settings));
  await saving;
}

// Tabs

function newDraftKey() {
  return `d${++lastDraft}`;
}

/** Makes a tab behind the others, and gives its key. */
export function newTab() {
  const key = newDraftKey();
  store.set({ drafts: [...store.state.drafts, key] });
  return key;
}

/** A new tab at the user's word: what comes next is its URL, and the first key of it may come at once. */
export function beginTab() {
  activate(newTab());
  // The input is the same in all tabs, so there is nothing to wait for.
  document.getElementById('url').focus();
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
