using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>Cancels, holds and releases. Whoever does holds the order by <see cref="OrderStore.LockAsync"/>.</summary>
internal sealed class OrderStateStore
{
    public Task MarkCancelledAsync(UnitOfWork work, StoredOrder order, OrderMark mark) =>
        work.ExecuteAsync(
            "update SalesOrder set CancelledAt = @At, CancelledBy = @By, CancelReason = @Reason where Merchant = @Merchant and OrderNo = @OrderNo",
            new { mark.At, mark.By, mark.Reason, order.Merchant, order.OrderNo });

    public Task MarkHeldAsync(UnitOfWork work, StoredOrder order, OrderMark? mark) =>
        work.ExecuteAsync(
            "update SalesOrder set HeldAt = @At, HeldBy = @By, HoldReason = @Reason where Merchant = @Merchant and OrderNo = @OrderNo",
            new { mark?.At, mark?.By, mark?.Reason, order.Merchant, order.OrderNo });

    /// <summary>
    /// Every open shipment of the order learns of the cancel: one whose orders are all cancelled is cancelled itself, the others go on
    /// with fewer lines. The station stays, for it says where the goods are.
    /// </summary>
    /// <returns>The shipments that were cancelled as a whole.</returns>
    public async Task<IReadOnlyList<string>> CancelShipmentsAsync(UnitOfWork work, StoredOrder order)
    {
        await work.ExecuteAsync(
            """
            update Shipment set Version = Version + 1, SoleSku = null
            where State <> 'shipped' and Id in (select ShipmentId from ShipmentOrder where Merchant = @Merchant and OrderNo = @OrderNo)
            """,
            new { order.Merchant, order.OrderNo });
        var dead = await work.QueryAsync<string>(
            """
            select s.Id from ShipmentOrder mine join Shipment s on s.Id = mine.ShipmentId
            where mine.Merchant = @Merchant and mine.OrderNo = @OrderNo and s.State <> 'shipped' and not exists (
              select 1 from ShipmentOrder so join SalesOrder o on o.Merchant = so.Merchant and o.OrderNo = so.OrderNo
              where so.ShipmentId = s.Id and o.CancelledAt is null)
            order by s.Id
            """,
            new { order.Merchant, order.OrderNo });
        foreach (var id in dead) await work.ExecuteAsync("update Shipment set State = 'cancelled' where Id = @id", new { id });
        return dead;
    }

    public Task HoldShipmentsAsync(UnitOfWork work, StoredOrder order) =>
        work.ExecuteAsync(
            """
            update Shipment set State = 'held', Version = Version + 1
            where State in ('waiting', 'packing', 'packed') and Id in (select ShipmentId from ShipmentOrder where Merchant = @Merchant and OrderNo = @OrderNo)
            """,
            new { order.Merchant, order.OrderNo });

    /// <summary>A shipment waits again once none of its living orders is held.</summary>
    public Task ReleaseShipmentsAsync(UnitOfWork work, StoredOrder order) =>
        work.ExecuteAsync(
            """
            update Shipment set State = 'waiting', Station = null, Version = Version + 1
            where State = 'held'
              and Id in (select ShipmentId from ShipmentOrder where Merchant = @Merchant and OrderNo = @OrderNo)
              and not exists (
                select 1 from ShipmentOrder so join SalesOrder o on o.Merchant = so.Merchant and o.OrderNo = so.OrderNo
                where so.ShipmentId = Shipment.Id and o.CancelledAt is null and o.HeldAt is not null)
            """,
            new { order.Merchant, order.OrderNo });
}
