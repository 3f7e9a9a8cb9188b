using System.Text;

namespace Fulfillment.Server.Orders;

/// <summary>A merchant's order number: any text but <c>/</c> and control characters, kept as it was sent.</summary>
internal static class OrderNumber
{
    public const int MaxLength = 100;
    private const int MaxFoldedLength = 400;

    /// <summary>Not empty, no outer blanks (SQL Server holds a trailing blank for none), at most 100 characters, well-formed Unicode without <c>/</c> and control characters.</summary>
    public static bool IsValid(string orderNo) =>
        !string.IsNullOrWhiteSpace(orderNo)
        && orderNo.Length <= MaxLength
        && orderNo.Trim().Length == orderNo.Length
        && !orderNo.Contains('/', StringComparison.Ordinal)
        && !orderNo.Any(char.IsControl)
        && IsWellFormed(orderNo);

    /// <summary>
    /// How a scan finds a number that was not sent exactly so: compatibility forms made one (<c>１００１</c> is <c>1001</c>), outer blanks gone.
    /// Two numbers may fold to the same text; then the station asks, it never guesses.
    /// </summary>
    public static string Fold(string text)
    {
        if (!IsWellFormed(text)) return "";
        var folded = text.Normalize(NormalizationForm.FormKC).Trim();
        return folded.Length <= MaxFoldedLength ? folded : folded[..MaxFoldedLength];
    }

    /// <summary>A lone surrogate is no text: it can be neither normalized nor stored as UTF-8.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
