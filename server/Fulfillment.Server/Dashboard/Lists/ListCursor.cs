using System.Globalization;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Dashboard.Lists;

/// <summary>Where a list goes on: after this instant and, of several at that instant, after this id. Without an instant it goes on among those that have none.</summary>
internal readonly record struct ListCursor(DateTimeOffset? At, string Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At?.ToMicroseconds()}.{Id}");

    /// <summary>Null at the beginning of a list.</summary>
    public static Outcome<ListCursor?> Of(string after)
    {
        if (after.Length == 0) return (ListCursor?)null;
        if (after.Split('.', 2) is not [var at, var id]) return ListRefusals.Unreadable("after", "next");
        if (at.Length == 0) return new ListCursor(null, id);
        return long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && micros < 200_000_000_000_000_000
            ? new ListCursor(UtcInstants.FromMicroseconds(micros), id)
            : ListRefusals.Unreadable("after", "next");
    }
}
