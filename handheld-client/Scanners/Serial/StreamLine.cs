namespace Fulfillment.Handheld.Scanners.Serial;

/// <summary>A serial line of another system as a stream whose reads can time out.</summary>
internal sealed class StreamLine(Stream stream) : ISerialLine
{
    private volatile bool _cancelled;

    public LineNews Wait(Span<byte> buffer, TimeSpan? patience, out int count)
    {
        count = 0;
        try
        {
            stream.ReadTimeout = patience is { } some ? Math.Max(1, (int)some.TotalMilliseconds) : Timeout.Infinite;
            count = stream.Read(buffer);
            return count > 0 ? LineNews.Bytes : Ended();
        }
        catch (TimeoutException)
        {
            return LineNews.Nothing;
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or UnauthorizedAccessException or OperationCanceledException)
        {
            // A pulled plug and a closed stream are told by an exception here.
            return Ended();
        }
    }

    public void Cancel()
    {
        _cancelled = true;
        stream.Dispose();
    }

    public void Dispose() => stream.Dispose();

    private LineNews Ended() => _cancelled ? LineNews.Cancelled : LineNews.HangUp;
}
