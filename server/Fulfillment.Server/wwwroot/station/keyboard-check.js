import { layoutNames, signOf } from './layouts.js';

const gs = '\u001d';

/** What the command sheet's "keyboard check" holds: the signs that layouts disagree on, and GS. */
export const checkText = `KEYCHECK]C1:A-B_C+D=E'F@#${gs}Z`;

export const isCheck = text => /^KEYCHECK/i.test(text);

/** What the keys say on each layout: first as this computer reads them, then by their places. */
function readings(keys) {
  const read = layout => keys.map(key => key.control ? key.sign : layout ? signOf(layout, key.code, key.shift) ?? '' : key.key).join('');
  return [undefined, ...layoutNames].map(layout => ({ layout, text: read(layout) }));
}

/** @returns {word, layout}: the finding by its word, and the layout to read with from now on. */
export function checkKeyboard(keys) {
  const found = readings(keys);
  const whole = found.find(({ text }) => text === checkText);
  if (whole) return { word: whole.layout ? 'keyboardMended' : 'keyboardGood', layout: whole.layout };
  const withoutGs = found.find(({ text }) => text === checkText.replace(gs, ''));
  if (withoutGs) return { word: 'keyboardNoGs', layout: withoutGs.layout };
  return { word: 'keyboardUnknown', layout: undefined };
}

const isGarbled = text => /^(badge|cmd|pin)[^\w:]/i.test(text) || /^[[\\@][A-Za-z]\d./.test(text);
const isPlain = text => /^(badge|cmd|pin):/i.test(text) || /^\][A-Za-z]\d./.test(text);

/**
 * A scan whose first signs only another layout explains (BADGE+P-001). @returns nothing where all is well, else {layout, text}: how it reads
 * rightly, or no layout where none explains it.
 */
export function mend(text, keys) {
  if (!isGarbled(text)) return undefined;
  return readings(keys).find(reading => reading.layout && isPlain(reading.text)) ?? { layout: undefined, text };
}
