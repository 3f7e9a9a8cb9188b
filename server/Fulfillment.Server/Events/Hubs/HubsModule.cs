using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.SignalR;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>The hubs: a doorbell each, the log is the mailbox. What was missed is read again by cursor.</summary>
internal static class HubsModule
{
    // What a client has not taken yet; the next write waits, and with it this connection's reader alone.
    private const long SendBuffer = 64 * 1024;

    public static IServiceCollection AddHubs(this IServiceCollection services)
    {
        services.AddSignalR(hubs =>
        {
            hubs.MaximumReceiveMessageSize = HubLimits.MessageBytes;
            hubs.HandshakeTimeout = TimeSpan.FromSeconds(10);
            hubs.KeepAliveInterval = TimeSpan.FromSeconds(10);
            hubs.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
        }).AddJsonProtocol(protocol => protocol.PayloadSerializerOptions = Json.Options);
        services.AddSingleton<HubLimits>().AddSingleton<DoorbellWatchers>().AddSingleton<StateSignal>();
        services.AddSingleton<EventTail>().AddHostedService(provider => provider.GetRequiredService<EventTail>());
        services.AddHostedService<WatchStates>();
        services.AddSingleton<HubDoor>().AddHostedService(provider => provider.GetRequiredService<HubDoor>());
        return services.AddHub<EventsHub>().AddHub<DoorbellHub>();
    }

    /// <summary>For a slice's own hub, too: its connections are asked for their credential like the others'.</summary>
    public static IServiceCollection AddHub<THub>(this IServiceCollection services)
        where THub : Hub => services
        .AddSingleton<OpenConnections<THub>>()
        .AddSingleton<HubLifetimeManager<THub>>(provider => provider.GetRequiredService<OpenConnections<THub>>())
        .AddSingleton<IOpenConnections>(provider => provider.GetRequiredService<OpenConnections<THub>>());

    public static void MapHubs(this IEndpointRouteBuilder app)
    {
        app.MapBoundedHub<EventsHub>("/hubs/events").Allow(Scopes.Events, Scopes.Read, Scopes.Bench).ForOwnMerchant();
        app.MapBoundedHub<DoorbellHub>("/hubs/doorbell").Allow(Scopes.Bench, Scopes.Events, Scopes.Read).ForInstallation();
    }

    public static HubEndpointConventionBuilder MapBoundedHub<THub>(this IEndpointRouteBuilder app, string path)
        where THub : Hub => app.MapHub<THub>(path, connection =>
        {
            connection.ApplicationMaxBufferSize = 2 * HubLimits.MessageBytes;
            connection.TransportMaxBufferSize = SendBuffer;
        });
}
