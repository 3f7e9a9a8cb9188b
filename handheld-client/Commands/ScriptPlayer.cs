using Fulfillment.Contracts;

namespace Fulfillment.Handheld.Commands;

/// <summary>
/// Plays a file of scans at the station: a line is a scan, <c>#</c> begins a comment, <c>&lt;GS&gt;</c> stands for the separator of GS1.
/// Each scan waits for the answer to the one before.
/// </summary>
internal sealed class ScriptPlayer(Desk desk, TimeSpan patience, TextWriter errors, string language)
{
    private const string Device = "script";
    private const string Separator = "<GS>";

    /// <returns>0 when every scan was accepted, 1 when one was refused, 3 when an answer did not come in time.</returns>
    public async Task<int> PlayAsync(string path, CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var working = desk.RunAsync(ending.Token);
        try
        {
            var playing = PlayLinesAsync(path, ct);
            if (await Task.WhenAny(playing, working) == working) await working;
            return await playing;
        }
        finally
        {
            await ending.CancelAsync();
            await working.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    internal static IEnumerable<string> Scans(IEnumerable<string> lines) =>
        from line in lines
        let scan = line.Trim()
        where scan.Length > 0 && scan[0] != '#'
        select scan.Replace(Separator, "\u001d", StringComparison.Ordinal);

    private async Task<int> PlayLinesAsync(string path, CancellationToken ct)
    {
        var refused = 0;
        foreach (var scan in Scans(await File.ReadAllLinesAsync(path, ct)))
        {
            try
            {
                var answer = await desk.ScanAsync(Device, scan, ct).WaitAsync(patience, ct);
                if (answer.IsRefusal) refused++;
            }
            catch (TimeoutException)
            {
                await errors.WriteLineAsync(ScriptSentences.NoAnswer((int)patience.TotalSeconds).In(language));
                return ExitCodes.NotAnswered;
            }
        }

        if (refused > 0) await errors.WriteLineAsync(ScriptSentences.SomeRefused(refused).In(language));
        return refused == 0 ? ExitCodes.Ok : ExitCodes.Refused;
    }
}

/// <summary>What a played script says at its end.</summary>
internal static class ScriptSentences
{
    public static Text NoAnswer(int seconds) => new(
        $"{seconds} 秒待っても応答がありません。読み取りはこの端末に残り、次に始めたとき送ります。",
        $"No answer within {seconds} seconds. The scan is kept on this device and sent the next time it runs.");

    public static Text SomeRefused(int count) => new($"{count} 件が受け付けられませんでした。", $"{count} scans were refused.");
}
