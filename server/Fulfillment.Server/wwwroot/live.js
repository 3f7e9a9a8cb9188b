// Keeps a page's live part up to date: asks for it again when the bell rings, and gently by itself when there is no bell. The page's
// address is the question, so that reloading shows the same.
import { morph } from './morph.js';

const leastBetweenLooks = 1_000;
const lookWithBell = 30_000;
const lookWithoutBell = 10_000;
const bellRetry = 5_000;
const lookLimit = 15_000;

export function keepLive({ part, site, connection, onLooked }) {
  let bell = false;
  let reached = true;
  let looking = false;
  let again = false;
  let lastLook = Date.now();
  let timer = 0;

  // Whether the server answers comes first: a bell that is silent then says nothing new.
  const show = () => {
    const state = !reached ? 'lost' : bell ? 'live' : 'polling';
    for (const each of connection.querySelectorAll('[data-when]')) each.hidden = each.dataset.when !== state;
  };

  const plan = wait => {
    clearTimeout(timer);
    timer = setTimeout(look, wait);
  };

  async function look() {
    if (looking) {
      again = true;
      return;
    }

    looking = true;
    again = false;
    lastLook = Date.now();
    try {
      const reply = await fetch(location.href, { headers: { Accept: 'text/html', 'X-Fulfillment-Part': part.id }, cache: 'no-store', signal: AbortSignal.timeout(lookLimit) });
      // Signed out, or the server was updated: the whole page knows what to say.
      if (reply.status === 401 || reply.status === 403) {
        location.reload();
        return;
      }

      if (!reply.ok) throw new Error(`status ${reply.status}`);
      const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html').getElementById(part.id);
      if (!fresh) throw new Error('no such part');
      morph(part, document.adoptNode(fresh));
      reached = true;
      onLooked?.();
    } catch {
      reached = false;
    } finally {
      looking = false;
      show();
      plan(again ? leastBetweenLooks : bell ? lookWithBell : lookWithoutBell);
    }
  }

  const ring = () => {
    if (document.hidden) return;
    if (looking) again = true;
    else plan(Math.max(0, lastLook + leastBetweenLooks - Date.now()));
  };

  const hub = new signalR.HubConnectionBuilder()
    .withUrl('/hubs/doorbell')
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: () => bellRetry })
    .configureLogging(signalR.LogLevel.None)
    .build();
  hub.on('LookAgain', ring);
  const listen = async () => {
    await hub.invoke('Watch', site);
    bell = true;
    // What changed before the bell was hung is seen by looking once.
    look();
  };
  const silent = () => {
    bell = false;
    show();
    plan(0);
  };
  hub.onreconnecting(silent);
  hub.onreconnected(() => listen().catch(silent));

  async function hang() {
    try {
      if (hub.state === signalR.HubConnectionState.Disconnected) await hub.start();
      await listen();
    } catch {
      bell = false;
      show();
      setTimeout(hang, bellRetry);
    }
  }

  // A screen that nobody sees asks nothing; it looks as soon as it is seen again.
  document.addEventListener('visibilitychange', () => document.hidden ? clearTimeout(timer) : look());
  plan(lookWithoutBell);
  hang();
}
