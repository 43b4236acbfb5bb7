/**
 * The rows of a log that the page holds: always few, whatever the log has. Both kinds of rows tell `onChange(shift)`
 * when there is something to draw; `shift` is by how many places the rows have moved.
 */

import { api } from './api.js';

const PAGE = 200;
// What is fetched while the end is followed, which is often.
const END = 80;
const MOST = 4000;

/** Rows by their number among those of the chosen kinds. */
export class CountedRows {
  constructor(session, kinds, onChange) {
    this.session = session;
    this.kinds = kinds;
    this.onChange = onChange;
    this.rows = new Map();
    this.total = 0;
    this.counted = 0;
    this.first = null;
    this.loading = false;
    this.loadingEnd = false;
    this.ending = new AbortController();
  }

  /** Nothing is to be drawn any more, nor asked for. */
  close() {
    this.closed = true;
    this.ending.abort();
  }

  at(index) {
    return this.rows.get(index);
  }

  /** Takes over how many rows there are; with `follow` they show when the newest of them are here. */
  update(counts, follow) {
    this.counted = this.kinds.reduce((sum, kind) => sum + counts[kind], 0);
    if (counts.first !== this.first) {
      this.first = counts.first;
      this.rows.clear();
      this.total = Math.min(this.total, this.counted);
      this.onChange(0);
    }
    if (follow && this.counted > 0) {
      this.loadEnd();
    } else if (this.total !== this.counted) {
      this.total = this.counted;
      this.onChange(0);
    }
  }

  async loadEnd() {
    if (this.loadingEnd || this.closed) {
      return;
    }
    this.loadingEnd = true;
    const { first } = this;
    const answer = await this.fetch({ limit: END });
    this.loadingEnd = false;
    if (this.closed) {
      return;
    }
    if (answer !== null) {
      this.total = Math.min(answer.row + answer.rows.length, this.counted);
      this.onChange(0);
    }
    // More has come meanwhile, or the log was cleared and begins anew.
    const behind = answer === null ? this.first !== first : this.counted > this.total;
    if (behind && this.counted > 0) {
      this.loadEnd();
    }
  }

  /** Sees to it that these rows will be here. */
  async want(start, end) {
    let missing = start;
    while (missing < end && this.rows.has(missing)) {
      missing++;
    }
    if (missing >= end || this.loading || this.closed) {
      return;
    }
    this.loading = true;
    const answer = await this.fetch({ row: Math.max(0, Math.min(missing, end - PAGE / 2)) });
    this.loading = false;
    if (answer && answer.rows.length > 0 && !this.closed) {
      this.onChange(0);
    }
  }

  async fetch(where) {
    const { first } = this;
    const answer = await page(this.session, { kinds: this.kinds.join(','), limit: PAGE, ...where }, this.ending.signal);
    if (answer === null || this.first !== first) {
      return null;
    }
    if (this.rows.size > MOST) {
      this.rows.clear();
    }
    answer.rows.forEach((row, index) => this.rows.set(answer.row + index, row));
    return answer;
  }

  /** The number of the first row at or behind a sequence number. */
  async indexOf(seq) {
    const { row } = await api.rowOf(this.session, seq, this.kinds.join(','));
    return row;
  }

  /** The number of the first row at or behind a time. */
  async indexAt(time) {
    let low = 0;
    let high = this.total;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { rows } = await api.log(this.session, { kinds: this.kinds.join(','), row: middle, limit: 1 });
      if (rows.length > 0 && rows[0].at < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** Rows that a text was found in: how many there are nobody knows, so they are a window that grows at both ends. */
export class FoundRows {
  constructor(session, kinds, text, onChange) {
    this.session = session;
    this.what = { kinds: kinds.join(','), text, limit: PAGE };
    this.onChange = onChange;
    this.rows = [];
    this.before = false;
    this.behind = false;
    // Up to where the log is to be shown, and up to where it has been searched.
    this.last = 0;
    this.searched = 0;
    this.first = null;
    this.begun = false;
    // What is being loaded, as a promise; one thing at a time, and a jump goes before all else.
    this.loading = null;
    this.jumps = 0;
    this.ending = new AbortController();
  }

  close() {
    this.closed = true;
    this.ending.abort();
  }

  get total() {
    return this.rows.length;
  }

  at(index) {
    return this.rows[index];
  }

  update(counts) {
    this.last = counts.last;
    if (counts.first !== this.first) {
      this.first = counts.first;
      this.rows = [];
      this.begun = false;
      this.onChange(0);
    }
    this.catchUp();
  }

  /** Loads what has come since something was loaded. */
  catchUp() {
    if (!this.begun) {
      this.load(() => this.takeEnd());
    } else if (!this.behind && this.last > this.searched) {
      this.loadBehind();
    }
  }

  async takeEnd() {
    return this.take({ before: this.last + 1 }, (answer) => {
      this.rows = answer.rows;
      this.before = answer.more;
      this.behind = false;
      this.searched = answer.last;
      this.begun = true;
      return 0;
    });
  }

  loadBehind() {
    this.load(() =>
      this.take({ from: this.searched + 1 }, (answer) => {
        this.rows = [...this.rows, ...answer.rows];
        this.reached(answer);
        const surplus = Math.max(0, this.rows.length - MOST);
        this.rows.splice(0, surplus);
        this.before ||= surplus > 0;
        return -surplus;
      }),
    );
  }

  loadBefore() {
    this.load(() =>
      this.take({ before: this.rows[0].seq }, (answer) => {
        this.rows = [...answer.rows, ...this.rows];
        this.before = answer.more;
        if (this.rows.length > MOST) {
          this.rows.length = MOST;
          this.behind = true;
          this.searched = this.rows.at(-1).seq;
        }
        return answer.rows.length;
      }),
    );
  }

  reached({ rows, more, last }) {
    this.behind = more;
    this.searched = more ? rows.at(-1).seq : last;
  }

  /** Has something loaded, unless something is: what came meanwhile is looked for when it is here. */
  load(work) {
    if (this.loading !== null || this.jumps > 0 || this.closed) {
      return;
    }
    this.loading = work().then((isDone) => {
      this.loading = null;
      // What cannot be loaded now is tried again with the next update, not at once.
      if (isDone) {
        this.catchUp();
      }
    });
  }

  /** Loads and takes over rows; gives whether the log could be asked. */
  async take(where, takeOver) {
    const { first, last } = this;
    const answer = await page(this.session, { ...this.what, ...where }, this.ending.signal);
    if (answer === null || this.closed) {
      return false;
    }
    if (this.first === first) {
      this.onChange(takeOver(upTo(last, answer)));
    }
    return true;
  }

  want(start, end) {
    if (start <= 0 && this.before && this.rows.length > 0) {
      this.loadBefore();
    } else if (end >= this.rows.length && this.behind) {
      this.loadBehind();
    }
  }

  async indexOf(seq) {
    return this.jump((row) => row.seq >= seq, { from: seq });
  }

  async indexAt(time) {
    // Without numbers of rows a time is looked for among all kinds and without the text.
    const { counts } = await api.log(this.session, { limit: 1 });
    let low = counts.first;
    let high = counts.last + 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const { rows } = await api.log(this.session, { from: middle, limit: 1 });
      if (rows.length > 0 && rows[0].at < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.indexOf(low);
  }

  async jump(isReached, where) {
    this.jumps++;
    try {
      // Its rows take the place of those that are here.
      await this.loading;
      const here = this.rows.length > 0 && isReached(this.rows.at(-1)) && !isReached(this.rows[0]);
      if (!here) {
        await this.takeFrom(where);
      }
    } finally {
      this.jumps--;
    }
    const index = this.rows.findIndex(isReached);
    this.catchUp();
    return index < 0 ? this.rows.length : index;
  }

  /** Takes the rows from a place on, or the last ones where none are behind it. */
  async takeFrom(where) {
    let found = true;
    await this.take(where, (answer) => {
      found = answer.rows.length > 0;
      if (found) {
        this.rows = answer.rows;
        this.before = true;
        this.begun = true;
        this.reached(answer);
      }
      return 0;
    });
    if (!found) {
      await this.takeEnd();
    }
  }
}

/** An answer without the rows behind a sequence number: a log that is paused has more than is shown. */
function upTo(last, answer) {
  const rows = answer.rows.filter((row) => row.seq <= last);
  return { rows, more: answer.more && rows.length === answer.rows.length, last };
}

/** A page of the log, or null where there is none any more. */
async function page(session, what, signal) {
  try {
    return await api.log(session, what, signal);
  } catch {
    return null;
  }
}
