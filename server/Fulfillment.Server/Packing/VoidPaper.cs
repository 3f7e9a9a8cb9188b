using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Packing;

/// <summary>
/// A shipment was cancelled or changed after its cards were queued: what is not sent is never sent, what is on paper goes on
/// the list to destroy, in the very unit of work that makes it wrong.
/// </summary>
internal sealed class VoidPaper(ShipmentInsertStore inserts, VoidPrintJobs jobs) : IShipmentObserver
{
    public Task CancelledAsync(UnitOfWork work, string shipment, string reason) => VoidAsync(work, shipment, "cancelled");

    public Task ChangedAsync(UnitOfWork work, string shipment) => VoidAsync(work, shipment, "changed");

    private async Task VoidAsync(UnitOfWork work, string shipment, string reason)
    {
        foreach (var insert in await inserts.ListAsync(work, shipment)) await jobs.VoidInsertAsync(work, insert.Id, reason, "system");
    }
}
