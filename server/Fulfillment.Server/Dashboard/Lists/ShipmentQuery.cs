using System.Globalization;
using Fulfillment.Contracts;
using Fulfillment.Server.Dashboard.Floor;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Dashboard.Lists;

/// <summary>Which shipments a list is of, as the address says it: every count of the floor is such an address.</summary>
/// <param name="Site">Null is every site.</param>
/// <param name="Merchant">Null is everybody's.</param>
/// <param name="State"><c>waiting notYet packing held open cancelled</c>; <c>open</c> is waiting or packing.</param>
/// <param name="Carrier">Null is any, empty is none.</param>
/// <param name="Due">Null is any; <c>overdue</c>, <c>risk</c> (or <c>risk@</c> with the instant of one departure), <c>none</c>, a day of the site's or an instant.</param>
internal sealed record ShipmentQuery(string? Site, string? Merchant, string State, string? Carrier, string? Due)
{
    public static readonly IReadOnlyList<string> KnownStates = ["waiting", "notYet", "packing", "held", "open", "cancelled"];

    public bool AsksForRisk => Due == "risk" || RiskOf is not null;

    private string? RiskOf => Due?.Split('@', 2) is ["risk", var instant] ? instant : null;

    /// <summary>Whether the risk of this departure is asked for.</summary>
    public bool AsksForRiskOf(CutOff cutOff) =>
        cutOff.AtRisk > 0
        && (Carrier is null || Carrier == (cutOff.Open.Carrier ?? ""))
        && (RiskOf is null || (DateTimeOffset.TryParse(RiskOf, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && instant == cutOff.Open.ShipBy));

    public bool NewestFirst => State == "cancelled";

    public IReadOnlyList<string> StoredStates => State switch
    {
        "packing" => [Json.Name(ShipmentState.Packing), Json.Name(ShipmentState.Packed)],
        "open" => [Json.Name(ShipmentState.Waiting), Json.Name(ShipmentState.Packing), Json.Name(ShipmentState.Packed)],
        "notYet" => [Json.Name(ShipmentState.Waiting)],
        _ => [State],
    };

    public Refusal? Refuses() => KnownStates.Contains(State) ? null : ListRefusals.UnknownState(State);

    /// <summary>From when to when the <c>shipBy</c> lies, both ends included; null where that does not matter.</summary>
    public Outcome<DueRange?> Range(Site? site, DateTimeOffset now)
    {
        switch (Due)
        {
            case null or "" or "none":
                return (DueRange?)null;
            case "overdue":
                return new DueRange(DateTimeOffset.UnixEpoch, now);
        }

        if (FloorDay.Read(Due) is { } day)
        {
            if (site is null) return ListRefusals.DayNeedsSite;
            var whole = FloorDay.Of(site, day);
            return new DueRange(whole.From, whole.To.AddTicks(-TimeSpan.TicksPerMicrosecond));
        }

        return DateTimeOffset.TryParse(Due, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? new DueRange(instant.ToUniversalTime(), instant.ToUniversalTime())
            : ListRefusals.Unreadable("due", "overdue, risk, none, 2026-11-21, 2026-11-21T17:00:00+09:00");
    }
}

internal sealed record DueRange(DateTimeOffset From, DateTimeOffset To);

/// <summary>One shipment as lists show it.</summary>
/// <param name="Orders">All it carries; merged orders share one row.</param>
/// <param name="Station">Where it is being packed, or was last.</param>
/// <param name="Units">Pieces, all lines together.</param>
/// <param name="HoldReason">Of the first order that is held.</param>
internal sealed record ListedShipment(
    string Id,
    string Merchant,
    IReadOnlyList<string> Orders,
    string Site,
    ShipmentState State,
    string? Carrier,
    string? Service,
    string? Tote,
    string? Station,
    DateTimeOffset? ShipBy,
    DateTimeOffset? NotBefore,
    int Units,
    string? HoldReason);

/// <summary>Part of a list, and what to send as <c>after</c> for the next; null at the end.</summary>
internal sealed record Listed<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Every "no" of the lists.</summary>
internal static class ListRefusals
{
    public static Refusal UnknownState(string state) => new(
        "dashboard/unknown-state",
        StatusCodes.Status400BadRequest,
        new Text($"状態「{state}」はありません。", $"There is no state \"{state}\"."),
        new Text($"{string.Join(", ", ShipmentQuery.KnownStates)} のいずれかにしてください。出荷済みの箱は parcels にあります。", $"Use one of {string.Join(", ", ShipmentQuery.KnownStates)}. What has left is listed by its parcels."))
    {
        Field = "state",
    };

    public static Refusal DayNeedsSite => new(
        "dashboard/day-needs-site",
        StatusCodes.Status400BadRequest,
        new Text("日付で絞り込むには拠点が必要です。", "A day needs a site: it begins when that site's day begins."),
        new Text("拠点を選んでください。", "Choose a site."))
    {
        Field = "site",
    };

    public static Refusal Unreadable(string field, string examples) => new(
        "dashboard/malformed-query",
        StatusCodes.Status400BadRequest,
        new Text($"{field} の値を読めません。", $"The value of {field} cannot be read."),
        new Text($"例: {examples}", $"Examples: {examples}"))
    {
        Field = field,
    };
}
