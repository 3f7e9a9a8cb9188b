using System.Net;
using System.Text.Json;
using Fulfillment.Server.Events;
using Fulfillment.Server.Orders;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Orders;

/// <summary>What tests say of orders: a merchant <c>tea</c>, a site <c>osaka</c>, and orders in as few words as the case needs.</summary>
internal static class OrdersWords
{
    public static string Tea(this FulfillmentApp app) => app.Unique("tea");

    public static string Osaka(this FulfillmentApp app) => app.Unique("osaka");

    /// <summary>The real server with the merchant and the site set up.</summary>
    public static async Task<FulfillmentApp> StartWithTeaInOsakaAsync(TestDatabase engine, Action<IServiceCollection>? services = null)
    {
        var app = await FulfillmentApp.StartAsync(engine, services: services);
        await app.AddMerchantAsync("tea");
        await app.AddSiteAsync("osaka");
        return app;
    }

    /// <summary>The smallest order: one unit of one product.</summary>
    public static Dictionary<string, object?> Order(this FulfillmentApp app, string sku = "TEA-01", int quantity = 1) => new()
    {
        ["site"] = app.Osaka(),
        ["lines"] = new[] { new { lineNo = 1, sku, quantity } },
    };

    public static Dictionary<string, object?> With(this Dictionary<string, object?> order, string member, object? value) => new(order) { [member] = value };

    public static string PathOf(this FulfillmentApp app, string orderNo, string? merchant = null) =>
        $"/api/v1/merchants/{merchant ?? app.Tea()}/orders/{Uri.EscapeDataString(orderNo)}";

    public static Task<HttpResponseMessage> PutOrderAsync(this FulfillmentApp app, string orderNo, object order, string? merchant = null) =>
        app.Http.PutJsonAsync(app.PathOf(orderNo, merchant), order);

    /// <summary>Puts an order that must be accepted, and returns its shipment.</summary>
    public static async Task<string> AcceptedAsync(this FulfillmentApp app, string orderNo, object? order = null, string? merchant = null)
    {
        using var reply = await app.PutOrderAsync(orderNo, order ?? app.Order(), merchant);
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
        return (await reply.JsonAsync()).GetProperty("shipment").GetString()!;
    }

    public static async Task<JsonElement> GetOrderAsync(this FulfillmentApp app, string orderNo, string? merchant = null)
    {
        using var reply = await app.Http.GetAsync(app.PathOf(orderNo, merchant));
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return await reply.JsonAsync();
    }

    public static async Task<string?> StatusAsync(this FulfillmentApp app, string orderNo) => (await app.GetOrderAsync(orderNo)).GetProperty("status").GetString();

    public static Task<HttpResponseMessage> TellAsync(this FulfillmentApp app, string orderNo, string what, object? body = null) =>
        body is null ? app.Http.PostAsync(app.PathOf(orderNo) + "/" + what, null) : app.Http.PostJsonAsync(app.PathOf(orderNo) + "/" + what, body);

    public static T The<T>(this FulfillmentApp app)
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<ShipmentView> ShipmentAsync(this FulfillmentApp app, string shipment) =>
        await app.The<ShipmentStore>().FindAsync(shipment, default) ?? throw new InvalidOperationException($"No shipment {shipment}");

    /// <summary>A packer opens the shipment; true for the one station that gets it.</summary>
    public static Task<bool> ClaimAsync(this FulfillmentApp app, string shipment, string station = "s1") =>
        app.Db.WriteAsync(work => app.The<ShipmentStore>().TryClaimAsync(work, shipment, app.Osaka(), station));

    public static async Task<bool> ShipAsync(this FulfillmentApp app, string shipment, string station = "s1", long? seen = null)
    {
        var version = seen ?? (await app.ShipmentAsync(shipment)).Version;
        return await app.Db.WriteAsync(work => app.The<ShipmentStore>().TryShipAsync(work, shipment, app.Osaka(), station, version, app.Clock.GetUtcNow()));
    }

    public static async Task<IReadOnlyList<string>> EventsAsync(this FulfillmentApp app, string orderNo, string? merchant = null) =>
        [.. (await app.The<EventStore>().ReadSubjectAsync($"orders/{merchant ?? app.Tea()}/{orderNo}", default)).Select(e => e.Type)];

    /// <summary>The refusal's code, and the field it names.</summary>
    public static async Task<(int Status, string? Code, string? Field)> RefusalAsync(this HttpResponseMessage reply)
    {
        var body = await reply.JsonAsync();
        return ((int)reply.StatusCode,
            body.TryGetProperty("code", out var code) ? code.GetString() : null,
            body.TryGetProperty("field", out var field) ? field.GetString() : null);
    }
}
