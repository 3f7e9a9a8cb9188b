using System.Text.Json;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Tracking;

/// <summary>An order on its way, as its customer and its carrier know it.</summary>
internal static class TrackedFloor
{
    public static async Task<string> TokenOfAsync(this Floor floor, string order)
    {
        using var reply = await floor.App.Http.GetAsync($"/api/v1/merchants/{floor.Merchant}/orders/{order}");
        return new Uri((await reply.JsonAsync()).GetProperty("trackingUrl").GetString()!).Segments[^1];
    }

    public static async Task CarrierSaysAsync(this Floor floor, string order, string status, string at = "2026-11-22T10:00:00+09:00")
    {
        using var reply = await floor.App.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/shipments/updates", new { waybill = Floor.WaybillOf(order), carrier = "yamato", status, at });
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
    }

    public static async Task<IReadOnlyList<JsonElement>> EventsAsync(this Floor floor, string type)
    {
        using var reply = await floor.App.Http.GetAsync($"/api/v1/events?site={floor.Site}&types={type}&limit=500");
        return [.. (await reply.JsonAsync()).GetProperty("items").EnumerateArray()];
    }
}
