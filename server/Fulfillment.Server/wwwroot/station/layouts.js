// What a key means on a US and on a Japanese (JIS) keyboard, by its place: a scanner types for one of them, the computer reads for the other.
const shifted = (plain, withShift) => [plain, withShift];

const common = {
  Space: shifted(' ', ' '),
  Comma: shifted(',', '<'), Period: shifted('.', '>'), Slash: shifted('/', '?'),
  Digit1: shifted('1', '!'), Digit3: shifted('3', '#'), Digit4: shifted('4', '$'), Digit5: shifted('5', '%'),
  NumpadDivide: shifted('/', '/'), NumpadMultiply: shifted('*', '*'), NumpadSubtract: shifted('-', '-'), NumpadAdd: shifted('+', '+'), NumpadDecimal: shifted('.', '.'),
};
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') common[`Key${letter}`] = shifted(letter.toLowerCase(), letter);
for (const digit of '0123456789') common[`Numpad${digit}`] = shifted(digit, digit);

const layouts = {
  us: {
    ...common,
    Digit2: shifted('2', '@'), Digit6: shifted('6', '^'), Digit7: shifted('7', '&'), Digit8: shifted('8', '*'), Digit9: shifted('9', '('), Digit0: shifted('0', ')'),
    Minus: shifted('-', '_'), Equal: shifted('=', '+'), BracketLeft: shifted('[', '{'), BracketRight: shifted(']', '}'), Backslash: shifted('\\', '|'),
    Semicolon: shifted(';', ':'), Quote: shifted("'", '"'), Backquote: shifted('`', '~'),
  },
  jis: {
    ...common,
    Digit2: shifted('2', '"'), Digit6: shifted('6', '&'), Digit7: shifted('7', "'"), Digit8: shifted('8', '('), Digit9: shifted('9', ')'), Digit0: shifted('0', ''),
    Minus: shifted('-', '='), Equal: shifted('^', '~'), BracketLeft: shifted('@', '`'), BracketRight: shifted('[', '{'), Backslash: shifted(']', '}'),
    Semicolon: shifted(';', '+'), Quote: shifted(':', '*'), IntlYen: shifted('\\', '|'), IntlRo: shifted('\\', '_'),
  },
};

export const layoutNames = Object.keys(layouts);

/** The sign that this key types on that layout; undefined for a key that types none. */
export const signOf = (layout, code, shift) => layouts[layout]?.[code]?.[shift ? 1 : 0];

/** The layout this computer reads with, where one key press tells it; undefined where both layouts agree. */
export function layoutTold(code, shift, key) {
  const fits = layoutNames.filter(name => signOf(name, code, shift) === key);
  return fits.length === 1 ? fits[0] : undefined;
}
