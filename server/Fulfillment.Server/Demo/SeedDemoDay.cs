using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Demo;

/// <summary>
/// Fills an empty installation with the demo day, through the program's own API, so that the demo can hold nothing a real
/// merchant could not send. An installation that knows a merchant is left alone.
/// </summary>
internal sealed class SeedDemoDay(PlaceStore places, CreateApiKey create, RevokeApiKey revoke, IConfiguration configuration, TimeProvider clock)
{
    private const string Resource = "db/seed/demo-day.json";
    private static readonly Caller Seeder = new() { Name = "demo" };

    /// <summary>True when it was filled now.</summary>
    public async Task<bool> RunAsync(Uri server, CancellationToken ct)
    {
        if (!configuration.GetValue<bool>("Demo:Seed") || (await places.ListMerchantsAsync(new PageRequest(1, ""), null, ct)).Count > 0) return false;
        var key = (await create.HandleAsync(new ApiKeyDocument { Name = "demo day", Scopes = [Scopes.Admin] }, Seeder, ct)).Value!;
        try
        {
            await PlayAsync(server, key.Key, ct);
        }
        finally
        {
            await revoke.HandleAsync(key.Id, Seeder, CancellationToken.None);
        }

        return true;
    }

    private async Task PlayAsync(Uri server, string key, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var script = JsonDocument.Parse(Script());
        foreach (var step in script.RootElement.EnumerateArray())
        {
            var path = step.GetProperty("put").GetString()!;
            using var body = new StringContent(step.GetProperty("body").GetRawText(), Encoding.UTF8, "application/json");
            using var reply = await http.PutAsync(new Uri($"/api/v1/{path}", UriKind.Relative), body, ct);
            if (!reply.IsSuccessStatusCode) throw new InvalidOperationException($"The demo day stopped at {path}: {await reply.Content.ReadAsStringAsync(ct)}");
        }
    }

    /// <summary>The script with its days set: orders of yesterday leave today and arrive tomorrow, whenever the demo is played.</summary>
    private string Script()
    {
        using var reader = new StreamReader(typeof(SeedDemoDay).Assembly.GetManifestResourceStream(Resource)!, Encoding.UTF8);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo")).DateTime);
        var printed = Path.Combine(Path.GetFullPath(configuration["Data:Directory"] ?? "data"), "printed");
        return new StringBuilder(reader.ReadToEnd())
            .Replace("{yesterday}", Day(today.AddDays(-1)))
            .Replace("{today}", Day(today))
            .Replace("{tomorrow}", Day(today.AddDays(1)))
            .Replace("{printed}", JsonEncodedText.Encode(printed).ToString())
            .ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
