namespace Fulfillment.Handheld.Scanners;

/// <summary>
/// A scanner that sees one code twice within 200 ms saw it once. Two identical items in a packer's hands are further apart, and they are
/// two. One guard for each device: two scanners may read the same code at the same moment.
/// </summary>
internal sealed class RepeatGuard
{
    public static readonly TimeSpan Within = TimeSpan.FromMilliseconds(200);
    private string? _last;
    private TimeSpan _lastAt;

    public bool IsRepeat(string data, TimeSpan now)
    {
        var repeats = data == _last && now - _lastAt < Within;
        (_last, _lastAt) = (data, now);
        return repeats;
    }
}
