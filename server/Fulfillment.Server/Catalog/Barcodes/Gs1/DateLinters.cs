namespace Fulfillment.Server.Catalog.Barcodes.Gs1;

/// <summary>Days and times inside GS1 values.</summary>
internal static class DateLinters
{
    /// <param name="data"><c>YYMMDD</c> or <c>YYYYMMDD</c>, digits.</param>
    /// <param name="dayMayBeZero">Day 00 stands for the last day of the month.</param>
    public static string? Day(ReadOnlySpan<char> data, bool dayMayBeZero)
    {
        var year = (int)Linters.Number(data[..^4]);
        var month = (int)Linters.Number(data[^4..^2]);
        var day = (int)Linters.Number(data[^2..]);
        if (month is < 1 or > 12) return "illegal-month";
        if (day == 0) return dayMayBeZero ? null : "illegal-day";
        // Two digits of a year are leap exactly when the year 20yy is; year 0 of the long form has no calendar of its own.
        var calendarYear = data.Length == 6 ? 2000 + year : Math.Max(year, 1);
        return day > DateTime.DaysInMonth(calendarYear, month) ? "illegal-day" : null;
    }

    public static string? HourAndMinute(ReadOnlySpan<char> data) => Hour(data[..2]) ?? Minute(data[2..]);

    public static string? Hour(ReadOnlySpan<char> data) => Linters.Number(data) > 23 ? "illegal-hour" : null;

    public static string? Minute(ReadOnlySpan<char> data) => Linters.Number(data) > 59 ? "illegal-minute" : null;

    public static string? Second(ReadOnlySpan<char> data) => Linters.Number(data) > 59 ? "illegal-second" : null;

    /// <summary>The day of a six-digit value, or null when it names none. The century is the one that puts the year within 49 years back and 50 ahead.</summary>
    public static DateOnly? ToDay(ReadOnlySpan<char> yymmdd, DateOnly today)
    {
        if (yymmdd.Length != 6 || Linters.Digits(yymmdd) is not null || Day(yymmdd, dayMayBeZero: true) is not null) return null;
        var year = today.Year - today.Year % 100 + (int)Linters.Number(yymmdd[..2]);
        if (year - today.Year > 50) year -= 100;
        else if (year - today.Year < -49) year += 100;
        var month = (int)Linters.Number(yymmdd[2..4]);
        var day = (int)Linters.Number(yymmdd[4..]);
        var last = DateTime.DaysInMonth(year, month);
        return new DateOnly(year, month, day == 0 ? last : Math.Min(day, last));
    }
}
