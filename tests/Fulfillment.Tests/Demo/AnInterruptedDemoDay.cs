using Fulfillment.Server.Demo;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Demo;

public class AnInterruptedDemoDay
{
    [Fact]
    public async Task Goes_on_at_the_next_start_and_counts_nothing_twice()
    {
        await using var app = await FulfillmentApp.StartAsync(
            TestDatabase.Sqlite,
            configure: configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Demo:Seed"] = "true" }));
        var seed = app.Services.GetRequiredService<SeedDemoDay>();
        using var stop = new CancellationTokenSource();

        var first = seed.RunAsync(stop.Token);
        while (await ShippedAsync(app) < 3) Assert.False(first.IsFaulted, first.Exception?.ToString());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var filled = await seed.RunAsync(default);

        Assert.True(filled);
        Assert.Equal(34, await ShippedAsync(app));
        Assert.False(await seed.RunAsync(default));
    }

    private static async Task<int> ShippedAsync(FulfillmentApp app)
    {
        using var reply = await app.Http.GetAsync("/api/v1/events?site=osaka&limit=500&types=fulfillment.parcel.shipped");
        return (await reply.JsonAsync()).TryGetProperty("items", out var items) ? items.GetArrayLength() : 0;
    }
}
