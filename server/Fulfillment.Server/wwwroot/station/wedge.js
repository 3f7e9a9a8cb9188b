import { layoutNames, layoutTold, signOf } from './layouts.js';

// A QR code holds 4,296 letters at most; what is longer is two reads run together, or no scanner.
const longest = 4296;
const gs = '\u001d';

// Scanners type a sign every 1 to 35 ms, people every 80 and more. A short code proves nothing.
const burstGap = 35, burstLeast = 4, humanGap = 60, pause = 1000, abandoned = 30000;

/**
 * Frames the keys of a keyboard-wedge scanner into scans, with nothing focused: Enter or Tab ends one; a scanner that sends neither is
 * found out and its reads end by silence. What people type waits for their Enter.
 */
export class Wedge {
  #keys = [];
  #timer = 0;
  #alt = '';
  #flushedAt = -Infinity;
  #overflows = false;

  /**
   * @param profile what is known of the scanner: {suffix: 'yes'|'no'|undefined, layout: 'us'|'jis'|undefined, host: 'us'|'jis'}; it learns, and `learned` is told
   * @param on {scan(text, {keys, terminated, isBurst}), refused('tooLong'|'cut'), typing(text), enter() alone, learned(profile)}
   */
  constructor(profile, on) {
    this.profile = profile;
    this.on = on;
    this.silences = 0;
  }

  listen(target) {
    target.addEventListener('keydown', event => this.#down(event), true);
    target.addEventListener('keyup', event => this.#up(event), true);
  }

  #down(event) {
    if (event.repeat) return;
    if (event.altKey && /^Numpad\d$/.test(event.code)) {
      this.#alt += event.code.at(-1);
      return;
    }
    if (event.key === 'Enter' || event.key === 'Tab' || event.code === 'NumpadEnter') {
      // A scanner's Enter after a read that silence had ended belongs to that read, not to a button.
      if (this.#keys.length || event.timeStamp - this.#flushedAt < pause) event.preventDefault();
      if (this.#keys.length) this.#end(true);
      else if (event.key !== 'Tab' && event.target === document.body) this.on.enter();
      return;
    }
    if (event.key === 'Escape') return this.#clear();
    if (event.key === 'Backspace') {
      this.#keys.pop();
      return this.#wait();
    }
    const sign = this.#signOf(event);
    // A space alone presses a button, as everywhere.
    if (sign === undefined || (sign === ' ' && !this.#keys.length)) return;
    event.preventDefault();
    this.#push(sign, event);
  }

  #up(event) {
    if (event.key !== 'Alt' || !this.#alt) return;
    this.#push(String.fromCharCode(Number(this.#alt)), event);
    this.#alt = '';
  }

  #push(sign, event) {
    const last = this.#keys.at(-1);
    if (last && event.timeStamp - last.at > abandoned) this.#keys = [];
    if (this.#keys.length < longest) this.#keys.push({ sign, at: event.timeStamp, code: event.code, shift: event.shiftKey, key: event.key, control: event.ctrlKey });
    else this.#overflows = true;
    this.#wait();
  }

  #signOf(event) {
    if (event.ctrlKey || event.metaKey) return this.#controlOf(event);
    if (this.profile.layout) return signOf(this.profile.layout, event.code, event.shiftKey);
    // An input method that was left on eats the sign and leaves the key's place.
    if (event.isComposing || ['Process', 'Unidentified', ''].includes(event.key)) return isTyped(event) ? signOf(this.profile.host, event.code, event.shiftKey) ?? '' : undefined;
    if ([...event.key].length !== 1) return undefined;
    const host = layoutTold(event.code, event.shiftKey, event.key);
    if (host && host !== this.profile.host) this.on.learned(Object.assign(this.profile, { host }));
    // A caps lock must not change what is on the label.
    return event.getModifierState('CapsLock') && /^[A-Za-z]$/.test(event.key) ? signOf('us', event.code, event.shiftKey) ?? event.key : event.key;
  }

  /** GS comes as Ctrl+]; the other separators of ISO/IEC 15434 as its neighbours. Any other Ctrl key is the browser's. */
  #controlOf(event) {
    // ] lies on one of these two keys, whatever the layouts of scanner and computer are.
    if (event.key === ']' || event.key === gs || event.code === 'BracketRight' || event.code === 'Backslash') return gs;
    if (event.key === '^' || event.key === '\u001e') return '\u001e';
    return undefined;
  }

  #wait() {
    clearTimeout(this.#timer);
    if (this.#keys.length === 0) return this.on.typing('');
    this.#timer = setTimeout(() => this.#silence(), this.profile.suffix === 'no' ? 50 : 200);
  }

  #silence() {
    const text = this.#text(this.#keys);
    if (!isBurst(this.#keys)) return this.on.typing(text);
    if (this.profile.suffix === 'yes') {
      // This scanner ends what it reads. A hiccup of the radio may still bring the rest.
      this.#timer = setTimeout(() => {
        this.#clear();
        if (++this.silences >= 3) this.#learn({ suffix: undefined });
        this.on.refused('cut');
      }, pause);
      return;
    }
    if (++this.silences >= 3) this.#learn({ suffix: 'no' });
    this.#flushedAt = performance.now();
    this.#end(false);
  }

  #end(terminated) {
    const keys = this.#scanned();
    const overflows = this.#overflows;
    this.#clear();
    if (overflows) return this.on.refused('tooLong');
    if (terminated && isBurst(keys)) {
      this.silences = 0;
      this.#learn({ suffix: 'yes' });
    }
    this.on.scan(this.#text(keys), { keys, terminated, isBurst: isBurst(keys) });
  }

  /** A read that comes after somebody typed a sign or two and left it there is the read alone. */
  #scanned() {
    const keys = this.#keys;
    for (let at = keys.length - 1; at > 0; at--) {
      if (keys[at].at - keys[at - 1].at < pause) continue;
      const [typed, read] = [keys.slice(0, at), keys.slice(at)];
      return isBurst(read) && typed.every((key, n) => n === 0 || key.at - typed[n - 1].at > humanGap) ? read : keys;
    }
    return keys;
  }

  #clear() {
    clearTimeout(this.#timer);
    this.#keys = [];
    this.#alt = '';
    this.#overflows = false;
    this.on.typing('');
  }

  #learn(news) {
    if (Object.entries(news).every(([name, value]) => this.profile[name] === value)) return;
    this.on.learned(Object.assign(this.profile, news));
  }

  #text = keys => keys.map(key => key.sign).join('');
}

/** A key that types something on some keyboard, though this computer may not know what: its place is kept. */
const isTyped = event => layoutNames.some(layout => signOf(layout, event.code, event.shiftKey));

function isBurst(keys) {
  return keys.length >= burstLeast && (keys.at(-1).at - keys[0].at) / (keys.length - 1) <= burstGap;
}
