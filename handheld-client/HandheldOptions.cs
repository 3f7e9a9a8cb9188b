namespace Fulfillment.Handheld;

/// <summary>Where the handheld works: its server, its station, and the key that lets it speak there.</summary>
internal sealed record HandheldOptions(Uri Server, string Station, string Key)
{
    public const string Usage =
        """
        使い方 / Usage: fulfill-handheld --server URL --station SITE:STATION [--key KEY]
          一行が一回の読み取りです（キーボード型スキャナー）。 / One line is one scan (a scanner that types).
          キーは環境変数 FULFILLMENT_KEY でも渡せます。 / The key may also stand in FULFILLMENT_KEY.
        """;

    /// <summary>Null when something is missing or unknown.</summary>
    public static HandheldOptions? Parse(string[] args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (args[i] is not ("--server" or "--station" or "--key") || i + 1 == args.Length) return null;
            given[args[i]] = args[i + 1];
        }

        var key = given.GetValueOrDefault("--key") ?? Environment.GetEnvironmentVariable("FULFILLMENT_KEY");
        return Uri.TryCreate(given.GetValueOrDefault("--server"), UriKind.Absolute, out var server) && given.TryGetValue("--station", out var station) && key is not null
            ? new HandheldOptions(server, station, key)
            : null;
    }
}
