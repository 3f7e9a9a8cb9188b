using System.CommandLine;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Outbox;
using Fulfillment.Handheld.Pairing;
using Fulfillment.Handheld.Scanners;
using Fulfillment.Handheld.Scanners.Keyboard;
using Fulfillment.Handheld.Scanners.Serial;
using Fulfillment.Handheld.Screen;
using Fulfillment.Handheld.ServerLink;

namespace Fulfillment.Handheld.Commands;

/// <summary><c>run</c>: a packer works with scanners and keyboard, or a script plays one.</summary>
internal sealed class RunStation(HandheldOptions options, TimeProvider clock)
{
    private readonly Option<FileInfo?> _script = new("--script") { Description = "読み取りを並べたファイルを順に送る / plays a file of scans, one a line; # begins a comment" };

    private readonly Option<int> _patience = new("--patience") { Description = "一件の応答を待つ秒数（--script） / seconds to wait for each answer of a script", DefaultValueFactory = _ => 60 };

    private readonly Option<bool> _serialOnly = new("--serial-only") { Description = "キーボードを読まない（サービスとして動かすとき） / do not read the keyboard: for a service" };

    private readonly Option<bool> _plain = new("--plain") { Description = "画面を使わず行で表示 / lines of text instead of a full screen" };

    public Command Command()
    {
        var command = new Command("run", "読み取りを始める / scan");
        foreach (var option in Options) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    public IEnumerable<Option> Options => [_script, _patience, _serialOnly, _plain];

    public async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var language = options.LanguageOf(parsed);
        var (credential, trouble, next) = options.CredentialOf(parsed);
        if (credential is null) return Refuse(ExitCodes.Usage, trouble!, next!);
        var (profiles, wrong) = options.ProfilesOf(parsed);
        if (profiles is null) return Refuse(ExitCodes.Usage, wrong!, new Text("直してから始めてください。", "Mend it and start again."));
        var script = parsed.GetValue(_script);
        if (script is { Exists: false }) return Refuse(ExitCodes.Usage, new Text($"{script} がありません。", $"There is no {script}."), new Text("ファイル名を確かめてください。", "Check the name."));

        try
        {
            using var file = OutboxFile.Open(options.Files(parsed).Outbox);
            var outbox = new ScanOutbox(file, credential.ServerName, credential.Station, clock);
            if (outbox.CountElsewhere() is > 0 and var left) Console.Error.WriteLine(PairingSentences.UnsentElsewhere(left).In(language));
            using var link = new StationLink(credential, language);
            using var screen = OpenScreen(parsed, credential, language, script is null);
            var doorbell = new StationDoorbell(() => link.Credential, clock);
            var desk = new Desk(outbox, link, doorbell, screen, () => Renew(parsed), clock);
            using var hearing = new HearingQueue(desk);
            return script is null
                ? await PackAsync(parsed, desk, [desk.RunAsync, new SerialScanners(options.DevicesOf(parsed), profiles, hearing, clock).RunAsync, doorbell.RunAsync], screen, ct)
                : await new ScriptPlayer(desk, TimeSpan.FromSeconds(parsed.GetValue(_patience)), Console.Error, language).PlayAsync(script.FullName, ct);
        }
        catch (OutboxInUseException)
        {
            return Refuse(ExitCodes.Usage, OutboxSentences.InUse, OutboxSentences.EndTheOther);
        }
        catch (OutboxDamagedException error)
        {
            return Refuse(ExitCodes.Usage, OutboxSentences.Damaged(error.Path, error.Message), OutboxSentences.MoveItAside);
        }

        int Refuse(int code, Text says, Text @do)
        {
            Console.Error.WriteLine(says.In(language));
            Console.Error.WriteLine($"  → {@do.In(language)}");
            return code;
        }
    }

    /// <summary>Runs until Ctrl-C, or until typed lines end and all is answered.</summary>
    private async Task<int> PackAsync(ParseResult parsed, Desk desk, IReadOnlyList<Func<CancellationToken, Task>> parts, IStationScreen screen, CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var keys = parsed.GetValue(_serialOnly) || Console.IsInputRedirected
            ? null
            : TerminalKeys.Open(screen.Typed, line => desk.HeardTyped(TerminalKeys.Device, line), desk.Refused);
        var lines = parsed.GetValue(_serialOnly) || keys is not null ? Endless(ending.Token) : TypeAsync(desk, ending.Token);
        Task[] working = [.. parts.Select(part => part(ending.Token))];
        var first = await Task.WhenAny([lines, .. working]);
        await ending.CancelAsync();
        try
        {
            await Task.WhenAll([first, .. working]);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The way out: the outbox keeps what is not sent yet.
        }

        return ExitCodes.Ok;
    }

    private static async Task TypeAsync(Desk desk, CancellationToken ct)
    {
        // Reading the console never yields, whatever its signature says: it gets a thread of its own.
        await Task.Run(() => TypedLines.ReadAsync(Console.In, line => desk.HeardTyped(TerminalKeys.Device, line), ct), ct).WaitAsync(ct);
        await desk.DrainedAsync(ct);
    }

    private static Task Endless(CancellationToken ct) => Task.Delay(Timeout.Infinite, ct);

    private IStationScreen OpenScreen(ParseResult parsed, Credential credential, string language, bool canBeFull) =>
        canBeFull && !parsed.GetValue(_plain) && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb"
            ? new FullScreen(Console.Out, credential.Station, language, clock)
            : new PlainScreen(Console.Out, language);

    private Credential? Renew(ParseResult parsed) => options.CredentialOf(parsed).Credential;
}

/// <summary>What the exit code of the program says.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>It ran, and something was refused or is in the way.</summary>
    public const int Refused = 1;

    /// <summary>It could not begin.</summary>
    public const int Usage = 2;

    /// <summary>Not everything was answered in time; it is kept and sent the next time.</summary>
    public const int NotAnswered = 3;
}
