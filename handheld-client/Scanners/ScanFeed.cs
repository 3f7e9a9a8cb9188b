namespace Fulfillment.Handheld.Scanners;

/// <summary>The way of bytes from one device to whoever listens: framed, repeats left out, an id and an instant given to each read.</summary>
internal sealed class ScanFeed(string device, ScannerProfile profile, IScannerListener listener, TimeProvider clock)
{
    private readonly ScanFramer _framer = new(profile);
    private readonly RepeatGuard _repeats = new();
    private readonly long _start = clock.GetTimestamp();

    /// <summary>How long to wait for more bytes before <see cref="Idle"/>; null waits for ever.</summary>
    public TimeSpan? Patience => _framer.IsWaiting ? profile.IdleFlush : null;

    public void Push(ReadOnlySpan<byte> bytes) => _framer.Push(bytes, Now, Emit);

    public void Idle() => _framer.Idle(Emit);

    public void Break() => _framer.Break(Emit);

    private TimeSpan Now => clock.GetElapsedTime(_start);

    private void Emit(Framed framed)
    {
        if (framed.Refusal is { } why) listener.Refused(new RefusedRead(device, why, FramingSentences.ScanAgain));
        else if (!_repeats.IsRepeat(framed.Data!, Now)) listener.Heard(ScannerRead.Of(device, framed.Data!, clock));
    }
}
