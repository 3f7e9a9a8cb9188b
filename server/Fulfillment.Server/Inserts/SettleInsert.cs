using Fulfillment.Server.Events;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>What becomes of a sheet after it was chosen: printed, proved in its parcel, left out, or void. Each step happens once.</summary>
internal sealed class SettleInsert(ShipmentInsertStore store, CampaignUseStore uses, EventLog events, TimeProvider clock) : IShipmentObserver
{
    /// <summary>The printer put it on paper, as the print job's own event tells. False when it is further already, or void.</summary>
    public Task<bool> MarkPrintedAsync(UnitOfWork work, string insertId) => store.TryPrintedAsync(work, insertId, clock.GetUtcNow());

    /// <summary>It was scanned with this very parcel. False when it is proved already, left out or void: of two scans one counts.</summary>
    public async Task<bool> MarkVerifiedAsync(UnitOfWork work, string insertId, string parcelId)
    {
        if (!await store.TryVerifyAsync(work, insertId, parcelId, clock.GetUtcNow())) return false;
        await events.AppendAsync(work, InsertEvents.Verified((await store.FindAsync(work, insertId))!));
        return true;
    }

    /// <summary>The shipment goes without it, and its place goes to another customer. False when it is proved, left out or void.</summary>
    public async Task<bool> MarkSkippedAsync(UnitOfWork work, string insertId, string reason)
    {
        if (!await store.TrySkipAsync(work, insertId, reason, clock.GetUtcNow())) return false;
        var sheet = (await store.FindAsync(work, insertId))!;
        if (sheet.CopyNumber == 1) await uses.GiveBackAllAsync(work, sheet.Merchant, sheet.Campaign, sheet.Customer);
        await events.AppendAsync(work, InsertEvents.Skipped(sheet));
        return true;
    }

    /// <summary>
    /// The shipment's decision no longer holds: every sheet is void at once, wherever it lies, and its places are given back.
    /// The next <see cref="DecideInserts"/> starts a new round. Answers what was voided; a repeat voids nothing.
    /// </summary>
    public async Task<IReadOnlyList<ShipmentInsert>> VoidAsync(UnitOfWork work, string shipmentId, string reason)
    {
        var now = clock.GetUtcNow();
        await store.SupersedeAsync(work, shipmentId, now);
        var voided = new List<ShipmentInsert>();
        foreach (var sheet in await store.ListAsync(work, shipmentId))
        {
            if (!await store.TryVoidAsync(work, sheet.Id, reason, now)) continue;
            voided.Add(sheet with { State = InsertState.Voided, Reason = reason, VoidedAt = now });
            if (sheet.CopyNumber == 1) await uses.GiveBackAllAsync(work, sheet.Merchant, sheet.Campaign, sheet.Customer);
        }

        foreach (var sheet in voided)
            await events.AppendAsync(work, InsertEvents.Voided(sheet));
        return voided;
    }

    /// <inheritdoc/>
    public Task CancelledAsync(UnitOfWork work, string shipment, string reason) => VoidAsync(work, shipment, "cancelled");

    /// <inheritdoc/>
    public Task ChangedAsync(UnitOfWork work, string shipment) => VoidAsync(work, shipment, "changed");
}
