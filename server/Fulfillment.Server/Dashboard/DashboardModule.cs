using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Dashboard;

/// <summary>Reads across all slices for the people who watch; writes nothing.</summary>
internal static class DashboardModule
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddSingleton<ReadOrderPage>()
        .AddSingleton<FindWhere>();

    public static void MapDashboard(this IEndpointRouteBuilder api)
    {
        string[] readers = [Scopes.Read, Scopes.Orders, Scopes.Bench, Scopes.Campaigns];
        var order = api.MapGroup("/merchants/{merchant}/orders/{orderNo}");
        order.MapGet("/", async (string merchant, string orderNo, ReadOrderPage read, CancellationToken ct) => (await read.HandleAsync(merchant, orderNo, ct)).ToHttp()).Allow(readers);
        order.MapGet("/where", async (string merchant, string orderNo, FindWhere find, CancellationToken ct) => (await find.HandleAsync(merchant, orderNo, ct)).ToHttp()).Allow(readers);
    }
}
