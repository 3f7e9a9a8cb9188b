using System.Text.Json;
using Fulfillment.Fakes.Hubs;
using Microsoft.AspNetCore.SignalR.Client;

namespace Fulfillment.Tests.Harness;

/// <summary>Machines, people and stations that listen to the hubs of the running server.</summary>
internal static class Hubs
{
    /// <summary>A machine with a key; none is nobody.</summary>
    public static Task<HubListener> ListenAsync(this FulfillmentApp app, string hub, string? key = FulfillmentApp.BootstrapKey, string method = "Receive") =>
        HubListener.ConnectAsync(app.Address, hub, method, options =>
        {
            if (key is not null) options.SetRequestHeader("Authorization", $"Bearer {key}");
        });

    /// <summary>A browser of this server's own page, with the cookies that this client was given.</summary>
    public static Task<HubListener> ListenAsync(this FulfillmentApp app, string hub, System.Net.CookieContainer cookies, string method, string? origin = null) =>
        HubListener.ConnectAsync(app.Address, hub, method, options =>
        {
            options.Cookies = cookies;
            options.SetRequestHeader("Origin", origin ?? app.Address.GetLeftPart(UriPartial.Authority));
        });

    public static Task SubscribeAsync(this HubListener listener, string site, long after = 0) => listener.Connection.InvokeAsync("Subscribe", site, after);

    public static IEnumerable<string> Sequences(this IEnumerable<JsonElement> events) => events.Select(fact => fact.GetProperty("sequence").GetString()!);
}
