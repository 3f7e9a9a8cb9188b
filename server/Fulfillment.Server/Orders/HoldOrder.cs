using Fulfillment.Server.Access;
using Fulfillment.Server.Events;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>Somebody wants an order to stay where it is: nobody packs or ships it until it is released.</summary>
internal sealed class HoldOrder(Db db, OrderStore orders, OrderStateStore store, EventLog events, AuditTrail audit, TimeProvider clock)
{
    public Task<Outcome<Written>> HandleAsync(string merchant, string orderNo, string reason, Caller by, CancellationToken ct) =>
        db.WriteAsync<Outcome<Written>>(
            async work =>
            {
                var order = await orders.LockAsync(work, merchant, orderNo);
                if (order is null) return OrderRefusals.NoSuchOrder(orderNo);
                if (order.Cancelled is not null) return OrderRefusals.AlreadyCancelled(orderNo);
                if (order.Shipments.All(shipment => shipment.State is ShipmentState.Shipped)) return OrderRefusals.AlreadyShipped(orderNo);
                if (order.Held is not null) return Written.Same;

                await store.MarkHeldAsync(work, order, new OrderMark(reason, by.Name, clock.GetUtcNow()));
                await store.HoldShipmentsAsync(work, order);
                await events.AppendAsync(work, OrderEvents.Held(order));
                await audit.RecordAsync(work, by, "order.held", order.AuditSubject, new { reason });
                return Written.Changed;
            },
            ct);
}

/// <summary>The reason for a hold is gone: the order waits to be packed again.</summary>
internal sealed class ReleaseOrder(Db db, OrderStore orders, OrderStateStore store, EventLog events, AuditTrail audit)
{
    public Task<Outcome<Written>> HandleAsync(string merchant, string orderNo, string reason, Caller by, CancellationToken ct) =>
        db.WriteAsync<Outcome<Written>>(
            async work =>
            {
                var order = await orders.LockAsync(work, merchant, orderNo);
                if (order is null) return OrderRefusals.NoSuchOrder(orderNo);
                if (order.Cancelled is not null) return OrderRefusals.AlreadyCancelled(orderNo);
                if (order.Held is null) return Written.Same;

                await store.MarkHeldAsync(work, order, null);
                await store.ReleaseShipmentsAsync(work, order);
                await events.AppendAsync(work, OrderEvents.Released(order));
                await audit.RecordAsync(work, by, "order.released", order.AuditSubject, new { reason });
                return Written.Changed;
            },
            ct);
}
