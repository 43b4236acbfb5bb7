/** What the page does with messages and the log at the user's word. */

import { attempt } from './actions.js';
import { ApiError, api, download } from './api.js';
import { t } from './i18n.js';
import { frozenOf, patchComposer, patchTab, sessionOf, store, tabOf } from './store.js';

const KIND_OF_TYPE = { binary: 'base64', text: 'text' };

/** What the server refused of what stands in the composer, and where. */
const errorOf = (error) => ({ text: error.message, at: error.field === 'data' ? error.at : null });

/** What is on its way, by tab: the messages in their order, and the composer as the last Enter left it. */
const underWay = new Map();

/** Whether a message leaves the composer with Enter: what is typed then is the next one. */
const isTaken = ({ kind, template }) => kind !== 'file' && !template;

/** Sends what is in the composer, behind what is on its way; a second Enter means nothing more. */
export function send(key) {
  const { composer } = tabOf(key);
  const before = underWay.get(key);
  if (before?.left === composer) {
    return;
  }
  if (sessionOf(key)?.state !== 'open') {
    patchComposer(key, { error: { text: t('send.not-connected'), at: null } });
    return;
  }
  patchComposer(key, isTaken(composer) ? { data: '' } : {});
  const messages = before?.messages ?? [];
  messages.push(composer);
  underWay.set(key, { messages, left: tabOf(key).composer });
  if (!before) {
    sendAll(key, messages);
  }
}

/** One after the other, so that they come in the order of the Enters; behind one that is refused none is sent. */
async function sendAll(key, messages) {
  const { id } = sessionOf(key);
  patchTab(key, { sending: true });
  try {
    while (messages.length > 0) {
      await sendOne(id, messages[0]);
      const { kind, file } = messages.shift();
      // Another one may have been chosen meanwhile.
      if (kind === 'file' && tabOf(key).composer.file === file) {
        patchComposer(key, { file: null });
      }
    }
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    putBack(key, messages, errorOf(error));
  } finally {
    underWay.delete(key);
    patchTab(key, { sending: false });
  }
}

function sendOne(id, { kind, data, template, file, fileKind = 'binary' }) {
  return kind === 'file' ? api.sendFile(id, file, fileKind) : api.send(id, { kind, data, template });
}

/** Has what was not sent in the composer again, each on a line of its own, before what was typed since. */
function putBack(key, unsent, { text, at }) {
  const { composer } = tabOf(key);
  const taken = unsent.filter(isTaken);
  const data = [...taken, composer].map((message) => message.data).filter((typed) => typed !== '').join('\n');
  const isUntouched = composer.data === '' && composer.kind !== 'file' && taken.length > 0;
  const { kind, template } = isUntouched ? taken[0] : composer;
  // What was refused may have been edited since.
  const error = { text, at: data.startsWith(unsent[0].data) ? at : null };
  patchComposer(key, { kind, template, data, error });
}

export async function startRepeat(key, everyMillis, times) {
  const { kind, data } = tabOf(key).composer;
  try {
    await api.repeat(sessionOf(key).id, { everyMillis, times, kind, data });
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    patchComposer(key, { error: errorOf(error) });
  }
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
