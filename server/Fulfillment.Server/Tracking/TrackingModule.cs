using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Tracking;

/// <summary>Where a parcel is after it left, as the carrier says and the customer reads.</summary>
internal static class TrackingModule
{
    public static IServiceCollection AddTracking(this IServiceCollection services) => services
        .AddSingleton<CarrierNewsStore>()
        .AddSingleton<TakeCarrierNews>()
        .AddSingleton<ReadTracking>();

    public static void MapTracking(this IEndpointRouteBuilder api)
    {
        api.MapPost(
            "/merchants/{merchant}/shipments/updates",
            async (HttpRequest request, string merchant, TakeCarrierNews take, CancellationToken ct) =>
            {
                var document = await request.ReadJsonAsync<CarrierNewsDocument>(ct);
                return document.Refusal is { } refusal
                    ? refusal.ToHttp()
                    : (await take.HandleAsync(merchant, document.Value!, ct)).ToHttp(status => Results.Json(new { status = status.Code, at = status.At }, Json.Options));
            }).Allow(Scopes.Orders).Takes<CarrierNewsDocument>();

        api.MapGet(
            "/tracking/{token}",
            async (HttpContext http, string token, string? after, ReadTracking read, CancellationToken ct) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                _ = long.TryParse(after, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var cursor);
                return (await read.HandleAsync(token, cursor, ct)).ToHttp();
            }).AllowAnyone();
    }
}
