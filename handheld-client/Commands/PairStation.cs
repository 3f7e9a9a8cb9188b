using System.CommandLine;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Pairing;

namespace Fulfillment.Handheld.Commands;

/// <summary><c>pair</c>: an administrator's code makes this device a station's.</summary>
internal sealed class PairStation(HandheldOptions options)
{
    private readonly Option<string> _code = new("--code") { Description = "管理者から受け取った登録コード / the administrator's pairing code", Required = true };

    public Command Command()
    {
        var command = new Command("pair", "この端末を作業台として登録する / pair this device with a station");
        command.Options.Add(_code);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var language = options.LanguageOf(parsed);
        if (Credential.ParseServer(parsed.GetValue(options.Server)) is not { } server)
        {
            Say(Console.Error, new Text("--server にサーバーのアドレスを指定してください。", "Give the server's address with --server.").In(language), "--server http://…");
            return ExitCodes.Usage;
        }

        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false };
        var outcome = await new PairDevice(handler).HandleAsync(server, parsed.GetValue(_code)!, language, ct);
        outcome.Credential?.Save(options.Files(parsed).Credential);
        Say(outcome.Credential is null ? Console.Error : Console.Out, outcome.Says, outcome.Do);
        return outcome.Credential is null ? ExitCodes.Refused : ExitCodes.Ok;
    }

    private static void Say(TextWriter output, string says, string next)
    {
        output.WriteLine(says);
        output.WriteLine($"  → {next}");
    }
}
