using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>
/// Waybill numbers as merchants state them. They are kept as the parser reads the printed code, without hyphens and start letters, so
/// that a scan finds them. A check digit catches typing errors; it proves nothing about whose parcel it is.
/// </summary>
internal static class WaybillRules
{
    private const int MostNumbers = 200;
    private const int LongestNumber = 64;

    /// <summary>The number as it is stored and found.</summary>
    public static string Normal(string number) => WaybillNumbers.Read(number.Trim())?.Number ?? number.Trim();

    public static Refusal? Refuses(string? carrier, IReadOnlyList<string> numbers)
    {
        if (numbers.Count > MostNumbers)
            return OrderRefusals.Wrong("out-of-range", "waybills", $"送り状番号が {numbers.Count} 件あります。", $"There are {numbers.Count} waybill numbers.", $"{MostNumbers} 件までにしてください。", $"Send at most {MostNumbers}.");
        for (var i = 0; i < numbers.Count; i++)
        {
            if (!IsValid(carrier, numbers[i])) return OrderRefusals.BadWaybill($"waybills[{i}]", numbers[i]);
        }

        return null;
    }

    /// <summary>The three carriers whose rule is known have their check digit tested; another carrier's number may be any text.</summary>
    public static bool IsValid(string? carrier, string number)
    {
        var read = WaybillNumbers.Read(number.Trim());
        return carrier switch
        {
            "yamato" or "sagawa" => read is { IsProven: true, Number.Length: 12 },
            "japanpost" => read is { IsProven: true },
            _ => !string.IsNullOrWhiteSpace(number) && number.Length <= LongestNumber && !number.Any(char.IsControl),
        };
    }
}
