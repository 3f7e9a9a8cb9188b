using Fulfillment.Benchmarks.Harness;
using Fulfillment.LabelTemplates.Barcodes;
using QRCoder;

namespace Fulfillment.Benchmarks;

/// <summary>Codes for cards, from their value to the rectangles of a drawing, against QRCoder's symbol for the same URL.</summary>
internal static class CodesBenchmark
{
    private const string Url = "https://example.jp/q/K7Q2M9XA4T";

    private static readonly (string Name, Func<SymbolOutcome> Draw)[] Codes =
    [
        ("QR, the same URL, level M", () => QrSymbol.Encode(Url, QrErrorLevel.M)),
        ("QR, the same URL, compact", () => QrSymbol.Encode(QrSymbol.Compact(Url), QrErrorLevel.M)),
        ("QR, 300 characters", () => QrSymbol.Encode(string.Concat(Enumerable.Repeat(Url, 10))[..300], QrErrorLevel.M)),
        ("Code 128, 10 characters", () => Code128.Encode("K7Q2M9XA4T")),
        ("GS1-128: item, lot, serial", () => Gs1Elements.Read("(01)04901234567894(10)LOT7(21)000123", out _)!.ToCode128()),
        ("EAN-13", () => Ean13.Encode("4901234567894")),
        ("ITF-14", () => Itf14.Encode("14901234567891")),
        ("Codabar, 12 digits", () => Codabar.Encode("444413758703", 'A', 'A')),
        ("GS1 DataMatrix: item, lot, serial", () => DataMatrixSymbol.Encode(Gs1Elements.Read("(01)04901234567894(10)LOT7(21)000123", out _)!, MatrixShape.Square)),
        ("customer barcode, from an address", () => JapanPost.Encode("100-0013", JapanPostAddress.Number("霞が関1丁目3番2号　郵便プラザ503室"))),
    ];

    public static async Task RunAsync()
    {
        foreach (var (name, draw) in Codes)
            if (draw().Fault is { } fault) throw new InvalidOperationException($"{name}: {fault.En}");
        var costs = await Turns.TakeAsync([QrCoder, .. Codes.Select(code => (Func<object?>)(() => code.Draw().Symbol))]);
        Report.Heading("codes", "QRCoder's modules of a card's URL, without drawing them");
        Report.BaselineCosts("QRCoder, 31 characters, level M", costs[0]);
        for (var at = 0; at < Codes.Length; at++) Report.Costs(Codes[at].Name, costs[at + 1], costs[0]);
    }

    private static object QrCoder()
    {
        using var data = QRCodeGenerator.GenerateQrCode(Url, QRCodeGenerator.ECCLevel.M);
        return data.ModuleMatrix;
    }
}
