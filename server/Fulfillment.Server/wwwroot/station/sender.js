const patience = 6000, firstPause = 250, longestPause = 3000;

/**
 * Sends the outbox, one scan at a time and in order, each until it is answered: the server counts an id once and gives its repeat the
 * first answer, so that a lost reply costs nothing.
 */
export class Sender {
  #wake = () => {};

  /** @param on {answer(scan, status, body), waiting(isOffline), stranger(status), counted()} */
  constructor(outbox, on) {
    this.outbox = outbox;
    this.on = on;
    this.sent = 0;
    addEventListener('online', () => this.#wake());
  }

  get address() {
    return `/api/v1/stations/${encodeURIComponent(this.outbox.station)}`;
  }

  /** Something new lies in the outbox, or the device was paired again. */
  wake() {
    this.#wake();
  }

  /** Until the signal says that this tab is no longer the station's. */
  async run(signal) {
    signal.addEventListener('abort', () => this.#wake());
    let pause = firstPause;
    while (!signal.aborted) {
      const waking = new Promise(resolve => this.#wake = resolve);
      try {
        const scan = await this.outbox.first();
        await this.on.counted();
        if (!scan) {
          await waking;
          continue;
        }
        const outcome = await this.#send(scan, signal);
        if (signal.aborted) return;
        if (outcome === 'answered') {
          pause = firstPause;
          continue;
        }
      } catch (failure) {
        // The disk failed, or the page could not show an answer. The scan lies where it lay, and a repeat counts nothing twice.
        console.warn('The outbox tries again:', failure);
      }
      await Promise.race([waking, new Promise(resolve => setTimeout(resolve, pause))]);
      pause = Math.min(2 * pause, longestPause);
    }
  }

  async #send(scan, signal) {
    const { scanId, data, at, device } = scan;
    const reply = await ask(`${this.address}/scans`, { method: 'POST', body: JSON.stringify({ scanId, data, at, device }) });
    if (signal.aborted) return undefined;
    this.sent++;
    if (!reply) return this.on.waiting(true);
    if (reply.isStranger) return this.on.stranger(reply.status);
    // Put off without being weighed (a gateway's 429), or the server is in trouble: the same scan, later.
    if (!reply.body || reply.status >= 500 || (reply.status === 429 && !reply.body.state)) return this.on.waiting(true);
    await this.outbox.remove(scan);
    this.on.waiting(false);
    if (!signal.aborted) await this.on.answer(scan, reply.status, reply.body);
    return 'answered';
  }
}

/** Answers {status, body, isStranger}, or nothing where no server answered. */
export async function ask(address, options = {}) {
  try {
    const reply = await fetch(address, {
      ...options,
      signal: AbortSignal.timeout(patience),
      headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang, 'X-Fulfillment-Request': '1' },
      redirect: 'error',
      cache: 'no-store',
    });
    const isJson = /json/.test(reply.headers.get('Content-Type') ?? '');
    const body = isJson ? await reply.json() : undefined;
    const isStranger = [401, 403].includes(reply.status) || (reply.status === 404 && isJson);
    return { status: reply.status, body, isStranger };
  } catch {
    return undefined;
  }
}
