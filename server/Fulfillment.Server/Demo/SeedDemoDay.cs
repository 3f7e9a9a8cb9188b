using System.Text.Json.Nodes;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Demo;

/// <summary>
/// Fills an empty installation with the demo day, through the program's own API, so that the demo can hold nothing a real
/// merchant could not send. An installation that knows a merchant or a site is left alone, unless an interrupted demo left its key behind:
/// then it goes on with the day that key was made, and what was done before is stated again without effect.
/// </summary>
internal sealed class SeedDemoDay(
    PlaceStore places,
    ApiKeyStore keys,
    CreateApiKey create,
    RevokeApiKey revoke,
    DbDriver driver,
    DataDirectory data,
    IConfiguration configuration,
    IHostEnvironment environment,
    TimeProvider clock)
{
    private const string KeyName = "demo day";
    private const int AtOnce = 8;
    private static readonly Caller Seeder = new() { Name = "demo" };

    /// <summary>True when it was filled now.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        if (!configuration.GetValue<bool>("Demo:Seed")) return false;
        var interrupted = (await keys.ListAsync(new PageRequest(PageRequest.Largest, ""), ct)).Where(key => key is { Name: KeyName, CreatedBy: "demo" }).ToList();
        if (interrupted.Count == 0 && (await places.ListMerchantsAsync(new PageRequest(1, ""), null, ct)).Count > 0) return false;
        var day = new DemoDay(interrupted is [var first, ..] ? first.CreatedAt : clock.GetUtcNow());
        var key = (await create.HandleAsync(new ApiKeyDocument { Name = KeyName, Scopes = [Scopes.Admin] }, Seeder, ct)).Value!;
        await PlayAsync(day, key.Key, ct);
        foreach (var id in interrupted.Select(old => old.Id).Append(key.Id)) await revoke.HandleAsync(id, Seeder, CancellationToken.None);
        return true;
    }

    private async Task PlayAsync(DemoDay day, string key, CancellationToken ct)
    {
        var past = new DemoClock();
        past.Set(day.StartedAt.AddDays(-7));
        var printed = Path.Combine(data.Path, "printed");
        await using var server = await DemoServer.StartAsync(driver, configuration, environment, past, ct);
        using var caller = new DemoCaller(server.Address, key);
        foreach (var (path, body) in day.SetUp(Path.Combine(printed, "before"))) await caller.PutAsync(path, body, ct);
        await Parallel.ForEachAsync(
            day.Pictures(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (picture, stop) => await caller.PutAsync($"merchants/{picture.Merchant}/assets/{picture.Name}", DemoDay.Picture(picture.Name), stop));

        foreach (var (at, play) in Timeline(day, caller, past, ct).OrderBy(step => step.At))
        {
            past.Set(at);
            await play();
        }

        foreach (var (path, body) in day.Printers(printed)) await caller.PutAsync(path, body, ct);
    }

    private static IEnumerable<(DateTimeOffset At, Func<Task> Play)> Timeline(DemoDay day, DemoCaller caller, DemoClock past, CancellationToken ct)
    {
        var pack = new PackEarlierParcel(caller, past, day.Barcodes());
        foreach (var order in day.Orders())
        {
            yield return (order.PlacedAt, () => caller.PutAsync(order.Path, order.Body, ct));
            if (order.Packed is { } packed) yield return (packed.At, () => pack.HandleAsync(order, packed, ct));
            if (order.Then is var (verb, reason)) yield return (day.Eve, () => caller.PostAsync($"{order.Path}/{verb}", new JsonObject { ["reason"] = reason }, ct));
            foreach (var piece in order.News)
            {
                var news = piece.DeepClone();
                news["waybill"] = order.Waybill;
                yield return ((DateTimeOffset)piece["at"]!, () => caller.PostAsync($"merchants/{order.Merchant}/shipments/updates", news, ct));
            }
        }
    }
}
