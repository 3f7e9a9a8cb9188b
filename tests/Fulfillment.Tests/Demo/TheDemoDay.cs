using System.Globalization;
using System.Text.Json;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Demo;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Demo;

/// <summary>What somebody finds who starts the program for the first time.</summary>
public sealed class TheDemoDay(DemoDayFixture day) : IClassFixture<DemoDayFixture>
{
    [Fact]
    public async Task Fills_an_empty_installation_once_without_a_key_of_the_administrators_and_leaves_none_behind()
    {
        var again = await day.App.Services.GetRequiredService<SeedDemoDay>().RunAsync(default);

        Assert.Equal((true, false), (day.Filled, again));
        Assert.Empty(await ItemsAsync("api-keys"));
        Assert.Equal(["beauty", "tea"], (await ItemsAsync("merchants")).Select(merchant => merchant.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Two_hundred_orders_wait_are_held_cancelled_or_long_on_their_way()
    {
        var orders = (await ItemsAsync("merchants/tea/orders")).Concat(await ItemsAsync("merchants/beauty/orders")).ToList();

        var states = orders.CountBy(order => order.GetProperty("status").GetString()!).OrderBy(state => state.Key, StringComparer.Ordinal).Select(state => $"{state.Key} {state.Value}");
        Assert.Equal(["cancelled 3", "held 3", "shipped 34", "waiting 160"], states);
    }

    [Fact]
    public async Task The_days_before_were_packed_then_with_every_sheet_proven_and_the_carrier_has_news()
    {
        var events = await ItemsAsync("events?site=osaka&types=fulfillment.parcel.shipped,fulfillment.parcel.delivered");

        var shipped = events.Where(fact => Type(fact) == "fulfillment.parcel.shipped").ToList();
        Assert.Equal(34, shipped.Count);
        Assert.All(shipped, fact => Assert.True(At(fact) < DateTimeOffset.UtcNow.AddHours(-1)));
        Assert.Equal(shipped.Select(At).Order(), shipped.Select(At));
        Assert.Contains(events, fact => Type(fact) == "fulfillment.parcel.delivered");
        var order = await day.App.Http.GetAsync("/api/v1/merchants/tea/orders/901");
        Assert.All((await order.JsonAsync()).GetProperty("inserts").EnumerateArray(), insert => Assert.Equal("verified", insert.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Every_picture_that_is_named_is_there_and_small()
    {
        var demo = new DemoDay(DateTimeOffset.UtcNow);

        foreach (var (merchant, name) in demo.Pictures())
        {
            var bytes = await day.App.Http.GetByteArrayAsync($"/api/v1/merchants/{merchant}/assets/{name}");
            Assert.InRange(bytes.Length, 1, 12 * 1024);
        }
    }

    [Fact]
    public async Task The_campaigns_cover_every_message_in_both_languages()
    {
        var campaigns = (await ItemsAsync("merchants/tea/campaigns")).Concat(await ItemsAsync("merchants/beauty/campaigns")).ToList();

        Assert.Equal(8, campaigns.Count);
        Assert.Equal(7, campaigns.Select(campaign => campaign.GetProperty("message").GetString()).Distinct().Count());
        Assert.All(campaigns, campaign => Assert.All(new[] { "ja", "en" }, language => Assert.NotEmpty(campaign.GetProperty("name").GetProperty(language).GetString()!)));
    }

    [Fact]
    public void Every_waybill_number_is_one_that_the_carrier_could_have_issued_and_none_comes_twice()
    {
        var numbers = new DemoDay(DateTimeOffset.UtcNow).Orders().Select(order => order.Waybill).ToList();

        Assert.Equal(200, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.True(WaybillNumbers.Read(number) is { IsProven: true }, number));
    }

    [Theory]
    [InlineData("2026-11-21T06:30:00+09:00", "2026-11-21T12:00:00+09:00")]
    [InlineData("2026-11-21T18:20:00+09:00", "2026-11-21T20:00:00+09:00")]
    public void The_first_truck_leaves_at_noon_and_later_for_those_who_start_late(string startedAt, string firstTruck)
    {
        var shipBy = new DemoDay(DateTimeOffset.Parse(startedAt, CultureInfo.InvariantCulture)).Orders()
            .Where(order => order.Packed is null).Select(order => (DateTimeOffset)order.Body["shipBy"]!).Distinct().Order().ToList();

        Assert.Equal(DateTimeOffset.Parse(firstTruck, CultureInfo.InvariantCulture), shipBy[0]);
        Assert.True(shipBy.Count >= 4);
    }

    private static string Type(JsonElement fact) => fact.GetProperty("type").GetString()!;

    private static DateTimeOffset At(JsonElement fact) => fact.GetProperty("time").GetDateTimeOffset();

    private async Task<IReadOnlyList<JsonElement>> ItemsAsync(string path)
    {
        using var reply = await day.App.Http.GetAsync($"/api/v1/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=500");
        return [.. (await reply.JsonAsync()).GetProperty("items").EnumerateArray()];
    }
}

/// <summary>One demo day for all who look at it.</summary>
public sealed class DemoDayFixture : IAsyncLifetime
{
    internal FulfillmentApp App { get; private set; } = null!;

    internal bool Filled { get; private set; }

    public async ValueTask InitializeAsync()
    {
        App = await FulfillmentApp.StartAsync(
            TestDatabase.Sqlite,
            configure: configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Demo:Seed"] = "true" }));
        Filled = await App.Services.GetRequiredService<SeedDemoDay>().RunAsync(default);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
