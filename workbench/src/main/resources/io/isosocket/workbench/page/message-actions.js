/** What the page does with messages and the log at the user's word. */

import { attempt } from './actions.js';
import { ApiError, api, download } from './api.js';
import { t } from './i18n.js';
import { frozenOf, patchComposer, patchTab, sessionOf, store, tabOf } from './store.js';

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

/** What is being sent, by tab: the composer as it was, and a promise of the end. */
const underWay = new Map();

/** Sends what is in the composer, unless it is being sent: a second Enter means nothing more. */
export async function send(key) {
  const { composer } = tabOf(key);
  const before = underWay.get(key);
  if (before) {
    if (before.composer !== composer) {
      await before.done;
      await send(key);
    }
    return;
  }
  const done = sendNow(key).finally(() => {
    underWay.delete(key);
    patchTab(key, { sending: false });
  });
  underWay.set(key, { composer, done });
  patchTab(key, { sending: true });
  await done;
}

/** Sends what is in the composer, and empties it unless it is to be kept. */
async function sendNow(key) {
  const session = sessionOf(key);
  const { kind, data, template, file, fileKind = 'binary' } = tabOf(key).composer;
  if (session?.state !== 'open') {
    patchComposer(key, { error: { text: t('send.not-connected'), at: null } });
    return;
  }
  if (kind === 'file') {
    const sent = file && (await sending(key, () => api.sendFile(session.id, file, fileKind)));
    // Another one may have been chosen meanwhile.
    if (sent && tabOf(key).composer.file === file) {
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

export function saveMessage(name, { kind, data, template }) {
  return api.saveMessage({ name, kind, data, template });
}

export async function loadSavedMessage(key, saved) {
  const { kind, data, template } = saved;
  patchComposer(key, { kind, data, template, file: null });
  store.set({ drawer: false });
  await attempt(() => api.useSaved('messages', saved.id));
}

// The log

/** The kinds as the server takes them: all of them need no naming. */
export const kindsOf = (filter) => filter.kinds.join(',');

export async function clearLog(key) {
  await attempt(() => api.clearLog(sessionOf(key).id));
}

/** Holds what the log shows, or lets it go on. */
export function togglePause(key) {
  const log = sessionOf(key)?.log;
  if (log) {
    patchTab(key, { frozen: frozenOf(key) === null ? log : null });
  }
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
