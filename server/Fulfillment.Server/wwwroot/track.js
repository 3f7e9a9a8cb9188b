// Asks the server again whenever the order moved. Without this module the page is as true at every reload.
const tracking = document.getElementById('tracking');
const told = document.getElementById('told');
const token = tracking.dataset.token;
let after = Number(tracking.dataset.after);
let looking = false;
let lookOnceMore = false;

const connection = new signalR.HubConnectionBuilder()
  .withUrl('/hubs/tracking', { skipNegotiation: true, transport: signalR.HttpTransportType.WebSockets })
  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: tried => Math.min(30000, 500 * 2 ** Math.min(tried.previousRetryCount, 6)) })
  .configureLogging(signalR.LogLevel.None)
  .build();

connection.on('Receive', event => {
  after = Math.max(after, Number(event.sequence));
  look();
});
connection.onreconnected(async () => {
  await follow();
  look();
});

async function follow() {
  await connection.invoke('Follow', token, after);
}

async function look() {
  if (looking) {
    lookOnceMore = true;
    return;
  }
  looking = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    // The brand's colour is on this page already; to parse it once more would offend the page's own policy.
    if (answer.ok) show(new DOMParser().parseFromString((await answer.text()).replace(/<style[^]*?<\/style>/, ''), 'text/html'));
  } catch {
    // The network is away; the connection comes back and looks again.
  }
  looking = false;
  if (lookOnceMore) {
    lookOnceMore = false;
    look();
  }
}

function show(page) {
  const fresh = page.getElementById('tracking');
  if (!fresh) return;
  const before = tracking.querySelector('h1').textContent;
  tracking.replaceChildren(...fresh.childNodes);
  const now = tracking.querySelector('h1').textContent;
  if (now !== before) told.textContent = now;
}

async function start(wait) {
  try {
    await connection.start();
    await follow();
    document.documentElement.dataset.live = 'true';
  } catch {
    await connection.stop();
    setTimeout(() => start(Math.min(30000, wait * 2)), wait);
  }
}

// A phone that was asleep may have missed the end of its connection.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') look();
});
start(1000);
