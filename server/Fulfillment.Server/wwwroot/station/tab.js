/**
 * Lets one tab of a browser work for a station. The others wait: when the first closes or dies, the next goes on; `takeOver` does not wait.
 * @param on {working(signal), waiting()}
 * @returns {takeOver()}
 */
export function oneTab(station, on) {
  const name = `fulfillment station ${station}`;

  // Without HTTPS (or 127.0.0.1) browsers have no locks: the tabs then ask one another.
  if (!navigator.locks) return byTalking(name, on);

  const hold = async lock => {
    if (!lock) return;
    const work = new AbortController();
    held = work;
    on.working(work.signal);
    await new Promise(resolve => work.signal.addEventListener('abort', resolve));
  };
  let held;
  const request = options => navigator.locks.request(name, options, hold).catch(() => {
    // Another tab took over.
    held?.abort();
    held = undefined;
    on.waiting();
    request({});
  });
  navigator.locks.query().then(({ held: taken }) => {
    if (taken.some(lock => lock.name === name)) on.waiting();
    request({});
  });
  return { takeOver: () => request({ steal: true }) };
}

function byTalking(name, on) {
  const channel = new BroadcastChannel(name);
  let work;
  const start = () => {
    if (work) return;
    work = new AbortController();
    on.working(work.signal);
  };
  const stop = () => {
    work?.abort();
    work = undefined;
    on.waiting();
  };
  let asking = setTimeout(start, 300);
  channel.onmessage = ({ data }) => {
    if (data === 'who' && work) channel.postMessage('me');
    if (data === 'me' && !work) {
      clearTimeout(asking);
      on.waiting();
    }
    if (data === 'mine' && work) stop();
    if (data === 'gone' && !work) {
      channel.postMessage('who');
      asking = setTimeout(start, 300 + Math.random() * 300);
    }
  };
  channel.postMessage('who');
  addEventListener('pagehide', () => work && channel.postMessage('gone'));
  return {
    takeOver: () => {
      channel.postMessage('mine');
      start();
    },
  };
}
