const json = id => JSON.parse(document.getElementById(id).textContent);

/** The packing screen. Draws a reply by touching only what differs from the one before. */
export class View {
  #fields = {};
  #rows = { lines: new Map(), inserts: new Map() };
  #refusal;
  #block;
  #screen;

  constructor() {
    this.words = json('words');
    this.looks = json('sheet-looks');
    this.signs = document.body.dataset.signs;
    for (const field of document.querySelectorAll('#bench [data-of], .stop[data-of], .stop [data-of]')) {
      if (!field.closest('li')) this.#fields[field.dataset.of] = field;
    }
    for (const list of ['lines', 'inserts']) {
      for (const row of this.#fields[list].children) this.#rows[list].set(row.dataset.key, row);
    }
    const first = normal(json('reply'));
    this.state = first.state;
    this.#screen = first.screen;
    this.#drawScreen(first);
  }

  get language() {
    return document.documentElement.lang;
  }

  get screen() {
    return this.#screen;
  }

  word(name) {
    return this.words[name][this.language];
  }

  /** The answer to a scan. A refusal stays until a scan that was read after it: what was read before could not know. @returns what to play */
  answer(scan, body) {
    const reply = normal(body);
    this.#draw(reply);
    this.#say(reply.sound, reply.says, reply.do);
    const sawIt = !this.#refusal || scan.read > this.#refusal.shownAt;
    if (reply.isRefusal) this.#refusal = { ...reply, shownAt: Date.now(), more: sawIt ? 0 : this.#refusal.more + 1 };
    else if (sawIt) this.#refusal = undefined;
    this.#drawStop();
    return reply.sound;
  }

  /** What the station shows without a scan. @returns what to play, if anything happened that the packer must know */
  look(body) {
    const reply = normal(body);
    const [stateBefore, before] = [this.state, this.#screen];
    const isOther = reply.state !== stateBefore || reply.screen.parcel !== before.parcel;
    const news = troubleIn(reply.screen.inserts).filter(insert => !troubleIn(before.inserts).some(known => known.code === insert.code && known.state === insert.state && known.trouble?.en === insert.trouble?.en));
    this.#draw(reply);
    if (isOther) {
      this.#say(reply.sound, reply.says, reply.do);
      this.#refusal = reply.sound === 'attention' && reply.state !== 'pin' ? { ...reply, shownAt: Date.now(), more: 0 } : undefined;
      this.#drawStop();
      return this.#refusal ? 'attention' : undefined;
    }
    if (news.length === 0) return undefined;
    this.#say('attention', `${this.#slotOf(news[0])}: ${news[0].trouble?.[this.language] ?? this.#stateOf(news[0])}`, '');
    return 'attention';
  }

  /** This browser's own no: the scan went nowhere. */
  refuse(says, what) {
    this.#refusal = { sound: 'error', says: this.word(says), do: this.word(what), shownAt: Date.now(), more: 0 };
    this.#drawStop();
  }

  /** A remark of this browser's own. */
  remark(sound, says, what) {
    this.#refusal = undefined;
    this.#drawStop();
    this.#say(sound, this.word(says), what ? this.word(what) : '');
  }

  dismiss() {
    this.#refusal = undefined;
    this.#drawStop();
  }

  /** The way out of a block, for whoever presses Enter. */
  get way() {
    return this.#block?.way;
  }

  /** Nothing goes on here until somebody acts; or, without arguments, it does again. @param way a link or a button */
  block(says, what, way) {
    const name = says ?? '';
    if ((this.#block?.name ?? '') === name) return;
    this.#block = says ? { name, sound: 'error', says: this.word(says), do: this.word(what), way, more: 0 } : undefined;
    this.#drawStop();
  }

  offline(isOffline) {
    this.#fields.offline.hidden = !isOffline;
  }

  /** A scan on its way for a moment is no news. */
  unsent(here, elsewhere = 0) {
    clearTimeout(this.#unsentSoon);
    if (here === 0 || !this.#fields.unsent.hidden) return this.#drawUnsent(here, elsewhere);
    this.#unsentSoon = setTimeout(() => this.#drawUnsent(here, elsewhere), 400);
  }

  #unsentSoon;

  #drawUnsent(here, elsewhere) {
    const said = [here && `${this.word('unsent')} ${here}`, elsewhere && `${this.word('unsentElsewhere')} ${elsewhere}`].filter(Boolean).join(' · ');
    put(this.#fields.unsent, said);
  }

  typing(text) {
    this.#fields.typedBox.hidden = text === '';
    put(this.#fields.typed, this.state === 'pin' || /^pin/i.test(text) ? '●'.repeat(text.length) : text);
  }

  #draw(reply) {
    if (!reply.screen) return;
    if (reply.screen.language && reply.screen.language !== this.language) this.#speak(reply.screen.language);
    this.state = reply.state;
    this.#screen = reply.screen;
    this.#drawScreen(reply);
  }

  #speak(language) {
    document.documentElement.lang = language;
    for (const part of document.querySelectorAll('[data-word]')) put(part, this.word(part.dataset.word), true);
  }

  #drawScreen({ state, screen }) {
    const at = this.#fields;
    set(document.body, 'data-state', state);
    put(at.worker, screen.worker);
    put(at.merchantName, screen.merchantName);
    put(at.order, screen.orders.length > 1 ? `${screen.orders[0]} +${screen.orders.length - 1}` : screen.order);
    put(at.due, screen.shipBy && `${this.word('shipBy')} ${new Intl.DateTimeFormat(this.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: document.body.dataset.zone }).format(new Date(screen.shipBy))}`);
    at.gift.hidden = !screen.gift;
    put(at.next, screen.next[this.language]);
    this.#drawThing(state, screen);
    this.#drawRows('lines', screen.lines, line => `${line.order ?? ''}/${line.lineNo}/${line.sku}`, (row, line) => {
      set(row, 'data-done', line.packed >= line.quantity);
      put(part(row, 'name'), line.name, true);
      put(part(row, 'packed'), line.packed, true);
      put(part(row, 'quantity'), line.quantity, true);
    });
    this.#drawRows('inserts', screen.inserts, insert => insert.code, (row, insert) => {
      set(row, 'data-state', insert.state);
      const waits = Boolean(insert.trouble) && !['verified', 'printed', 'failed'].includes(insert.state);
      set(row, 'data-waits', waits);
      set(part(row, 'sign'), 'href', `${this.signs}#${waits ? 'warn' : this.looks[insert.state]?.sign ?? 'calm'}`);
      put(part(row, 'slot'), this.#slotOf(insert), true);
      put(part(row, 'state'), this.#stateOf(insert), true);
      put(part(row, 'trouble'), ['verified', 'printed'].includes(insert.state) ? '' : insert.trouble?.[this.language]);
    });
    at.aside.hidden = screen.lines.length === 0;
    at.insertsBox.hidden = screen.inserts.length === 0;
    at.papersBox.hidden = screen.documents.length === 0;
    put(at.papers, screen.documents.join('、'), true);
  }

  #drawThing(state, screen) {
    const at = this.#fields;
    const line = state === 'packing' ? screen.lines.find(candidate => candidate.packed < candidate.quantity) : undefined;
    const sheet = state === 'inserts' ? screen.inserts.find(insert => insert.proof !== 'none' && !['verified', 'skipped', 'voided'].includes(insert.state)) : undefined;
    at.leftBox.hidden = !line;
    put(at.left, line && line.quantity - line.packed, true);
    at.picture.hidden = !line?.imageUrl;
    if (line?.imageUrl) set(at.picture, 'src', line.imageUrl);
    at.figure.toggleAttribute('hidden', Boolean(line?.imageUrl));
    set(at.figureUse, 'href', `${this.signs}#${state}`);
    at.skuBox.hidden = !line;
    put(at.sku, line?.sku, true);
    at.toteBox.hidden = !screen.tote;
    put(at.tote, screen.tote, true);
    at.carrierBox.hidden = state !== 'label' || !screen.carrier;
    put(at.carrier, screen.carrier, true);
    put(at.how, line?.instructions ?? sheet?.sentence?.[this.language]);
    this.#now('lines', line && `${line.order ?? ''}/${line.lineNo}/${line.sku}`);
    this.#now('inserts', sheet?.code);
  }

  #drawRows(list, items, keyOf, draw) {
    const rows = this.#rows[list];
    const keys = items.map(keyOf);
    if (keys.length !== rows.size || keys.some(key => !rows.has(key))) {
      const template = document.getElementById(list === 'lines' ? 'line' : 'insert').content.firstElementChild;
      const fresh = new Map(keys.map(key => [key, rows.get(key) ?? template.cloneNode(true)]));
      for (const [key, row] of fresh) row.dataset.key = key;
      this.#fields[list].replaceChildren(...fresh.values());
      this.#rows[list] = fresh;
    }
    items.forEach((item, n) => draw(this.#rows[list].get(keys[n]), item));
    if (this.#nowOf[list]) this.#now(list, this.#nowOf[list]);
  }

  #nowOf = {};

  /** Marks the row that is next, and keeps it in sight. */
  #now(list, key) {
    this.#nowOf[list] = key;
    for (const [own, row] of this.#rows[list]) {
      if ((own === key) === (row.getAttribute('aria-current') === 'step')) continue;
      if (own !== key) row.removeAttribute('aria-current');
      else {
        row.setAttribute('aria-current', 'step');
        row.scrollIntoView({ block: 'center' });
      }
    }
  }

  #say(sound, says, what) {
    set(this.#fields.said, 'data-sound', sound);
    set(this.#fields.saidSign, 'href', `${this.signs}#${sound}`);
    put(this.#fields.says, says, true);
    put(this.#fields.does, what === this.#screen.next[this.language] || what === says ? '' : what);
  }

  #drawStop() {
    const at = this.#fields;
    const shown = this.#block ?? this.#refusal;
    at.stop.hidden = !shown;
    document.getElementById('bench').inert = Boolean(shown);
    if (!shown) return;
    set(at.stop, 'data-sound', shown.sound);
    set(at.stopSign, 'href', `${this.signs}#${shown.sound}`);
    put(at.stopSays, shown.says, true);
    put(at.stopDo, shown.do, true);
    put(at.stopMore, shown.more ? `${this.word('moreRefused')} ${shown.more}` : '');
    at.stopWay.hidden = !shown.way;
    at.stopWay.replaceChildren(...(shown.way ? [shown.way] : []));
    shown.way?.focus();
  }

  #slotOf(insert) {
    return this.word(['card', 'flyer', 'qr'].includes(insert.slot) ? insert.slot : 'card');
  }

  #stateOf(insert) {
    return (this.looks[insert.state] ?? this.looks.chosen).words[this.language];
  }
}

const troubleIn = inserts => inserts.filter(insert => ['failed', 'unknown'].includes(insert.state) || (insert.trouble && !['printed', 'verified'].includes(insert.state)));

/** A reply and a refusal in one shape. A refusal that is not the conversation's carries no state and no screen. */
function normal(body) {
  const message = body.message ?? { code: body.code, says: body.title, do: body.do };
  return { state: body.state, screen: body.screen, sound: body.sound ?? 'error', isRefusal: !body.message, code: message.code, says: message.says, do: message.do };
}

const part = (row, name) => row.querySelector(`[data-of="${name}"]`);

/** Sets a text where it differs; an empty one hides its place, unless the place is to stay. */
function put(place, text, stays = false) {
  const words = text === undefined || text === null ? '' : String(text);
  if (place.textContent !== words) place.textContent = words;
  if (!stays) place.hidden = words === '';
}

function set(place, attribute, value) {
  if (place.getAttribute(attribute) !== String(value)) place.setAttribute(attribute, value);
}
