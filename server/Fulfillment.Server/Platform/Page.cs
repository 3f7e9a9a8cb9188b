using System.Globalization;
using Fulfillment.Contracts;

namespace Fulfillment.Server.Platform;

/// <summary>Which part of a list is asked for: <c>?limit=</c> (1 to 500, 100 by default) and <c>?after=</c>, the key of the last item seen.</summary>
internal readonly record struct PageRequest(int Limit, string After)
{
    public const int Largest = 500;

    public static Outcome<PageRequest> Of(HttpRequest request)
    {
        var limit = 100;
        return request.Query["limit"] is [{ Length: > 0 } text] && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Largest)
            ? Malformed
            : new PageRequest(limit, request.Query["after"] is [{ } after] ? after : "");
    }

    /// <summary>The reply <c>{items, next}</c>; <c>next</c> is what to send as <c>after</c>, null at the end.</summary>
    public object Reply<T>(IReadOnlyList<T> items, Func<T, string> key, Func<T, object?>? view = null) => new
    {
        items = view is null ? items.Cast<object?>() : items.Select(view),
        next = items.Count < Limit ? null : key(items[^1]),
    };

    private static Refusal Malformed => new(
        "request/malformed",
        StatusCodes.Status400BadRequest,
        new Text("limit の値を読めません。", "The value of limit cannot be read."),
        new Text($"1〜{Largest} の整数にしてください。", $"Send a whole number from 1 to {Largest}."))
    {
        Field = "limit",
    };
}
