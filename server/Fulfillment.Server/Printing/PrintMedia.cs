using System.Globalization;
using System.Text.RegularExpressions;

namespace Fulfillment.Server.Printing;

/// <summary>A paper or label size by the word the settings use, e.g. <c>a6</c> or <c>label100x150</c>.</summary>
/// <param name="Code">The settings' word.</param>
/// <param name="Width">Hundredths of a millimetre, as IPP counts.</param>
/// <param name="Height">Hundredths of a millimetre.</param>
internal sealed partial record PrintMedia(string Code, int Width, int Height)
{
    public static PrintMedia A6 { get; } = new("a6", 10500, 14800);

    private static readonly PrintMedia[] Named =
    [
        A6,
        new("a5", 14800, 21000),
        new("a4", 21000, 29700),
        // JIS B sizes: the ISO ones of the same name are smaller.
        new("b6", 12800, 18200),
        new("b5", 18200, 25700),
        new("hagaki", 10000, 14800),
    ];

    /// <summary>The size of that name, or null. Label sizes are <c>label</c>, width, <c>x</c>, height in whole millimetres, each 10 to 450.</summary>
    public static PrintMedia? Find(string? code)
    {
        if (code is null)
            return null;
        if (Array.Find(Named, media => media.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } named)
            return named;
        if (LabelSize().Match(code) is not { Success: true } label)
            return null;
        var width = int.Parse(label.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var height = int.Parse(label.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return width is >= 10 and <= 450 && height is >= 10 and <= 450
            ? new PrintMedia(code.ToLowerInvariant(), width * 100, height * 100)
            : null;
    }

    [GeneratedRegex("^label([0-9]{2,3})x([0-9]{2,3})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LabelSize();
}
