using System.Text.Json.Serialization;
using Fulfillment.Contracts;
using Fulfillment.Server.Places;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Dashboard.Floor;

/// <summary>A site's floor at one moment (<c>GET /api/v1/sites/{site}/floor</c>).</summary>
/// <param name="Merchant">Whose shipments and parcels alone are counted; then there are no stations and printers, for they serve all.</param>
/// <param name="Day">Today at the site; "today" below is this day.</param>
internal sealed record FloorView(
    string Site,
    string Name,
    string TimeZone,
    string? Merchant,
    DateTimeOffset AsOf,
    DateOnly Day,
    FloorTotals Totals,
    IReadOnlyList<CutOff> CutOffs,
    IReadOnlyList<StationOnFloor> Stations,
    IReadOnlyList<PrinterOnFloor> Printers,
    IReadOnlyList<SheetInDoubt> InDoubt,
    IReadOnlyList<PartOfDay> Shipped);

/// <summary>The floor in one line.</summary>
/// <param name="Waiting">Shipments nobody has opened yet, those that may not go yet included.</param>
/// <param name="NotYet">Of the waiting: may not be packed before a moment still to come.</param>
/// <param name="Packing">Shipments opened at a bench, or packed without a label.</param>
/// <param name="Held">Shipments on hold.</param>
/// <param name="Overdue">Waiting or packing shipments whose <c>shipBy</c> has passed.</param>
/// <param name="AtRisk">Waiting or packing shipments that will not be ready by their <c>shipBy</c> at the present rate; null when nothing left within the last hour.</param>
/// <param name="ShippedToday">Parcels whose label was matched today.</param>
/// <param name="ParcelsPerHour">See <see cref="Pace.PerHour"/>.</param>
/// <param name="ShipmentsPerHour">The same of shipments, of which one may be several parcels: what the risk is reckoned from.</param>
/// <param name="MedianSeconds">Of today's parcels, from opening the box to matching its label.</param>
/// <param name="Scans">Every scan at a bench today.</param>
/// <param name="MisScans">Of them: a wrong, unknown or unreadable code; see <see cref="MisScan"/>.</param>
/// <param name="InsertMatches">Sheets proven today with the parcel they belong to.</param>
/// <param name="LabelMatches">Labels matched today: the same as the parcels shipped.</param>
/// <param name="Reprints">Sheets that somebody had printed once more today.</param>
/// <param name="InDoubt">Print jobs of which nobody knows whether they printed.</param>
/// <param name="PaperToDestroy">Void sheets that are or may be out, and were not yet seen destroyed.</param>
internal sealed record FloorTotals(
    int Waiting,
    int NotYet,
    int Packing,
    int Held,
    int Overdue,
    int? AtRisk,
    int ShippedToday,
    double? ParcelsPerHour,
    double? ShipmentsPerHour,
    int? MedianSeconds,
    int Scans,
    int MisScans,
    int InsertMatches,
    int LabelMatches,
    int Reprints,
    int InDoubt,
    int PaperToDestroy);

/// <summary>What a bench is doing.</summary>
internal enum BenchState
{
    SignedOut,

    /// <summary>A badge was scanned, its PIN is awaited.</summary>
    Pin,

    Idle,
    Busy,
}

/// <summary>One bench, and what was done there today.</summary>
/// <param name="Since">Busy: when the box was opened; else when the last scan changed what the bench does. Null when nobody ever scanned here.</param>
/// <param name="LastScanAt">Today's last scan.</param>
internal sealed record StationOnFloor(
    string Code,
    StationKind Kind,
    BenchState State,
    string? Badge,
    string? Worker,
    string? Merchant,
    string? OrderNo,
    DateTimeOffset? Since,
    DateTimeOffset? LastScanAt,
    int ShippedToday,
    double? ParcelsPerHour,
    int? MedianSeconds,
    int Scans,
    int MisScans,
    int InsertMatches,
    int LabelMatches,
    int Reprints);

/// <summary>One printer as it was seen last, and what waits for it.</summary>
/// <param name="Condition">Null when it was never asked.</param>
/// <param name="Says">What is the matter; null when nothing is.</param>
/// <param name="Do">What somebody does about it.</param>
/// <param name="Waiting">Sheets under way: queued, or with the printer and not yet out.</param>
/// <param name="WaitingSince">When the oldest of them was queued.</param>
internal sealed record PrinterOnFloor(
    string Code,
    string Media,
    PrinterCondition? Condition,
    string? Trouble,
    Text? Says,
    Text? Do,
    IReadOnlyList<string> Reasons,
    DateTimeOffset? SeenAt,
    int Waiting,
    DateTimeOffset? WaitingSince,
    int InDoubt);

/// <summary>A sheet of which nobody knows whether it printed: its code, or somebody who looks, settles it.</summary>
internal sealed record SheetInDoubt(string Job, string Printer, string? Station, string Merchant, string? OrderNo, string? Code, Text? Why, DateTimeOffset Since);

/// <summary>How many parcels left in one part of the day.</summary>
internal sealed record PartOfDay(DateTimeOffset From, DateTimeOffset To, int Parcels)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    [JsonIgnore]
    public bool IsEmpty => Parcels == 0;
}

/// <summary>What counts as a wrong scan: the bench understood that something is wrong with the thing itself.</summary>
internal static class MisScan
{
    /// <summary>The two refusals of the thing in hand that are conflicts by their status: a void sheet, and a label that is on a box already.</summary>
    private static readonly HashSet<string> OfConflicts = ["packing/insert-void", "packing/waybill-used"];

    /// <summary>
    /// An item, sheet or label of another parcel, one piece too many, an unknown or unreadable code: whatever was answered 422, a void
    /// sheet, and a used label. A step out of order, a cancelled or held order and a question of the bench are none: nobody took the wrong thing.
    /// </summary>
    public static bool Is(string code, int status) => status == StatusCodes.Status422UnprocessableEntity || OfConflicts.Contains(code);
}
