// What a peer sends need not be JSON, nor an object.

/** The object that a text is, or undefined. */
export function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
