using System.Net;
using Fulfillment.Server.Access;
using Fulfillment.Server.Events;
using Fulfillment.Server.Orders;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Orders;

/// <summary>Whoever is first wins, everybody else hears so, and nothing happens twice.</summary>
public class SixteenStationsOneShipment
{
    [Theory, EveryDatabase]
    public async Task One_station_gets_it(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var shipment = await app.AcceptedAsync("1001");

        var claims = await Task.WhenAll(Enumerable.Range(1, 16).Select(n => Task.Run(() => app.ClaimAsync(shipment, $"s{n}"))));

        var winner = Assert.Single(claims.Index(), claim => claim.Item).Index + 1;
        var view = await app.ShipmentAsync(shipment);
        Assert.Equal((ShipmentState.Packing, $"s{winner}"), (view.State, view.Station));
    }

    [Theory, EveryDatabase]
    public async Task A_new_number_stated_by_sixteen_at_once_is_one_order_with_one_event(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);

        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => app.PutOrderAsync("1001", app.Order()))));

        Assert.Equal(1, replies.Count(reply => reply.StatusCode is HttpStatusCode.Created));
        Assert.Equal(15, replies.Count(reply => reply.StatusCode is HttpStatusCode.OK));
        Assert.Equal([EventTypes.OrderAccepted], await app.EventsAsync("1001"));
    }

    [Theory, EveryDatabase]
    public async Task A_cancel_and_the_last_scan_at_once_end_one_way_or_the_other_never_both(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        for (var n = 0; n < 20; n++)
        {
            var shipment = await app.AcceptedAsync($"{n}");
            await app.ClaimAsync(shipment);
            var seen = (await app.ShipmentAsync(shipment)).Version;

            // Who is asked first is not always who is served first; both ways must come up.
            var shipping = n % 2 == 0 ? app.ShipAsync(shipment, seen: seen) : null;
            var cancelling = app.The<CancelOrder>().HandleAsync(app.Tea(), $"{n}", "お客様都合", Caller.Nobody, default);
            shipping ??= app.ShipAsync(shipment, seen: seen);
            var cancelled = await cancelling;
            var shipped = await shipping;

            Assert.NotEqual(shipped, cancelled.Refusal is null);
            Assert.Equal(shipped ? "shipped" : "cancelled", await app.StatusAsync($"{n}"));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_waybill_goes_on_one_parcel(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var shipment = await app.AcceptedAsync("1001", app.Order().With("carrier", "yamato").With("waybills", new[] { "444413758703" }));
        var other = await app.AcceptedAsync("1002");
        var store = app.The<WaybillStore>();

        var stolen = await UseAsync(other);
        var uses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => UseAsync(shipment))));
        var bound = await app.Db.WriteAsync(work => store.TryBindAsync(work, app.Tea(), "yamato", "444413758703", other, Guid.CreateVersion7().ToString(), app.Clock.GetUtcNow()));

        Assert.False(stolen, "Another shipment's number was used.");
        Assert.Single(uses, used => used);
        Assert.False(bound, "A known number was bound a second time.");

        Task<bool> UseAsync(string of) => app.Db.WriteAsync(work =>
            store.TryUseAsync(work, app.Tea(), "yamato", "444413758703", of, Guid.CreateVersion7().ToString(), app.Clock.GetUtcNow()));
    }

    [Theory, EveryDatabase]
    public async Task An_unknown_number_bound_by_eight_stations_goes_on_one_parcel(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var shipments = new List<string>();
        for (var n = 0; n < 8; n++) shipments.Add(await app.AcceptedAsync($"{n}"));

        var bound = await Task.WhenAll(shipments.Select(shipment => Task.Run(() => app.Db.WriteAsync(work =>
            app.The<WaybillStore>().TryBindAsync(work, app.Tea(), "yamato", "123456789013", shipment, Guid.CreateVersion7().ToString(), app.Clock.GetUtcNow())))));

        Assert.Single(bound, won => won);
        Assert.Single(await app.The<FoundShipmentStore>().ByWaybillAsync("123456789013", default), found => found.Shipment.Id == shipments[Array.IndexOf(bound, true)]);
    }
}
