namespace Fulfillment.Server.Orders;

/// <summary>Intake of orders, and the shipments that carry them.</summary>
internal static class OrdersModule
{
    public static IServiceCollection AddOrders(this IServiceCollection services) =>
        services.AddSingleton<ShipmentStore>().AddSingleton<FoundShipmentStore>().AddSingleton<WaybillStore>();
}
