using System.Text.Json.Nodes;
using Fulfillment.Contracts;
using Fulfillment.Server.Access;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Dashboard.OrderPages;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Screens.Floor;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Orders;

/// <summary>
/// One order whole. Whoever works at a bench sees where it is, what belongs in and why, and may put it on hold. The customer, every scan
/// with its worker, releasing and cancelling are for those who also may change orders.
/// </summary>
internal sealed class OrderModel(ReadOrderPage read, HoldOrder hold, ReleaseOrder release, CancelOrder cancel, PlaceStore places, ProductStore products) : PageModel
{
    public OrderPage View { get; private set; } = null!;

    public Site? Site { get; private set; }

    public Text MerchantName { get; private set; } = new("", "");

    public IReadOnlyDictionary<string, Product> Products { get; private set; } = new Dictionary<string, Product>();

    public Refusal? Refusal { get; private set; }

    public StoredOrder Order => View.Order;

    public OrderDocument Document => View.Order.Document;

    public TimeZoneInfo Zone => Site?.Zone ?? TimeZoneInfo.Utc;

    /// <summary>Supervisors and administrators: the customer, the workers, release and cancel.</summary>
    public bool MayDecide => HttpContext.Caller() is { Badge: not null } caller && (caller.Scopes.Contains(Scopes.Orders) || caller.Scopes.Contains(Scopes.Admin));

    /// <summary>Holding is safe, and who finds something wrong is at the bench.</summary>
    public bool MayHold => HttpContext.Caller().Badge is not null;

    public bool IsOpen => Order.Status is not (ShipmentState.Shipped or ShipmentState.Cancelled);

    public Task<IActionResult> OnGetAsync(string merchant, string orderNo, CancellationToken ct) => ShowAsync(merchant, orderNo, ct);

    public Task<IActionResult> OnPostHoldAsync(string merchant, string orderNo, string? reason, CancellationToken ct) =>
        ActAsync(merchant, orderNo, reason, MayHold, text => hold.HandleAsync(merchant, orderNo, text, HttpContext.Caller(), ct), ct);

    public Task<IActionResult> OnPostReleaseAsync(string merchant, string orderNo, string? reason, CancellationToken ct) =>
        ActAsync(merchant, orderNo, reason, MayDecide, text => release.HandleAsync(merchant, orderNo, text, HttpContext.Caller(), ct), ct);

    public Task<IActionResult> OnPostCancelAsync(string merchant, string orderNo, string? reason, CancellationToken ct) =>
        ActAsync(merchant, orderNo, reason, MayDecide, text => cancel.HandleAsync(merchant, orderNo, text, HttpContext.Caller(), ct), ct);

    public Text NameOf(string sku) => Products.GetValueOrDefault(sku)?.Name is { Ja.Length: > 0 } name ? name : new Text(sku, sku);

    /// <summary>Each campaign of a decision with what became of it.</summary>
    public static IEnumerable<TraceLine> Trace(JsonNode? decision) =>
        (decision?["trace"] as JsonArray ?? []).OfType<JsonObject>().Select(entry => new TraceLine(
            entry["campaign"]?.GetValue<string>() ?? "",
            entry["stage"]?.GetValue<string>() is { } stage && Enum.TryParse<Stage>(stage, ignoreCase: true, out var lostAt) ? lostAt : null,
            new Text(entry["because"]?["ja"]?.GetValue<string>() ?? "", entry["because"]?["en"]?.GetValue<string>() ?? "")));

    private async Task<IActionResult> ActAsync(string merchant, string orderNo, string? reason, bool may, Func<string, Task<Outcome<Written>>> act, CancellationToken ct)
    {
        var text = (reason ?? "").Trim();
        if (!may) return new RefusalPage(AccessRefusals.NotAllowed([Scopes.Orders]));
        var done = text.Length > ReasonDocument.MaxLength ? OrderRefusals.ReasonTooLong(ReasonDocument.MaxLength) : await act(text);
        if (done.Refusal is null) return LocalRedirect(FloorLinks.Order(merchant, orderNo));
        Refusal = done.Refusal;
        return await ShowAsync(merchant, orderNo, ct);
    }

    private async Task<IActionResult> ShowAsync(string merchant, string orderNo, CancellationToken ct)
    {
        var page = await read.HandleAsync(merchant, orderNo, withScans: MayDecide, ct);
        if (page.Refusal is { } absent) return new RefusalPage(absent);
        View = page.Value!;
        Site = await places.FindSiteAsync(Order.Site, ct);
        MerchantName = (await places.FindMerchantAsync(merchant, ct))?.Name ?? new Text(merchant, merchant);
        var skus = View.Shipments.SelectMany(shipment => shipment.Shipment.Lines.Select(line => line.Sku).Concat(shipment.Parcels.SelectMany(parcel => parcel.Lines.Select(line => line.Sku))));
        Products = await products.FindManyAsync(merchant, [.. Document.Lines.Select(line => line.Sku).Concat(skus).Distinct()], ct);
        return Refusal is null ? Page() : this.Refused(Refusal);
    }
}

/// <summary>What became of one campaign, and why.</summary>
/// <param name="Stage">Where it lost; null is that it goes in.</param>
internal sealed record TraceLine(string Campaign, Stage? Stage, Text Because);
