using System.Collections.Concurrent;

namespace Fulfillment.Handheld.Scanners;

/// <summary>
/// Takes what the scanners' threads have to say and passes it on in that order from a thread of its own. A reader that waited for a slow
/// disk could no longer tell when its bytes came, and would take two reads for one repeated or one repeated for two.
/// </summary>
internal sealed class HearingQueue : IScannerListener, IDisposable
{
    private readonly BlockingCollection<Action<IScannerListener>> _said = [];
    private readonly Thread _thread;

    public HearingQueue(IScannerListener listener)
    {
        _thread = new Thread(() =>
        {
            foreach (var say in _said.GetConsumingEnumerable()) say(listener);
        })
        {
            IsBackground = true,
            Name = "hearing",
        };
        _thread.Start();
    }

    public void Heard(ScannerRead read) => _said.Add(listener => listener.Heard(read));

    public void Refused(RefusedRead refused) => _said.Add(listener => listener.Refused(refused));

    public void Connected(string device) => _said.Add(listener => listener.Connected(device));

    public void Gone(string device) => _said.Add(listener => listener.Gone(device));

    /// <summary>After the scanners have stopped: returns when everything they said was passed on.</summary>
    public void Dispose()
    {
        _said.CompleteAdding();
        _thread.Join();
        _said.Dispose();
    }
}
