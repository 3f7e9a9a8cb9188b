using System.Net;
using System.Text.Json;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace Fulfillment.Tests.Dashboard;

/// <summary>A floor on which everything happens at a minute of the script: the clock stands still until the script moves it.</summary>
internal sealed class ScriptedFloor : IAsyncDisposable
{
    /// <summary>Midnight of the scripted day in Osaka: some day to come, for a browser keeps no cookie that ended before its own clock.</summary>
    public static readonly DateTimeOffset Midnight = new(TimeProvider.System.GetUtcNow().Date.AddDays(2), TimeSpan.FromHours(9));

    private readonly StandingClock _clock;

    private ScriptedFloor(FulfillmentApp app, Floor floor, StandingClock clock) => (App, Floor, _clock) = (app, floor, clock);

    public FulfillmentApp App { get; }

    public Floor Floor { get; }

    public string Site => Floor.Site;

    /// <param name="at">Hours and minutes of the day, as <c>"09:30"</c>.</param>
    public static async Task<ScriptedFloor> OpenAsync(TestDatabase engine, string at, object? policies = null, string? printer = null)
    {
        var clock = new StandingClock { Now = At(at) };
        var app = await FulfillmentApp.StartAsync(engine, services: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        return new ScriptedFloor(app, await Floor.OpenAsync(app, policies, printer), clock);
    }

    public static DateTimeOffset At(string time) => Midnight + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The scripted day as ISO text, or a day after it.</summary>
    public static string Day(int later = 0) => Midnight.AddDays(later).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>It is now this time of the scripted day.</summary>
    public void ItIs(string time) => _clock.Now = At(time);

    /// <param name="shipBy">A time of the scripted day, or null for no promise.</param>
    public Task<string> OrderAsync(string orderNo, string? shipBy = "17:00", string? carrier = "yamato", string? notBefore = null, string? tote = null) =>
        Floor.AddOrderAsync(
            orderNo,
            [("TEA-01", 1)],
            more: new { carrier, shipBy = shipBy is null ? (DateTimeOffset?)null : At(shipBy), notBefore = notBefore is null ? (DateTimeOffset?)null : At(notBefore), tote });

    /// <summary>Opens the order at one time and matches its label at another.</summary>
    public async Task PackAsync(Bench bench, string orderNo, string opened, string shipped)
    {
        ItIs(opened);
        await bench.ScanAllAsync(orderNo, Harness.Floor.GreenTea);
        ItIs(shipped);
        Assert.Equal("packing/shipped", (await bench.ScanAsync(Harness.Floor.WaybillOf(orderNo))).Code);
    }

    public Task<JsonElement> ReadAsync(string query = "") => GetAsync($"/api/v1/sites/{Site}/floor{query}");

    public async Task<JsonElement> GetAsync(string path)
    {
        using var reply = await App.Http.GetAsync(path);
        Assert.True(reply.StatusCode == HttpStatusCode.OK, $"{path}: {await reply.Content.ReadAsStringAsync()}");
        return await reply.JsonAsync();
    }

    /// <summary>The order numbers of a list, in its order.</summary>
    public async Task<string[]> OrdersAsync(string path) =>
        [.. (await GetAsync(path)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("orders")[0].GetString()!)];

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private sealed class StandingClock : TimeProvider
    {
        private long _ticks;

        public DateTimeOffset Now
        {
            get => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
            set => Interlocked.Exchange(ref _ticks, value.UtcTicks);
        }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

internal static class FloorNumbers
{
    public static JsonElement Totals(this JsonElement floor) => floor.GetProperty("totals");

    public static int Number(this JsonElement element, string member) => element.GetProperty(member).GetInt32();

    public static string? Text(this JsonElement element, string member) => element.GetProperty(member).GetString();

    public static JsonElement Station(this JsonElement floor, string code) => floor.GetProperty("stations").EnumerateArray().Single(station => station.GetProperty("code").GetString() == code);
}
