using Fulfillment.Server.Access;
using Fulfillment.Server.Events;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>A merchant cancels an order that has not left yet. Whoever packs it hears so at the next scan; what was printed for it is void at once.</summary>
internal sealed class CancelOrder(
    Db db,
    OrderStore orders,
    OrderStateStore store,
    EventLog events,
    IEnumerable<IShipmentObserver> observers,
    AuditTrail audit,
    TimeProvider clock)
{
    public Task<Outcome<Written>> HandleAsync(string merchant, string orderNo, string reason, Caller by, CancellationToken ct) =>
        db.WriteAsync<Outcome<Written>>(
            async work =>
            {
                var order = await orders.LockAsync(work, merchant, orderNo);
                if (order is null) return OrderRefusals.NoSuchOrder(orderNo);
                if (order.Cancelled is not null) return Written.Same;
                if (order.Shipments.Any(shipment => shipment.State is ShipmentState.Shipped)) return OrderRefusals.AlreadyShipped(orderNo);

                await store.MarkCancelledAsync(work, order, new OrderMark(reason, by.Name, clock.GetUtcNow()));
                var dead = await store.CancelShipmentsAsync(work, order);
                if (order.Held is not null) await store.ReleaseShipmentsAsync(work, order);
                foreach (var observer in observers)
                {
                    foreach (var shipment in order.Shipments)
                        await (dead.Contains(shipment.Id) ? observer.CancelledAsync(work, shipment.Id, reason) : observer.ChangedAsync(work, shipment.Id));
                }

                await events.AppendAsync(work, OrderEvents.Cancelled(order));
                await audit.RecordAsync(work, by, "order.cancelled", order.AuditSubject, new { reason });
                return Written.Changed;
            },
            ct);
}
