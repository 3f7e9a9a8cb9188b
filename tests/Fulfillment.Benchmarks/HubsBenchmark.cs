using Fulfillment.Benchmarks.Harness;
using Fulfillment.Server.Events;
using Fulfillment.Server.Platform;
using Fulfillment.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fulfillment.Benchmarks;

/// <summary>One event on its way to browsers: from the append to the last of so many connections, against a hub that only sends the same bytes to all.</summary>
internal static class HubsBenchmark
{
    private const int Rounds = 15;
    private const string Site = "osaka";

    public static async Task RunAsync()
    {
        Report.Heading("hubs", "a bare hub that sends the same message to the same number of connections, no log and no cursor");
        foreach (var (connections, events) in new[] { (1, 50), (2_000, 3) }) await CompareAsync(connections, events);
    }

    private static async Task CompareAsync(int connections, int events)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        await app.AddSiteAsync(Site);
        await using var bare = await StartBareAsync();
        await using var listeners = await HubSockets.OpenAsync(new Uri(app.Address, "/hubs/events"), connections, FulfillmentApp.BootstrapKey, Site);
        await using var bareListeners = await HubSockets.OpenAsync(new Uri(bare.Urls.First() + "/bare"), connections);
        var log = app.Services.GetRequiredService<EventLog>();
        var hub = bare.Services.GetRequiredService<IHubContext<BareHub>>();
        var fact = NewEvent.OfOrder(Site, EventTypes.ParcelShipped, "tea", "1001", null, new { carrier = "yamato", waybill = "444413758703", status = "shipped" });
        var message = Json.Write(new CloudEvent("1.0", Guid.NewGuid().ToString(), $"/sites/{Site}", fact.Type, fact.Subject, DateTimeOffset.UtcNow, "1", "application/json", System.Text.Json.JsonSerializer.SerializeToElement(fact.Data)));
        var parsed = Json.Read<System.Text.Json.JsonElement>(message);

        var turns = await Turns.TakeAsync(
            Rounds,
            () => DeliverAsync(bareListeners, events, () => hub.Clients.All.SendAsync("Receive", parsed)),
            () => DeliverAsync(listeners, events, () => app.Db.WriteAsync(work => log.AppendAsync(work, fact))));
        Report.BaselinePace($"bare hub, {connections} connection{(connections == 1 ? "" : "s")}", turns[0]);
        Report.Pace($"append to Receive, {connections} connection{(connections == 1 ? "" : "s")}", turns[1], turns[0]);
    }

    private static async Task<Pace> DeliverAsync(HubSockets sockets, int events, Func<Task> send)
    {
        var measured = Pace.Start();
        for (var n = 0; n < events; n++)
        {
            var heard = sockets.EveryoneHears();
            await send();
            await heard.WaitAsync(TimeSpan.FromMinutes(1));
        }

        return measured.Of(events);
    }

    private static async Task<WebApplication> StartBareAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<BareHub>("/bare");
        await app.StartAsync();
        return app;
    }

    private sealed class BareHub : Hub;
}
