namespace Fulfillment.Handheld.Scanners.Serial;

/// <summary>What came of waiting for a line.</summary>
internal enum LineNews
{
    Bytes,
    Nothing,

    /// <summary>The other side is gone: close at once, or the device comes back under another name.</summary>
    HangUp,
    Cancelled,
}

/// <summary>An open serial line, read by one thread.</summary>
internal interface ISerialLine : IDisposable
{
    /// <summary>Waits for bytes, the end of the line, a cancel or the time.</summary>
    /// <param name="patience">Null waits for ever.</param>
    /// <param name="count">How many bytes stand in the buffer; may be 0 with <see cref="LineNews.Bytes"/>: wait again.</param>
    LineNews Wait(Span<byte> buffer, TimeSpan? patience, out int count);

    /// <summary>Ends the wait of the reading thread, now or at its next.</summary>
    void Cancel();
}
