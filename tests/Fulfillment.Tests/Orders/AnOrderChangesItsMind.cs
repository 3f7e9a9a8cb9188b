using Fulfillment.Server.Events;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Orders;

/// <summary>Changes, cancels and holds, at every moment between "picked" and "gone".</summary>
public class AnOrderChangesItsMind
{
    [Theory, EveryDatabase]
    public async Task While_packing_the_address_may_change_and_the_station_cannot_ship_on_the_old_one(TestDatabase engine)
    {
        var watcher = new Watcher();
        await using var app = await StartAsync(engine, watcher);
        var shipment = await app.AcceptedAsync("1001");
        await app.ClaimAsync(shipment);
        var seen = (await app.ShipmentAsync(shipment)).Version;

        using var moved = await app.PutOrderAsync("1001", app.Order().With("shipTo", new { name = "山田 花子", address = "神戸市" }));

        Assert.Equal(200, (int)moved.StatusCode);
        Assert.Equal([$"changed {shipment}"], watcher.Seen);
        Assert.False(await app.ShipAsync(shipment, seen: seen), "The station shipped on facts that no longer hold.");
        Assert.True(await app.ShipAsync(shipment));
    }

    [Theory, EveryDatabase]
    public async Task While_packing_the_lines_stay_and_after_a_hold_they_may_change(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var shipment = await app.AcceptedAsync("1001");
        await app.ClaimAsync(shipment);

        using var refused = await app.PutOrderAsync("1001", app.Order(quantity: 2));
        using var held = await app.TellAsync("1001", "hold");
        using var changed = await app.PutOrderAsync("1001", app.Order(quantity: 2));

        Assert.Equal((409, "orders/being-packed", null), await refused.RefusalAsync());
        Assert.Equal(200, (int)changed.StatusCode);
        Assert.Equal(ShipmentState.Held, (await app.ShipmentAsync(shipment)).State);
    }

    [Theory, EveryDatabase]
    public async Task Once_shipped_a_repeat_is_fine_a_change_and_a_cancel_are_not(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var shipment = await app.AcceptedAsync("1001");
        await app.ClaimAsync(shipment);
        await app.ShipAsync(shipment);

        using var same = await app.PutOrderAsync("1001", app.Order());
        using var changed = await app.PutOrderAsync("1001", app.Order(quantity: 2));
        using var cancelled = await app.TellAsync("1001", "cancel", new { reason = "遅い" });
        using var held = await app.TellAsync("1001", "hold");

        Assert.Equal(200, (int)same.StatusCode);
        Assert.Equal((409, "orders/already-shipped", null), await changed.RefusalAsync());
        Assert.Equal((409, "orders/already-shipped", null), await cancelled.RefusalAsync());
        Assert.Equal((409, "orders/already-shipped", null), await held.RefusalAsync());
        Assert.Equal("shipped", await app.StatusAsync("1001"));
    }

    [Theory, EveryDatabase]
    public async Task A_cancel_is_one_fact_told_in_the_same_unit_of_work_and_stays(TestDatabase engine)
    {
        var watcher = new Watcher();
        await using var app = await StartAsync(engine, watcher);
        var shipment = await app.AcceptedAsync("1001");
        await app.ClaimAsync(shipment, "s3");

        using var first = await app.TellAsync("1001", "cancel", new { reason = "二重注文" });
        using var again = await app.TellAsync("1001", "cancel", new { reason = "もう一度" });
        using var repeated = await app.PutOrderAsync("1001", app.Order());
        using var changed = await app.PutOrderAsync("1001", app.Order(quantity: 2));

        Assert.Equal((200, 200, 200), ((int)first.StatusCode, (int)again.StatusCode, (int)repeated.StatusCode));
        Assert.Equal((409, "orders/already-cancelled", null), await changed.RefusalAsync());
        Assert.Equal([$"cancelled {shipment} 二重注文"], watcher.Seen);
        Assert.Equal([EventTypes.OrderAccepted, EventTypes.OrderCancelled], await app.EventsAsync("1001"));
        var view = await app.ShipmentAsync(shipment);
        Assert.Equal((ShipmentState.Cancelled, "s3", "二重注文"), (view.State, view.Station, view.Orders[0].Cancelled?.Reason));
    }

    [Theory, EveryDatabase]
    public async Task An_observer_that_fails_keeps_the_cancel_from_happening(TestDatabase engine)
    {
        await using var app = await StartAsync(engine, new Watcher { Fails = true });
        await app.AcceptedAsync("1001");

        using var reply = await app.TellAsync("1001", "cancel");

        Assert.Equal(500, (int)reply.StatusCode);
        Assert.Equal("waiting", await app.StatusAsync("1001"));
        Assert.Equal([EventTypes.OrderAccepted], await app.EventsAsync("1001"));
    }

    [Theory, EveryDatabase]
    public async Task A_held_order_is_not_packed_until_it_is_released(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var shipment = await app.AcceptedAsync("1001");

        using var held = await app.TellAsync("1001", "hold", new { reason = "住所確認" });
        var claimedHeld = await app.ClaimAsync(shipment);
        using var released = await app.TellAsync("1001", "release");
        using var releasedAgain = await app.TellAsync("1001", "release");

        Assert.False(claimedHeld, "A held shipment was claimed.");
        Assert.Equal("住所確認", (await held.JsonAsync()).GetProperty("held").GetProperty("reason").GetString());
        Assert.Equal(200, (int)releasedAgain.StatusCode);
        Assert.True(await app.ClaimAsync(shipment), "A released shipment waits again.");
        Assert.Equal([EventTypes.OrderAccepted, EventTypes.OrderHeld, EventTypes.OrderReleased], await app.EventsAsync("1001"));
    }

    [Theory, EveryDatabase]
    public async Task What_the_bench_holds_the_office_releases(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var shipment = await app.AcceptedAsync("1001");
        await app.ClaimAsync(shipment, "s1");
        var mark = new OrderMark("破損", "worker:W-1", app.Clock.GetUtcNow());

        var byAnother = await app.Db.WriteAsync(work => app.The<ShipmentStore>().TryHoldAsync(work, shipment, app.Osaka(), "s2", mark));
        var byIts = await app.Db.WriteAsync(work => app.The<ShipmentStore>().TryHoldAsync(work, shipment, app.Osaka(), "s1", mark));

        Assert.Equal((false, true), (byAnother, byIts));
        Assert.Equal("held", await app.StatusAsync("1001"));
        using var released = await app.TellAsync("1001", "release");
        Assert.Equal("waiting", await app.StatusAsync("1001"));
    }

    [Theory, EveryDatabase]
    public async Task A_new_statement_replaces_the_waybills_it_stated_and_never_takes_anothers(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var order = app.Order().With("carrier", "yamato");
        var shipment = await app.AcceptedAsync("1001", order.With("waybills", new[] { "444413758703", "123456789013" }));

        using var theft = await app.PutOrderAsync("1002", order.With("waybills", new[] { "4444-1375-8703" }));
        await app.AcceptedAsync("1001", order.With("waybills", new[] { "123456789013" }));
        using var freed = await app.PutOrderAsync("1002", order.With("waybills", new[] { "4444-1375-8703" }));

        Assert.Equal((422, "orders/waybill-taken", "waybills"), await theft.RefusalAsync());
        Assert.Contains("1001", (await theft.JsonAsync()).GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(201, (int)freed.StatusCode);
        Assert.Equal(["123456789013"], (await app.ShipmentAsync(shipment)).Waybills.Select(waybill => waybill.Number));
    }

    private static Task<FulfillmentApp> StartAsync(TestDatabase engine, Watcher watcher) =>
        OrdersWords.StartWithTeaInOsakaAsync(engine, services => services.AddSingleton<IShipmentObserver>(watcher));

    private sealed class Watcher : IShipmentObserver
    {
        public List<string> Seen { get; } = [];

        public bool Fails { get; init; }

        public Task CancelledAsync(UnitOfWork work, string shipment, string reason) => Note($"cancelled {shipment} {reason}");

        public Task ChangedAsync(UnitOfWork work, string shipment) => Note($"changed {shipment}");

        private Task Note(string what)
        {
            if (Fails) throw new InvalidOperationException("The printer's table is on fire.");
            Seen.Add(what);
            return Task.CompletedTask;
        }
    }
}
