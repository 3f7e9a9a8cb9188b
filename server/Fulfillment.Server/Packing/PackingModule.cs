using Fulfillment.Server.Orders;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Packing;

/// <summary>Parcels, and what a scan does to the one that is open.</summary>
internal static class PackingModule
{
    public static IServiceCollection AddPacking(this IServiceCollection services) => services
        .AddSingleton<PackingStore>()
        .AddSingleton<ReadScan>()
        .AddSingleton<LoadParcel>()
        .AddSingleton<PrintInserts>()
        .AddSingleton<ChooseAndPrint>()
        .AddSingleton<RedecideInserts>()
        .AddSingleton<SaveMove>()
        .AddSingleton<OpenShipment>()
        .AddSingleton<PackingBench>()
        .AddSingleton<IShipmentObserver, VoidPaper>()
        .AddSingleton<IPaperObserver, RecordPrinted>();
}
