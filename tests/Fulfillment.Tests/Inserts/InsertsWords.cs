using System.Net;
using System.Text;
using System.Text.Json;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Places;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Orders;
using Xunit;

namespace Fulfillment.Tests.Inserts;

/// <summary>What tests say of campaigns and of the shipments they go into.</summary>
internal static class InsertsWords
{
    public static string CampaignPath(this FulfillmentApp app, string code, string? merchant = null) => $"/api/v1/merchants/{merchant ?? app.Tea()}/campaigns/{code}";

    public static Task<HttpResponseMessage> PutCampaignAsync(this FulfillmentApp app, string code, string json, string? merchant = null) =>
        app.Http.PutAsync(app.CampaignPath(code, merchant), new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>A live campaign with a template and whatever members the case is about.</summary>
    public static async Task LiveCampaignAsync(this FulfillmentApp app, string code, string members = "")
    {
        using var reply = await app.PutCampaignAsync(code, $$"""{"status":"live","template":"thank-you-card"{{(members.Length == 0 ? "" : "," + members)}}}""");
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
    }

    public static async Task<JsonElement> DecideAsync(this FulfillmentApp app, string json)
    {
        using var reply = await app.Http.PostAsync($"/api/v1/merchants/{app.Tea()}/inserts/decide", new StringContent(json, Encoding.UTF8, "application/json"));
        Assert.True(reply.StatusCode is HttpStatusCode.OK, await reply.Content.ReadAsStringAsync());
        return await reply.JsonAsync();
    }

    /// <summary>Accepts an order of a customer and answers its shipment.</summary>
    public static Task<string> OrderOfAsync(this FulfillmentApp app, string orderNo, string customer) =>
        app.AcceptedAsync(orderNo, app.Order().With("customer", new { @ref = customer, orderCount = 1 }));

    /// <summary>The shipment opens at the bench: its inserts are decided in one unit of work.</summary>
    public static async Task<IReadOnlyList<ShipmentInsert>> OpenAsync(this FulfillmentApp app, string shipment)
    {
        var terms = (await app.The<PlaceStore>().FindMerchantAsync(app.Tea()))!;
        var site = (await app.The<PlaceStore>().FindSiteAsync(app.Osaka()))!;
        var occasion = InsertOccasion.Of(await app.ShipmentAsync(shipment), terms, site, new Dictionary<string, ProductFacts>());
        return await app.Db.WriteAsync(work => app.The<DecideInserts>().DecideAsync(work, occasion));
    }

    public static Task<IReadOnlyList<ShipmentInsert>> VoidAsync(this FulfillmentApp app, string shipment) =>
        app.Db.WriteAsync(work => app.The<SettleInsert>().VoidAsync(work, shipment, "test"));
}
