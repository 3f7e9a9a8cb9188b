using System.Globalization;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>Money and days as a language writes them.</summary>
internal static class Formats
{
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja-JP");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>¥5,400; €12.50; CHF 12.50.</summary>
    public static string Money(string amount, string currency)
    {
        if (!decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return amount;
        var digits = currency is "JPY" or "KRW" or "VND" or "CLP" ? "N0" : "N2";
        var sign = currency switch { "JPY" => "¥", "USD" => "$", "EUR" => "€", "GBP" => "£", _ => currency + " " };
        return (value < 0 ? "-" : "") + sign + Math.Abs(value).ToString(digits, CultureInfo.InvariantCulture);
    }

    /// <summary>2026年11月20日; 20 November 2026. What is no day stays as it is.</summary>
    public static string Day(string day, string locale) =>
        !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? day
        : locale == "en" ? value.ToString("d MMMM yyyy", English)
        : value.ToString("yyyy年M月d日", Japanese);

    /// <summary>11月; November. What is no month stays as it is.</summary>
    public static string Month(string month, string locale) =>
        !int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 12 ? month
        : locale == "en" ? English.DateTimeFormat.GetMonthName(number)
        : $"{number}月";
}
