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
  let work, isAnswered, isWaiting;
  const start = () => {
    if (work) return;
    isWaiting = false;
    work = new AbortController();
    channel.postMessage('mine');
    on.working(work.signal);
  };
  const wait = () => {
    if (isWaiting) return;
    isWaiting = true;
    on.waiting();
  };
  // A tab that died says nothing: whoever waits asks on. Never two at one moment, or both would begin, and both give way.
  const ask = () => {
    setTimeout(ask, 1500 + Math.random() * 1000);
    if (work) return;
    isAnswered = false;
    channel.postMessage('who');
    setTimeout(() => isAnswered || start(), 500);
  };
  channel.onmessage = ({ data }) => {
    if (data === 'who' && work) channel.postMessage('me');
    if (data === 'me' || data === 'mine') {
      isAnswered = true;
      if (data === 'mine') {
        work?.abort();
        work = undefined;
      }
      if (!work) wait();
    }
  };
  ask();
  return { takeOver: start };
}
