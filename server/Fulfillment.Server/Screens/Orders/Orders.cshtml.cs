using System.Globalization;
using Fulfillment.Contracts;
using Fulfillment.Server.Access;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Dashboard.Lists;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Screens.Floor;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Orders;

/// <summary>
/// Shipments by any code in hand, or by state, site, merchant and day: the address is the question, so every number of the floor is one.
/// Who works at a bench sees where goods are; who packed how fast is the supervisor's.
/// </summary>
internal sealed class OrdersModel(ListShipments shipments, ListParcels parcels, SearchShipments search, PlaceStore places) : PageModel
{
    private const int RowsOnPage = 200;

    public IReadOnlyList<Site> Sites { get; private set; } = [];

    public IReadOnlyList<Merchant> Merchants { get; private set; } = [];

    public string State { get; private set; } = "open";

    public string? Site { get; private set; }

    public string? Merchant { get; private set; }

    public string? Search { get; private set; }

    public Found? Found { get; private set; }

    public Listed<ListedShipment>? Shipments { get; private set; }

    public Listed<ListedParcel>? Parcels { get; private set; }

    public Refusal? Refusal { get; private set; }

    /// <summary>The narrower filters of this address, in words.</summary>
    public IReadOnlyList<Text> Filters { get; private set; } = [];

    public string? Day { get; private set; }

    public bool SeesWorkers => HttpContext.Caller() is { } caller && (caller.Scopes.Contains(Scopes.Read) || caller.Scopes.Contains(Scopes.Admin));

    public int Count => Found?.Shipments.Count ?? Shipments?.Items.Count ?? Parcels?.Items.Count ?? 0;

    public string? Next => Found is null ? Shipments?.Next ?? Parcels?.Next : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var all = new PageRequest(PageRequest.Largest, "");
        Sites = await places.ListSitesAsync(all, ct);
        Merchants = await places.ListMerchantsAsync(all, null, ct);
        (Site, Merchant, State) = (Asked("site"), Asked("merchant"), Asked("state") ?? "open");
        Search = Asked("q")?.Trim();
        if (Search is { Length: > 0 }) return await SearchAsync(Search, ct);
        var page = new PageRequest(RowsOnPage, Asked("after") ?? "");
        Refusal = State == "shipped" ? await ListParcelsAsync(page, ct) : await ListShipmentsAsync(page, ct);
        return Refusal is null ? Page() : this.Refused(Refusal);
    }

    /// <summary>This page with one thing changed; what it depends on is left out.</summary>
    public string With(string name, string? value, params string[] without)
    {
        var others = Request.Query.Where(part => part.Key != name && part.Key != "after" && part.Key != "lang" && !without.Contains(part.Key))
            .SelectMany(part => part.Value, (part, text) => KeyValuePair.Create(part.Key, text));
        return $"/orders{QueryString.Create(value is null ? others : others.Append(KeyValuePair.Create(name, (string?)value)))}";
    }

    public TimeZoneInfo ZoneOf(string site) => Sites.FirstOrDefault(each => each.Code == site)?.Zone ?? TimeZoneInfo.Utc;

    private async Task<IActionResult> SearchAsync(string text, CancellationToken ct)
    {
        Found = await search.HandleAsync(text, null, ct);
        var orders = Found.Shipments.SelectMany(shipment => shipment.Orders.Select(order => (shipment.Merchant, order))).Distinct().ToList();

        // A code that is one order's opens it: whoever scanned it has that parcel in hand.
        return orders is [var (merchant, orderNo)] && Found.Kind is not CodeKind.Product ? LocalRedirect(FloorLinks.Order(merchant, orderNo)) : Page();
    }

    private async Task<Refusal?> ListShipmentsAsync(PageRequest page, CancellationToken ct)
    {
        var carrier = Request.Query.TryGetValue("carrier", out var asked) ? asked.ToString() : null;
        Day = Asked("on");
        var due = Day ?? Asked("due");
        var listed = await shipments.HandleAsync(new ShipmentQuery(Site, Merchant, State, carrier, due), page, ct);
        Shipments = listed.Value;
        Filters = [.. Said(carrier is null ? null : FloorWords.Name(carrier), Day is null ? Due(due) : null)];
        return listed.Refusal;
    }

    private async Task<Refusal?> ListParcelsAsync(PageRequest page, CancellationToken ct)
    {
        Site ??= await HttpContext.OwnSiteAsync(places, Sites, ct) ?? "";
        Day = Asked("on");
        var (station, worker, from, to) = (Asked("station"), SeesWorkers ? Asked("worker") : null, Asked("from"), Asked("to"));
        var listed = await parcels.HandleAsync(new ParcelQuery(Site, Merchant, station, worker, Day, from, to), page, ct);
        Parcels = listed.Value;
        var hours = from is null && to is null ? null : $"{Instant(from)}–{Instant(to)}";
        Filters = [.. Said(station is null ? null : new Text($"作業台 {station}", $"bench {station}"), worker is null ? null : new Text(worker, worker), hours is null ? null : new Text(hours, hours))];
        return listed.Refusal;
    }

    private Text? Due(string? due)
    {
        if (due?.Split('@', 2) is ["risk", var departure]) return new Text($"{OrdersWords.Risk.Ja} {Instant(departure)}", $"{OrdersWords.Risk.En}, {Instant(departure)}");
        return due switch
        {
            null => null,
            "overdue" => OrdersWords.Overdue,
            "risk" => OrdersWords.Risk,
            "none" => OrdersWords.NoDue,
            _ => new Text($"締め切り {Instant(due)}", $"cut-off {Instant(due)}"),
        };
    }

    private string Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? TimeZoneInfo.ConvertTime(instant, ZoneOf(Site ?? "")).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)
            : text ?? "";

    private string? Asked(string name) => Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    private static IEnumerable<Text> Said(params Text?[] filters) => filters.OfType<Text>();
}
