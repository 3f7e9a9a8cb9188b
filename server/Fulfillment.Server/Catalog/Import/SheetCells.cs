using System.Globalization;
using System.Text.RegularExpressions;

namespace Fulfillment.Server.Catalog.Import;

/// <summary>Cells that hold several things: <c>4901234567894; 14901234567891*12</c>.</summary>
internal static partial class SheetCells
{
    /// <summary>The codes of a cell, each with the number after its star, 1 where there is none.</summary>
    public static IEnumerable<(string Code, int Quantity)> Counted(string? cell)
    {
        foreach (var item in Separator().Split(cell ?? "").Select(item => item.Trim()).Where(item => item.Length > 0))
        {
            var counted = Star().Match(item);
            yield return counted.Success && int.TryParse(counted.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? (counted.Groups["code"].Value.Trim(), count)
                : (item, 1);
        }
    }

    /// <summary>A spreadsheet has made a floating point number of a barcode; its last digits are gone.</summary>
    public static bool IsRounded(string code) => Rounded().IsMatch(code);

    [GeneratedRegex(@"[;；|、\r\n]")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?<code>.+?)\s*[*＊×]\s*(?<count>[0-9]{1,6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Star();

    [GeneratedRegex(@"^[0-9](\.[0-9]+)?E\+?[0-9]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rounded();
}
