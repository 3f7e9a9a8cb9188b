namespace Fulfillment.Handheld.ServerLink;

/// <summary>
/// How long to wait before each new try: at first hardly at all, for a dropped packet is the usual reason, then longer. By chance a little
/// more or less, so that a hundred handhelds do not come back in one moment.
/// </summary>
internal sealed class Pauses(TimeSpan longest)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(150);
    private TimeSpan _next = First;

    public TimeSpan Next()
    {
        var pause = _next * (0.75 + (Random.Shared.NextDouble() / 2));
        _next = _next * 2 < longest ? _next * 2 : longest;
        return pause;
    }

    /// <summary>The server answered: the next trouble begins with a short pause again.</summary>
    public void Reset() => _next = First;
}
