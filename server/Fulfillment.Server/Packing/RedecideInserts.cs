using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Packing;

/// <summary>The order changed while its parcel stood open: what was chosen is void, so the next scan chooses and prints again before it means anything.</summary>
internal sealed class RedecideInserts(Db db, ShipmentStore shipments, ChooseAndPrint inserts, TimeProvider clock)
{
    public async Task HandleAsync(BenchPlace place, ShipmentView shipment, CancellationToken ct)
    {
        var loaded = await inserts.LoadAsync(place, shipment, ct);
        await db.WriteAsync(
            async work =>
            {
                // Changed once more, or cancelled: whoever scans next meets that.
                if (await shipments.FindAsync(work, shipment.Id) is not { State: ShipmentState.Packing } now || now.Version != shipment.Version) return work.Abandon(false);
                return await inserts.SaveAsync(work, loaded, now, place, clock.GetUtcNow()) is not null || work.Abandon(false);
            },
            ct);
    }
}
