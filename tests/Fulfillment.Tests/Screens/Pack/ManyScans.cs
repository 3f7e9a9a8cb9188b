using System.Globalization;
using Dapper;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Xunit;

namespace Fulfillment.Tests.Screens.Pack;

/// <summary>An order of so many different items, each scanned once: what the server then knows says whether one was lost, doubled or overtaken.</summary>
internal sealed class ManyScans
{
    private ManyScans(FulfillmentApp app, IReadOnlyList<string> codes) => (App, Codes) = (app, codes);

    public FulfillmentApp App { get; }

    /// <summary>In the order in which they are scanned.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The screen stands at pack-1 with the order open.</summary>
    public static async Task<ManyScans> BeginAsync(FulfillmentApp app, Screen screen, int count)
    {
        var floor = await Floor.OpenAsync(app);
        var codes = Enumerable.Range(0, count).Select(Ean).ToList();
        for (var n = 0; n < count; n++) await floor.AddProductAsync($"N-{n:D3}", $"商品{n}", $"Item {n}", codes[n]);
        await floor.AddOrderAsync("1001", [.. Enumerable.Range(0, count).Select(n => ($"N-{n:D3}", 1))]);
        var badge = await screen.AddPackerAsync(floor);
        await screen.StandAtAsync(floor);
        await screen.ScanAsync($"BADGE:{badge}", "idle");
        await screen.ScanAsync("1001", "packing");
        return new ManyScans(app, codes);
    }

    /// <summary>All were taken, each once and in order, and each packed its item.</summary>
    public async Task AssertAllTakenOnceAndInOrderAsync(Screen screen)
    {
        await screen.IsInAsync("label");
        var taken = await App.Db.ReadAsync(connection => connection.QueryAsync<string>("select Data from StationScan where Code = 'packing/item-packed' order by TakenAt, ScanId"), CancellationToken.None);
        Assert.Equal(Codes, taken);
    }

    private static string Ean(int n)
    {
        var stem = string.Create(CultureInfo.InvariantCulture, $"491{n:D9}");
        var sum = stem.Select((digit, at) => (digit - '0') * (at % 2 == 0 ? 1 : 3)).Sum();
        return $"{stem}{(10 - (sum % 10)) % 10}";
    }
}
