import { View } from './pack-view.js';
import { listen } from './station/doorbell.js';
import { checkKeyboard, isCheck, mend } from './station/keyboard-check.js';
import { Outbox } from './station/outbox.js';
import { ask, Sender } from './station/sender.js';
import { Sounds } from './station/sounds.js';
import { oneTab } from './station/tab.js';
import { Wedge } from './station/wedge.js';

const { station, doorbell } = document.body.dataset;
const view = new View();
const sounds = new Sounds();
const profileKey = 'fulfillment-scanner';
const profile = { host: navigator.language.startsWith('ja') ? 'jis' : 'us', ...JSON.parse(localStorage.getItem(profileKey) ?? '{}') };
let isWorking = false;

const outbox = await Outbox.open(station).catch(() => undefined);
if (!outbox) view.block('cannotKeep', 'cannotKeepDo');
navigator.storage?.persist?.();

const sender = new Sender(outbox, {
  answer(scan, status, body) {
    sounds.play(view.answer(scan, body));
  },
  waiting(isOffline) {
    view.offline(isOffline);
    if (!isOffline) view.block();
  },
  stranger: () => askToPair(),
  counted: count,
});

const tab = oneTab(station, {
  working(signal) {
    isWorking = true;
    document.body.dataset.working = 'true';
    view.block();
    view.dismiss();
    look();
    sender.run(signal);
  },
  waiting() {
    isWorking = false;
    document.body.dataset.working = 'false';
    view.block('anotherTab', 'anotherTabDo', takeOverButton());
  },
});

new Wedge(profile, {
  scan: take,
  refused: reason => refuse(reason, 'scanAgain'),
  typing: text => view.typing(text),
  enter: () => view.way?.click(),
  learned: keep,
}).listen(document);
document.addEventListener('keydown', () => sounds.unlock(), true);
listen(doorbell, look);

// Scans come faster than a disk writes: they are put down one after the other, in the order of the keys.
let lastTaken = Promise.resolve();

function take(text, read) {
  // One that cannot be taken is refused aloud; it must never keep the next ones from being taken.
  lastTaken = lastTaken.then(() => takeOne(text, read)).catch(() => refuse('cannotKeep', 'cannotKeepDo'));
}

async function takeOne(text, { keys, terminated, isBurst }) {
  if (!isWorking) return refuse('notThisTab', 'anotherTabDo');
  if (isCheck(text)) return check(keys, terminated);
  const mended = mend(text, keys);
  if (mended && !mended.layout) return refuse('wrongLayout', 'wrongLayoutDo');
  if (mended) keep(Object.assign(profile, { layout: mended.layout }));
  const said = mended?.text ?? text;

  // A typed PIN; a number that a scanner read is none.
  const digits = said.normalize('NFKC').trim();
  const isTypedNumber = !isBurst && /^\d{1,12}$/.test(digits);
  const data = view.state === 'pin' && isTypedNumber ? `PIN:${digits}` : said;

  // Typed before the badge is answered: who is quick types the PIN already.
  const isSecret = /^\s*PIN/i.test(data.normalize('NFKC')) || (view.state === 'signedOut' && isTypedNumber);
  if (isSecret && await outbox.count() > 0) return refuse('pinLater', 'pinLaterDo');
  const now = new Date();
  try {
    await outbox.add({ scanId: newId(), data, at: now.toISOString(), read: now.getTime(), device: 'keyboard' }, isSecret);
  } catch {
    return refuse('cannotKeep', 'cannotKeepDo');
  }
  sounds.play('click');
  sender.wake();
  await count().catch(() => {});
}

async function count() {
  view.unsent(await outbox.count(), await outbox.countElsewhere());
}

function check(keys, terminated) {
  const { word, layout } = checkKeyboard(keys);
  keep(Object.assign(profile, { layout }));
  if (word === 'keyboardUnknown' || word === 'keyboardNoGs') return refuse(word, `${word}Do`);
  view.remark('ok', word, terminated ? 'goOn' : 'noSuffix');
  sounds.play('ok');
}

function refuse(says, what) {
  view.refuse(says, what);
  sounds.play('error');
}

/** Asks how the station stands, unless answers to scans are on their way: those say more. */
async function look() {
  if (!isWorking || await outbox.count() > 0) return;
  const sent = sender.sent;
  const reply = await ask(sender.address);
  if (!isWorking || sender.sent !== sent || await outbox.count() > 0) return;
  if (reply?.isStranger) return askToPair();
  view.offline(!reply?.body || reply.status >= 500);
  if (reply?.status !== 200) return;
  view.block();
  const sound = view.look(reply.body);
  if (sound) sounds.play(sound);
}

function askToPair() {
  const link = document.createElement('a');
  link.href = `/pair?returnUrl=${encodeURIComponent(location.pathname)}`;
  link.textContent = view.word('pairAgain');
  view.block('notPaired', 'notPairedDo', link);
}

function takeOverButton() {
  const button = document.createElement('button');
  button.textContent = view.word('takeOver');
  button.addEventListener('click', () => tab.takeOver());
  return button;
}

function keep(known) {
  localStorage.setItem(profileKey, JSON.stringify(known));
}

/** A UUID of version 4. Browsers have their own only where the page came by HTTPS or from this machine. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  return [...bytes].map((byte, n) => ([4, 6, 8, 10].includes(n) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('');
}
