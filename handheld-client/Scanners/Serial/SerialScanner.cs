namespace Fulfillment.Handheld.Scanners.Serial;

/// <summary>One serial scanner while it is plugged in: a thread of its own that does nothing but read.</summary>
internal sealed class SerialScanner
{
    private readonly ISerialLine _line;
    private readonly ScanFeed _feed;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SerialScanner(ISerialLine line, ScanFeed feed)
    {
        _line = line;
        _feed = feed;
    }

    /// <summary>Completes when the device is gone or was stopped, and its handle is closed.</summary>
    public Task Ended => _ended.Task;

    public static SerialScanner Start(ISerialLine line, ScanFeed feed, string name)
    {
        var scanner = new SerialScanner(line, feed);
        new Thread(scanner.Read) { IsBackground = true, Name = $"scanner {name}" }.Start();
        return scanner;
    }

    public void Stop() => _line.Cancel();

    private void Read()
    {
        try
        {
            Span<byte> buffer = stackalloc byte[4096];
            while (true)
            {
                var news = _line.Wait(buffer, _feed.Patience, out var count);
                if (news is LineNews.HangUp or LineNews.Cancelled) break;
                if (news is LineNews.Nothing) _feed.Idle();
                else if (count > 0) _feed.Push(buffer[..count]);
            }

            // At once, before anything else: the kernel gives the name away while the handle is open.
            _line.Dispose();
            _feed.Break();
            _ended.TrySetResult();
        }
        catch (Exception error)
        {
            _line.Dispose();
            _ended.TrySetException(error);
        }
    }
}
