const poll = 4000, pollWhileListening = 30000, reconnect = 2000;

/** Calls `look` when the server rings, and now and then in case it cannot. @param how 'stand' or 'watch:<site>' */
export function listen(how, look) {
  let isListening = false;
  const again = () => setTimeout(() => {
    if (!document.hidden) look();
    again();
  }, isListening ? pollWhileListening : poll);
  again();
  document.addEventListener('visibilitychange', () => document.hidden || look());
  connect();

  async function connect() {
    const { HubConnectionBuilder, LogLevel } = window.signalR;
    const hub = new HubConnectionBuilder().withUrl('/hubs/doorbell').configureLogging(LogLevel.None).build();
    hub.on('LookAgain', look);
    hub.onclose(() => {
      isListening = false;
      setTimeout(start, reconnect);
    });
    const start = async () => {
      try {
        await hub.start();
        await (how === 'stand' ? hub.invoke('Stand') : hub.invoke('Watch', how.slice('watch:'.length)));
        isListening = true;
        look();
      } catch {
        // The server is away or does not know this browser: the poll finds out which, and this tries again.
        if (hub.state === 'Connected') await hub.stop();
        else setTimeout(start, reconnect);
      }
    };
    await start();
  }
}
