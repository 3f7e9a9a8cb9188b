namespace Fulfillment.Handheld.Scanners.Keyboard;

/// <summary>Scans as lines of text, one a line: a pipe, or a terminal that edits its lines itself.</summary>
internal static class TypedLines
{
    /// <summary>Reads until the input ends.</summary>
    public static async Task ReadAsync(TextReader input, Action<string> entered, CancellationToken ct)
    {
        while (await input.ReadLineAsync(ct) is { } line)
        {
            if (line.Length > 0) entered(line);
        }
    }
}
