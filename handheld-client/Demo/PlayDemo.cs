using System.CommandLine;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Commands;
using Fulfillment.Handheld.Pairing;

namespace Fulfillment.Handheld.Demo;

/// <summary><c>demo</c>: packers work at the stations as people would, so that the floor lives while somebody looks at it.</summary>
internal sealed class PlayDemo(HandheldOptions options, TimeProvider clock)
{
    private const string DefaultServer = "http://127.0.0.1:5080";
    private const string DefaultStations = "osaka:pack-1,osaka:pack-2";

    private readonly Option<double> _speed = new("--speed")
    {
        Description = "1 は人の速さ（一箱 5〜40 秒） / 1 is a person's pace, 5 to 40 seconds a parcel",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int?> _parcels = new("--parcels") { Description = "この数を出荷したら終わる / ends after so many parcels" };

    private readonly Option<int> _seed = new("--seed") { Description = "間違いの起き方 / which mistakes happen", DefaultValueFactory = _ => 1 };

    public Command Command()
    {
        var command = new Command("demo", $"梱包を実演する（--station はコンマ区切り、既定 {DefaultStations}） / plays packers at stations; --station takes several, with commas");
        command.Options.Add(_speed);
        command.Options.Add(_parcels);
        command.Options.Add(_seed);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var language = options.LanguageOf(parsed);
        var speed = parsed.GetValue(_speed);
        var key = parsed.GetValue(options.Key) ?? Environment.GetEnvironmentVariable(HandheldOptions.KeyVariable);
        if (string.IsNullOrWhiteSpace(key)) return Refuse(ExitCodes.Usage, DemoSentences.NoKey, DemoSentences.HowToKey, language);
        if (Credential.ParseServer(parsed.GetValue(options.Server) ?? DefaultServer) is not { } server || !(speed is > 0 and <= 10_000))
            return Refuse(ExitCodes.Usage, DemoSentences.NotSo, DemoSentences.HowSo, language);
        var plan = new DemoPlan(server, key.Trim(), (parsed.GetValue(options.Station) ?? DefaultStations).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), language)
        {
            Speed = speed,
            Parcels = parsed.GetValue(_parcels),
            Seed = parsed.GetValue(_seed),
        };
        try
        {
            await new DemoFloor(plan, TextWriter.Synchronized(Console.Out), clock).RunAsync(ct);
            return ExitCodes.Ok;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return ExitCodes.Ok;
        }
        catch (DemoRefusedException error)
        {
            return Refuse(ExitCodes.Refused, new Text(error.Message, error.Message), DemoSentences.CheckKeyAndStation, language);
        }
    }

    private static int Refuse(int code, Text says, Text next, string language)
    {
        Console.Error.WriteLine(says.In(language));
        Console.Error.WriteLine($"  → {next.In(language)}");
        return code;
    }
}
