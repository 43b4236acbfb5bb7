/** The texts of the page in the language that was chosen. */

export const LANGUAGES = ['en', 'ru', 'th'];
export const LANGUAGE_NAMES = { en: 'English', ru: 'Русский', th: 'ไทย' };

let texts = {};
let language = 'en';

/** The language that the browser asks for, of those there are. */
export function preferredLanguage() {
  const wanted = navigator.languages.map((name) => name.split('-')[0]);
  return wanted.find((name) => LANGUAGES.includes(name)) ?? 'en';
}

/** Takes over the texts of a language. */
export function setTexts(name, flat) {
  language = name;
  texts = flat;
  document.documentElement.lang = name;
  document.title = t('app.title');
}

/** The language now. */
export function currentLanguage() {
  return language;
}

/** Whether there is a text of this key. */
export function hasText(key) {
  return Object.hasOwn(texts, key);
}

/** The text of a key, with `{0}`, `{1}` … filled in. A key without a text shows as itself. */
export function t(key, ...values) {
  const text = hasText(key) ? texts[key] : key;
  return values.length === 0 ? text : text.replace(/\{(\d)\}/g, (whole, index) => String(values[index] ?? whole));
}
