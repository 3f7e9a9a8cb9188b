using System.CommandLine;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Pairing;
using Fulfillment.Handheld.Scanners;
using Fulfillment.Handheld.Scanners.Serial;

namespace Fulfillment.Handheld.Commands;

/// <summary>What the command line can say. Options that several commands share stand here once.</summary>
internal sealed class HandheldOptions
{
    public const string KeyVariable = "FULFILLMENT_KEY";

    public Option<string?> Server { get; } = new("--server") { Description = "サーバーのアドレス / the server's address, http://…" };

    public Option<string?> Station { get; } = new("--station") { Description = "作業台（拠点:作業台） / site:station; only with --key" };

    public Option<string?> Key { get; } = new("--key") { Description = $"機械用の API キー（環境変数 {KeyVariable} でも可） / an API key, for machines; also in {KeyVariable}" };

    public Option<string?> Language { get; } = new("--language") { Description = "ja または en。サインイン後は作業者の言語 / ja or en; the worker's own after sign-in" };

    public Option<string> Home { get; } = new("--home")
    {
        Description = $"この端末のファイルの置き場所（{DeviceFiles.Variable}） / where this device keeps its files",
        DefaultValueFactory = _ => DeviceFiles.Default,
    };

    public Option<string> Devices { get; } = new("--devices") { Description = "スキャナーを探すフォルダー / the folder in which udev lists serial devices", DefaultValueFactory = _ => SerialDevices.ById };

    public Option<string> Sys { get; } = new("--sys") { Hidden = true, DefaultValueFactory = _ => SerialDevices.Sys };

    public Option<string[]> Port { get; } = new("--port") { Description = "必ず使うシリアルポート（複数可） / a serial port to use whatever it is; may be repeated" };

    public IEnumerable<Option> All => [Server, Station, Key, Language, Home, Devices, Sys, Port];

    public DeviceFiles Files(ParseResult parsed) => new(parsed.GetValue(Home)!);

    public string LanguageOf(ParseResult parsed) => parsed.GetValue(Language) ?? Spoken(Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG"));

    public SerialDevices DevicesOf(ParseResult parsed) => new(parsed.GetValue(Devices)!, parsed.GetValue(Sys)!, parsed.GetValue(Port) ?? []);

    /// <summary>The credential: a key on the command line with its server and station, else what pairing left.</summary>
    public (Credential? Credential, Text? Trouble, Text? Do) CredentialOf(ParseResult parsed)
    {
        var key = parsed.GetValue(Key) ?? (parsed.GetValue(Server) is null ? null : Environment.GetEnvironmentVariable(KeyVariable));
        if (key is not null || parsed.GetValue(Station) is not null) return WithKey(parsed, key);
        try
        {
            return Credential.Load(Files(parsed).Credential) is { } paired ? (paired, null, null) : (null, PairingSentences.NotPaired, PairingSentences.HowToPair);
        }
        catch (CredentialException error)
        {
            return (null, PairingSentences.NotAFile(Files(parsed).Credential, error.Message), PairingSentences.HowToPair);
        }
    }

    public (ScannerProfiles? Profiles, Text? Trouble) ProfilesOf(ParseResult parsed)
    {
        var path = Files(parsed).Profiles;
        try
        {
            return (ScannerProfiles.Load(path), null);
        }
        catch (ProfileException error)
        {
            return (null, new Text($"{path} に誤りがあります: {error.Message}", $"{path} is wrong: {error.Message}"));
        }
    }

    private (Credential? Credential, Text? Trouble, Text? Do) WithKey(ParseResult parsed, string? key)
    {
        if (Credential.ParseServer(parsed.GetValue(Server)) is not { } server || parsed.GetValue(Station) is not { Length: > 0 } station || key is null)
        {
            return (null,
                new Text("--server・--station・--key は三つともそろえて指定します。", "--server, --station and --key go together."),
                new Text("キーの代わりに pair で端末を登録することもできます。", "Or pair this device instead of giving a key."));
        }

        return (new Credential(server, station) { Key = key }, null, null);
    }

    private static string Spoken(string? locale) => locale is not null && locale.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "ja";
}
