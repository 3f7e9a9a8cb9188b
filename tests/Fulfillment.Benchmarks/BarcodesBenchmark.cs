using Fulfillment.Benchmarks.Harness;
using Fulfillment.Server.Catalog.Barcodes;

namespace Fulfillment.Benchmarks;

/// <summary>Reading what the scanner sent, against no more than copying it.</summary>
internal static class BarcodesBenchmark
{
    private static readonly (string Name, string Data)[] Codes =
    [
        ("JAN", "4901234567894"),
        ("GS1: item, lot, expiry, serial", "]C101049012345678941727123110LOT-7A\u001d21S-000123"),
        ("Digital Link: item, lot, expiry, serial", "https://id.gs1.org/01/04901234567894/10/LOT-7A/21/S-000123?17=271231"),
    ];

    public static async Task RunAsync()
    {
        foreach (var (name, data) in Codes)
        {
            var read = BarcodeParser.Parse(data);
            if (read.Refusal is not null || read.Gtin != "04901234567894") throw new InvalidOperationException($"{name} was not read as goods: {read.Refusal?.Rule}");
        }
        var costs = await Turns.TakeAsync([.. Codes.SelectMany(code => (Func<object?>[])[() => new string(code.Data.AsSpan()), () => BarcodeParser.Parse(code.Data)])]);
        Report.Heading("barcodes", "copying the same text");
        for (var at = 0; at < Codes.Length; at++)
        {
            Report.BaselineCosts($"copy of {Codes[at].Data.Length} characters", costs[2 * at]);
            Report.Costs(Codes[at].Name, costs[(2 * at) + 1], costs[2 * at]);
        }
    }
}
