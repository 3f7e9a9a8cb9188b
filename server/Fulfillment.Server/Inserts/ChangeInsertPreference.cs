using Fulfillment.Server.Access;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>
/// The holder of an order's tracking page says whether inserts are wanted. It counts for every later order of the same customer of the
/// merchant, by the shop's own reference; where the shop named none, nobody can be told apart and it counts for this order alone.
/// The next decision obeys; paper that is decided already stays.
/// </summary>
internal sealed class ChangeInsertPreference(Db db, OrderStore orders, InsertPreferenceStore store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Who holds the page is not known by name.</summary>
    private static readonly Caller Customer = new() { Name = "customer" };

    /// <summary>As it stands, by the page or by the shop.</summary>
    public async Task<InsertPreference> ReadAsync(string merchant, string orderNo, CancellationToken ct)
    {
        var customer = (await orders.FindAsync(merchant, orderNo, ct))?.Document.Customer;
        var optedOut = await store.AnyOptedOutAsync(merchant, [CustomerDigest.Of(merchant, customer?.Ref, orderNo)], ct);
        return new InsertPreference(!optedOut, customer?.Consent is { Inserts: false }, !string.IsNullOrWhiteSpace(customer?.Ref));
    }

    public async Task SaveAsync(string merchant, string orderNo, bool wanted, CancellationToken ct)
    {
        // Load
        var customer = CustomerDigest.Of(merchant, (await orders.FindAsync(merchant, orderNo, ct))?.Document.Customer.Ref, orderNo);

        // Save
        await db.WriteAsync(
            async work =>
            {
                if (!await store.TrySaveAsync(work, merchant, customer, wanted, clock.GetUtcNow())) return;
                await audit.RecordAsync(work, Customer, "insertPreference.changed", $"merchants/{merchant}/orders/{orderNo}", new { inserts = wanted });
            },
            ct);
    }
}

/// <summary>Whether inserts go into a customer's parcels.</summary>
/// <param name="Wanted">As said on the page; yes until somebody says no.</param>
/// <param name="ShopSaysNo">The shop sent an opt-out with the order, which the page cannot undo.</param>
/// <param name="ForEveryOrder">The shop named the customer, so it counts for later orders, too.</param>
internal sealed record InsertPreference(bool Wanted, bool ShopSaysNo, bool ForEveryOrder);
