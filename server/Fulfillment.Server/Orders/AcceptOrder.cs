using System.Security.Cryptography;
using System.Text;
using Fulfillment.Server.Events;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>A merchant's system states an order: a new one, a change of one, or a repeat, which writes nothing.</summary>
internal sealed class AcceptOrder(
    Db db,
    PlaceStore places,
    OrderStore orders,
    IntakeStore intake,
    EventLog events,
    IEnumerable<IShipmentObserver> observers,
    TimeProvider clock)
{
    public async Task<Outcome<Written>> HandleAsync(string merchant, string orderNo, OrderDocument stated, CancellationToken ct)
    {
        if (!OrderNumber.IsValid(orderNo)) return OrderRefusals.BadOrderNumber;
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant);
        var sited = SetSite(stated, await places.ListSitesAsync(new PageRequest(PageRequest.Largest, ""), ct));
        if (sited.Refusal is { } unsited) return unsited;
        var document = sited.Value!;
        if (OrderRules.Refuses(document) is { } refusal) return refusal;
        return await db.WriteAsync(
            async work =>
            {
                var saved = await SaveAsync(work, merchant, orderNo, document);
                if (saved.Refusal is { } no) return no;
                foreach (var fact in saved.Value!.Facts) await events.AppendAsync(work, fact);
                return (Outcome<Written>)saved.Value.Written;
            },
            ct);
    }

    /// <summary>The site the order names, or the only one there is.</summary>
    internal static Outcome<OrderDocument> SetSite(OrderDocument stated, IReadOnlyList<Site> sites) => stated.Site switch
    {
        null when sites is [var only] => stated with { Site = only.Code },
        null => OrderRefusals.SiteNotNamed(sites.Select(site => site.Code)),
        var named when sites.All(site => site.Code != named) => OrderRefusals.UnknownSite(named),
        _ => stated,
    };

    /// <summary>
    /// The part inside a unit of work, for a document that passed the rules. A refusal has written nothing. The facts are for the
    /// caller to append, last, for the log's counter stays locked from then on.
    /// </summary>
    internal async Task<Outcome<AcceptedOrder>> SaveAsync(UnitOfWork work, string merchant, string orderNo, OrderDocument document)
    {
        var now = clock.GetUtcNow();
        var stored = await orders.LockAsync(work, merchant, orderNo);
        if (stored is null)
        {
            var shipment = Guid.CreateVersion7(now).ToString();
            if (await RefusesWaybillsAsync(work, merchant, document, shipment) is { } taken) return taken;
            var order = Stated(merchant, orderNo, document, now) with { TrackingToken = NewToken() };
            if (await intake.TryInsertOrderAsync(work, order, now))
            {
                await intake.InsertShipmentAsync(work, shipment, order, now);
                await AddWaybillsAsync(work, order, shipment);
                return new AcceptedOrder(Written.Created, [OrderEvents.Accepted(order, shipment)]);
            }

            stored = await orders.LockAsync(work, merchant, orderNo) ?? throw new InvalidOperationException($"Order {merchant}/{orderNo} vanished.");
        }

        var change = Stated(merchant, orderNo, document, stored.PlacedAt) with { TrackingToken = stored.TrackingToken, Shipments = stored.Shipments };
        if (change.DocumentHash == stored.DocumentHash) return new AcceptedOrder(Written.Same, []);
        if (ChangeRules.Refuses(stored, change.Document) is { } refusal) return refusal;
        var changed = stored.Shipments[0];
        if (await RefusesWaybillsAsync(work, merchant, document, changed.Id) is { } owned) return owned;
        await intake.ReplaceOrderAsync(work, change, now);
        await intake.ReplaceShipmentAsync(work, changed, change);
        await intake.RemoveStatedWaybillsAsync(work, changed.Id);
        await AddWaybillsAsync(work, change, changed.Id);
        foreach (var observer in observers) await observer.ChangedAsync(work, changed.Id);
        return new AcceptedOrder(Written.Changed, [OrderEvents.Changed(change, changed.Id)]);
    }

    private async Task<Refusal?> RefusesWaybillsAsync(UnitOfWork work, string merchant, OrderDocument document, string shipment)
    {
        var taken = await intake.FindTakenWaybillAsync(work, merchant, document.Carrier ?? "", [.. document.Waybills.Select(WaybillRules.Normal)], shipment);
        return taken is var (number, owner) ? OrderRefusals.WaybillTaken("waybills", number, owner) : null;
    }

    private Task AddWaybillsAsync(UnitOfWork work, StoredOrder order, string shipment) =>
        intake.AddWaybillsAsync(work, order.Merchant, order.Document.Carrier ?? "", [.. order.Document.Waybills.Select(WaybillRules.Normal).Distinct()], shipment, "order");

    private static StoredOrder Stated(string merchant, string orderNo, OrderDocument document, DateTimeOffset otherwisePlacedAt) => new()
    {
        Merchant = merchant,
        OrderNo = orderNo,
        Site = document.Site!,
        TrackingToken = "",
        DocumentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json.Write(Sorted(document))))),
        Document = document,
        PlacedAt = document.PlacedAt ?? otherwisePlacedAt,
    };

    // The order of an object's members says nothing, so a system that writes them in another order repeats itself.
    private static OrderDocument Sorted(OrderDocument document) => document with
    {
        Facts = new SortedDictionary<string, System.Text.Json.JsonElement>(document.Facts.ToDictionary(), StringComparer.Ordinal),
        Customer = document.Customer with
        {
            Dates = document.Customer.Dates is { } dates ? new SortedDictionary<string, string>(dates.ToDictionary(), StringComparer.Ordinal) : null,
        },
    };

    /// <summary>128 random bits: cannot be guessed, and a uniform 404 tells nobody who tries.</summary>
    private static string NewToken() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}

/// <summary>What a statement of an order did, and the events that say so.</summary>
internal sealed record AcceptedOrder(Written Written, IReadOnlyList<NewEvent> Facts);
