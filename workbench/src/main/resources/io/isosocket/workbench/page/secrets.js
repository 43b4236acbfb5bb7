/** Secrets come masked; what they are is put into what the user may have edited meanwhile. */

/** Headers with values in the place of those that are still masked: the n-th of a name is the n-th of that name. */
function revealedHeaders(headers, masked, shown) {
  const left = masked.map((header, index) => ({ ...header, shown: shown[index]?.value }));
  return headers.map((header) => {
    const index = left.findIndex(({ name }) => name === header.name);
    const [known] = index < 0 ? [] : left.splice(index, 1);
    return known?.shown !== undefined && known.value === header.value ? { ...header, value: known.shown } : header;
  });
}

/** A connection with its secrets in the place of their masks; what was edited stays as it is. */
export function revealed(edited, masked, shown) {
  const put = (member) => (edited[member] === masked[member] ? shown[member] : edited[member]);
  const tls = Object.entries(edited.tls).map(([member, value]) => [
    member,
    value === masked.tls[member] ? shown.tls[member] : value,
  ]);
  return {
    ...edited,
    url: put('url'),
    proxy: put('proxy'),
    tls: Object.fromEntries(tls),
    headers: revealedHeaders(edited.headers, masked.headers, shown.headers),
  };
}
