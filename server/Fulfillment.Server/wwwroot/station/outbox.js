/**
 * What was scanned and is not answered yet, on this device's disk: it outlives a reload, a crash and a power cut, and leaves in the order
 * it came. A PIN is kept in memory only; a crash forgets it.
 */
export class Outbox {
  #db;
  #secrets = new Map();

  constructor(db, station) {
    this.#db = db;
    this.station = station;
  }

  static open(station) {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open('fulfillment-outbox', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('scan', { keyPath: 'n', autoIncrement: true }).createIndex('station', 'station');
      opening.onerror = () => reject(opening.error);
      opening.onblocked = () => reject(new Error('blocked'));
      opening.onsuccess = () => resolve(new Outbox(opening.result, station));
    });
  }

  /** Resolves once the scan is on the disk. */
  async add(scan, secret = false) {
    if (secret) this.#secrets.set(scan.scanId, scan.data);
    await this.#do('readwrite', store => store.add({ ...scan, data: secret ? null : scan.data, station: this.station }));
  }

  /** The oldest scan of this station that has no answer yet. */
  async first() {
    for (;;) {
      const scan = await this.#do('readonly', store => store.index('station').get(this.station));
      if (!scan || scan.data !== null) return scan;
      if (this.#secrets.has(scan.scanId)) return { ...scan, data: this.#secrets.get(scan.scanId) };
      await this.remove(scan);
    }
  }

  async remove(scan) {
    this.#secrets.delete(scan.scanId);
    await this.#do('readwrite', store => store.delete(scan.n));
  }

  count() {
    return this.#do('readonly', store => store.index('station').count(this.station));
  }

  /** How many wait here for another station that this browser was. */
  async countElsewhere() {
    return await this.#do('readonly', store => store.count()) - await this.count();
  }

  #do(mode, work) {
    return new Promise((resolve, reject) => {
      const transaction = this.#db.transaction('scan', mode, { durability: 'strict' });
      const request = work(transaction.objectStore('scan'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
  }
}
