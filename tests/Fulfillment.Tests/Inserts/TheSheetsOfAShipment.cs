using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Events;
using Fulfillment.Server.Inserts;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Orders;
using Xunit;

namespace Fulfillment.Tests.Inserts;

/// <summary>From the decision to the parcel: what a sheet goes through, each step once.</summary>
public sealed class TheSheetsOfAShipment
{
    [Theory, EveryDatabase]
    public async Task Each_copy_is_a_sheet_with_a_code_of_its_own(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("c", """ "name":{"ja":"お礼","en":"Thanks"},"copies":3,"proof":"kind","slot":"flyer" """);

        var sheets = await app.OpenAsync(await app.OrderOfAsync("1001", "C-1"));

        Assert.Equal([1, 2, 3], sheets.Select(sheet => sheet.CopyNumber));
        Assert.All(sheets, sheet => Assert.True(InsertCode.IsWellFormed(sheet.Code)));
        Assert.Equal(3, sheets.Select(sheet => sheet.Code).Distinct().Count());
        Assert.All(sheets, sheet => Assert.Equal((InsertSlot.Flyer, InsertProof.Kind, InsertState.Chosen), (sheet.Slot, sheet.Proof, sheet.State)));
        var found = await app.The<ShipmentInsertStore>().FindByCodeAsync(sheets[1].Code, default);
        Assert.Equal(sheets[1] with { ChosenAt = default }, found! with { ChosenAt = default });
        Assert.Null(await app.The<ShipmentInsertStore>().FindByCodeAsync(InsertCode.New(), default));
        using var resolved = await app.Http.PostJsonAsync("/api/v1/barcodes/resolve", new { data = sheets[2].Code.ToLowerInvariant() });
        Assert.Equal("insert", (await resolved.JsonAsync()).GetProperty("kind").GetString());
    }

    [Theory, EveryDatabase]
    public async Task A_shipment_is_decided_once_however_often_it_is_opened(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("c");
        var shipment = await app.OrderOfAsync("1001", "C-1");

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => app.OpenAsync(shipment))));

        Assert.Single(opened.Select(sheets => Assert.Single(sheets).Id).Distinct());
        Assert.Equal([EventTypes.OrderAccepted, EventTypes.InsertChosen], await app.EventsAsync("1001"));
    }

    [Theory, EveryDatabase]
    public async Task The_decision_is_kept_with_its_reasons(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("no", """ "when":{"field":"customer.orderCount","op":">","value":5} """);
        var shipment = await app.OrderOfAsync("1001", "C-1");

        Assert.Empty(await app.OpenAsync(shipment));

        var decision = await app.The<ShipmentInsertStore>().FindDecisionAsync(shipment, default);
        Assert.Contains("customer.orderCount = 1, needed > 5", System.Text.RegularExpressions.Regex.Unescape(decision!));
    }

    [Theory, EveryDatabase]
    public async Task A_sheet_is_printed_and_proved_once_and_only_then_skipping_is_too_late(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("c");
        var sheet = Assert.Single(await app.OpenAsync(await app.OrderOfAsync("1001", "C-1")));
        var settle = app.The<SettleInsert>();
        var parcel = Guid.CreateVersion7().ToString();

        Assert.True(await app.Db.WriteAsync(work => settle.MarkPrintedAsync(work, sheet.Id)));
        Assert.False(await app.Db.WriteAsync(work => settle.MarkPrintedAsync(work, sheet.Id)));
        var proved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => app.Db.WriteAsync(work => settle.MarkVerifiedAsync(work, sheet.Id, parcel)))));
        Assert.Single(proved, true);
        Assert.False(await app.Db.WriteAsync(work => settle.MarkSkippedAsync(work, sheet.Id, "late")));

        var found = await app.The<ShipmentInsertStore>().FindByCodeAsync(sheet.Code, default);
        Assert.Equal((InsertState.Verified, parcel), (found!.State, found.ParcelId));
        Assert.Equal([EventTypes.OrderAccepted, EventTypes.InsertChosen, EventTypes.InsertVerified], await app.EventsAsync("1001"));
    }

    [Theory, EveryDatabase]
    public async Task A_skipped_sheet_gives_its_place_back_once(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("c", """ "caps":{"total":1} """);
        var shipment = await app.OrderOfAsync("1", "C-1");
        var sheet = Assert.Single(await app.OpenAsync(shipment));

        Assert.True(await app.Db.WriteAsync(work => app.The<SettleInsert>().MarkSkippedAsync(work, sheet.Id, "late")));
        Assert.Empty(await app.VoidAsync(shipment));

        Assert.Single(await app.OpenAsync(await app.OrderOfAsync("2", "C-2")));
        Assert.Empty(await app.OpenAsync(await app.OrderOfAsync("3", "C-3")));
    }

    [Theory, EveryDatabase]
    public async Task A_changed_order_voids_its_sheets_and_is_decided_again(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("c", """ "caps":{"total":1,"perCustomer":1} """);
        var shipment = await app.OrderOfAsync("1001", "C-1");
        var before = Assert.Single(await app.OpenAsync(shipment));
        await app.Db.WriteAsync(work => app.The<SettleInsert>().MarkPrintedAsync(work, before.Id));

        await app.AcceptedAsync("1001", app.Order(quantity: 2).With("customer", new { @ref = "C-1", orderCount = 1 }));

        var voided = await app.The<ShipmentInsertStore>().FindByCodeAsync(before.Code, default);
        Assert.Equal((InsertState.Voided, true), (voided!.State, voided.IsPaperToDestroy));
        Assert.False(await app.Db.WriteAsync(work => app.The<SettleInsert>().MarkVerifiedAsync(work, before.Id, Guid.CreateVersion7().ToString())));
        var after = Assert.Single(await app.OpenAsync(shipment));
        Assert.Equal((2, InsertState.Chosen), (after.Round, after.State));
        Assert.NotEqual(before.Code, after.Code);
    }

    [Theory, EveryDatabase]
    public async Task A_cancelled_order_voids_its_sheets(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("c");
        var sheet = Assert.Single(await app.OpenAsync(await app.OrderOfAsync("1001", "C-1")));

        using var reply = await app.TellAsync("1001", "cancel", new { reason = "customer" });

        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
        Assert.Equal(InsertState.Voided, (await app.The<ShipmentInsertStore>().FindByCodeAsync(sheet.Code, default))!.State);
        Assert.Contains(EventTypes.InsertVoided, await app.EventsAsync("1001"));
    }

    [Theory, EveryDatabase]
    public async Task A_saved_campaign_counts_from_the_next_shipment_on(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("c");
        Assert.Single(await app.OpenAsync(await app.OrderOfAsync("1", "C-1")));

        (await app.PutCampaignAsync("c", """{"status":"paused","template":"thank-you-card"}""")).Dispose();

        Assert.Empty(await app.OpenAsync(await app.OrderOfAsync("2", "C-2")));
    }

    [Theory, EveryDatabase]
    public async Task A_rolled_back_opening_leaves_nothing_behind(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("c", """ "caps":{"total":1} """);
        var shipment = await app.OrderOfAsync("1", "C-1");
        var site = (await app.The<Server.Places.PlaceStore>().FindSiteAsync(app.Osaka()))!;
        var occasion = InsertOccasion.Of(await app.ShipmentAsync(shipment), new(), site, new Dictionary<string, ProductFacts>());

        await app.Db.WriteAsync(async work => work.Abandon((await app.The<DecideInserts>().DecideAsync(work, occasion)).Count));

        Assert.Empty(await app.The<ShipmentInsertStore>().ListAsync(shipment, default));
        Assert.Single(await app.OpenAsync(shipment));
    }
}
