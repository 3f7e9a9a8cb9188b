using Fulfillment.Server.Demo;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Demo;

public class TheDemoDay
{
    [Fact]
    public async Task Fills_an_empty_installation_once_without_a_key_of_the_administrators_and_leaves_none_behind()
    {
        await using var app = await FulfillmentApp.StartAsync(
            TestDatabase.Sqlite,
            configure: configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Demo:Seed"] = "true", ["Access:BootstrapKey"] = null }));
        var seed = app.Services.GetRequiredService<SeedDemoDay>();

        var (filled, again) = (await seed.RunAsync(app.Address, default), await seed.RunAsync(app.Address, default));

        Assert.Equal((true, false), (filled, again));
        using var admin = await app.SignInAsync("A-001");
        Assert.NotEmpty((await (await admin.GetAsync("/api/v1/merchants")).JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Empty((await (await admin.GetAsync("/api/v1/api-keys")).JsonAsync()).GetProperty("items").EnumerateArray());
    }
}
