using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Catalog.Barcodes.Gs1;

namespace Fulfillment.Tests.Barcodes;

/// <summary>A scanner with its AIM identifier switched on: what it sends for a symbol with this content, one message per part. The reference vectors prove that it speaks like a real one.</summary>
internal static class ScannerOutput
{
    public const char Fnc1 = ElementString.Separator;

    /// <param name="symbol">The symbol's name in the reference vectors.</param>
    /// <param name="data">The content; a leading FNC1 says that it is an element string.</param>
    /// <param name="composite">The two-dimensional part above a linear symbol, with its leading FNC1.</param>
    /// <returns>The messages, or null when no such symbol can be printed.</returns>
    public static IReadOnlyList<string>? Of(string symbol, string data, string? composite = null) => symbol switch
    {
        "QR" => [IsElements(data) ? "]Q3" + data[1..] : "]Q1" + data],
        "DM" => [IsElements(data) ? "]d2" + data[1..] : "]d1" + data],
        "DotCode" => [IsElements(data) ? "]J1" + data[1..] : "]J0" + data],
        "DataBarExpanded" => IsElements(data) ? [Joined("]e0", data[1..], composite)] : null,
        "GS1_128_CCA" or "GS1_128_CCC" => IsElements(data) ? [Joined(composite is null ? "]C1" : "]e0", data[1..], composite)] : null,
        "DataBarOmni" => TradeItem(data) is { } item ? [Joined("]e0", item, composite)] : null,
        "DataBarLimited" => TradeItem(data) is { } item && item[2] is '0' or '1' ? [Joined("]e0", TradeItem(data)!, composite)] : null,
        "EAN13" or "UPCA" or "UPCE" => Retail("]E0", data, 13, composite),
        "EAN8" => Retail("]E4", data, 8, composite),
        _ => null,
    };

    private static bool IsElements(string data) => data.Length > 1 && data[0] == Fnc1 && ReadsAsElements(data);

    private static bool ReadsAsElements(string data)
    {
        ElementString.Read(data.AsSpan(1), out var refusal);
        return refusal is null;
    }

    private static string Joined(string identifier, string linear, string? composite)
    {
        if (composite is null) return identifier + linear;
        var last = ElementString.Read(linear, out _)[^1];
        return identifier + linear + (ApplicationIdentifiers.Find(last.Ai)!.IsFixed ? "" : Fnc1) + composite[1..];
    }

    private static string? TradeItem(string data)
    {
        var digits = data.StartsWith($"{Fnc1}01", StringComparison.Ordinal) ? data[3..] : data;
        return digits.Length == Gtin.Length && Gtin.HasCheckDigit(digits) ? "01" + digits : null;
    }

    private static IReadOnlyList<string>? Retail(string identifier, string data, int length, string? composite)
    {
        var digits = data.StartsWith($"{Fnc1}01", StringComparison.Ordinal) ? data[3..] : data;
        if (digits.Length is not (8 or 12 or 13 or 14) || !Gtin.HasCheckDigit(digits)) return null;
        var padded = Gtin.Pad(digits);
        if (padded[..^length].Any(digit => digit != '0')) return null;
        var message = identifier + padded[^length..];
        return composite is null ? [message] : [message, "]e0" + composite[1..]];
    }
}
